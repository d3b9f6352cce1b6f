import { observeMachines, type Machine, type ScenarioPackage } from '../../emulator/index.ts'
import { whileTelling } from '../computers/toldComputer.ts'

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
  const { name: property, seed, path } = broken
  const { content, error } = await toldScenario(broken)
  if (!content || !error) return undefined
  const [first = ''] = error.message.split('\n')
  return {
    ...content,
    scenario: { ...content.scenario, title: `${property}: ${first}`, found: { property, seed, path } },
  }
}

/** What is done to the computer of a law when it meets a value, and what the law throws then. */
export async function toldScenario<Value>({
  law,
  value,
  scenario,
}: Pick<BrokenProperty<Value>, 'law' | 'value' | 'scenario'>): Promise<{
  readonly content: ScenarioPackage | undefined
  readonly error: Error | undefined
}> {
  const machines: Machine[] = []
  const end = observeMachines((machine) => machines.push(machine))
  let error: Error | undefined
  try {
    await whileTelling(async () => law(value))
  } catch (thrown) {
    error = thrown instanceof Error ? thrown : new Error(String(thrown))
  } finally {
    end()
  }
  const machine = machines.findLast(({ record }) => record.length > 0) ?? machines.at(-1)
  return { content: scenario ? await scenario(value) : machine?.scenario(), error }
}
