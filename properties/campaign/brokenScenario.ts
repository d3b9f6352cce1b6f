import { observeMachines, type Machine, type ScenarioPackage } from '../../emulator/index.ts'

/** What is known of a property that failed. */
export interface BrokenProperty<Value> {
  readonly name: string
  readonly law: (value: Value) => unknown
  /** See `PropertyParts.scenario`. */
  readonly scenario?: ((value: Value) => ScenarioPackage | Promise<ScenarioPackage>) | undefined
  /** The smallest counterexample. */
  readonly value: Value
  readonly seed: number
  readonly path: string
}

/**
 * What was done to the computer on which a law broke, by running the law once more on the counterexample: of several
 * computers the one that was made last. Undefined when the law is about no computer, or holds this time.
 */
export async function brokenScenario<Value>(broken: BrokenProperty<Value>): Promise<ScenarioPackage | undefined> {
  const { name: property, law, value, seed, path } = broken
  const machines: Machine[] = []
  const end = observeMachines((machine) => machines.push(machine))
  try {
    await law(value)
    return undefined
  } catch (error) {
    end()
    const [first = ''] = (error instanceof Error ? error.message : String(error)).split('\n')
    const machine = machines.findLast(({ record }) => record.length > 0) ?? machines.at(-1)
    const content = broken.scenario ? await broken.scenario(value) : machine?.scenario()
    return (
      content && {
        ...content,
        scenario: { ...content.scenario, title: `${property}: ${first}`, found: { property, seed, path } },
      }
    )
  } finally {
    end()
  }
}
