import fc from 'fast-check'
import type { ScenarioPackage } from '../../emulator/index.ts'
import { brokenScenario, toldScenario } from './brokenScenario.ts'

/** The areas: the parts of servicing, and the whole machine. */
export const AREAS = [
  'machine',
  'appx',
  'packages',
  'api',
  'features',
  'capabilities',
  'drivers',
  'health',
  'international',
  'editions',
  'unattend',
  'commands',
] as const

/** What a property speaks of. */
export type Area = (typeof AREAS)[number]

/** A law together with the values that it must hold for: what tests, campaigns and the search for seeded defects run. */
export interface CampaignProperty {
  /** A sentence; no two are alike. */
  readonly name: string
  readonly area: Area
  /** Runs of an ordinary test. */
  readonly runs: number
  /** What a law can meet, and must meet in that many runs: one that only ever met one side shows nothing. */
  readonly cases: readonly string[]
  /**
   * Runs it; never throws for a law that is broken, the run tells.
   * @param began told before the law meets each value, those of shrinking included
   */
  check(settings: PropertySettings, began?: () => void): Promise<PropertyRun>
  /**
   * What is done to a computer when the law meets the first value of a seed, whether it holds or not. Undefined when it is
   * about no computer.
   */
  example(seed: number): Promise<ScenarioPackage | undefined>
}

/** How a property is run: those settings of fast-check that do not know what is drawn. */
export type PropertySettings = Pick<
  fc.Parameters<unknown>,
  'seed' | 'numRuns' | 'path' | 'endOnFailure' | 'interruptAfterTimeLimit' | 'maxSkipsPerRun'
> & {
  /** Of a run of commands that failed: `PropertyRun.replayPath`. */
  readonly replayPath?: string
}

/** How a run went. */
export interface PropertyRun {
  readonly failed: boolean
  /** Whether the time limit came before the last run, or while the counterexample was made smaller. */
  readonly interrupted: boolean
  readonly numRuns: number
  readonly seed: number
  /** Which cases the law met. */
  readonly met: readonly string[]
  /** Where the smallest counterexample is among those of the seed; undefined when there is none. */
  readonly path: string | undefined
  /** Which commands were carried out, where the values have commands of `fc.commands`: to be given beside seed and path. */
  readonly replayPath: string | undefined
  /** The smallest value for which the law is broken. */
  readonly counterexample: unknown
  /** What it threw. */
  readonly error: unknown
  /**
   * What was done to the computer on which the smallest counterexample breaks the law, to be written down; the law runs
   * once more for that. Undefined when nothing failed, or on no computer.
   */
  readonly scenario: () => Promise<ScenarioPackage | undefined>
}

/** What a property is made of. */
export interface PropertyParts<Value> {
  readonly name: string
  readonly area: Area
  readonly runs: number
  /** Made when it is first needed. @param replayPath see `PropertyRun.replayPath` */
  readonly values: (replayPath?: string) => fc.Arbitrary<Value>
  /** Throws when it is broken, BrokenLaw as a rule. Names the cases that it met when there are `cases`. */
  readonly law: (value: Value) => unknown
  /** See `CampaignProperty.cases`; none by default. */
  readonly cases?: readonly string[]
  /** For a law that makes no computer of its own: what a value stands for, as a scenario. */
  readonly scenario?: (value: Value) => ScenarioPackage | Promise<ScenarioPackage>
  /** Values that come first in every run. */
  readonly examples?: readonly Value[]
}

/** A property of a law and what it is about. */
export function campaignProperty<Value>({
  values,
  law,
  cases = [],
  examples = [],
  scenario,
  ...rest
}: PropertyParts<Value>): CampaignProperty {
  return {
    ...rest,
    cases,
    async check({ replayPath, ...settings }, began) {
      const met = new Set<string>()
      const property = fc.asyncProperty(values(replayPath), async (value) => {
        began?.()
        const told = await law(value)
        if (Array.isArray(told)) for (const each of told) met.add(String(each))
      })
      const run = await fc.check(property, { ...settings, examples: examples.map((value): [Value] => [value]) })
      const [value] = run.counterexample ?? []
      const broken = { name: rest.name, law, scenario, seed: run.seed, path: run.counterexamplePath ?? '' }
      return {
        failed: run.failed,
        interrupted: run.interrupted,
        numRuns: run.numRuns,
        seed: run.seed,
        met: [...met],
        path: run.counterexamplePath ?? undefined,
        replayPath: /\/\*replayPath="(.*?)"\*\//.exec(fc.stringify(run.counterexample))?.[1],
        counterexample: value,
        error: run.errorInstance,
        scenario: async () =>
          run.counterexample ? brokenScenario({ ...broken, value: run.counterexample[0] }) : undefined,
      }
    },
    async example(seed) {
      const [value] = fc.sample(values(), { seed, numRuns: 1 })
      return value === undefined ? undefined : (await toldScenario({ law, value, scenario })).content
    },
  }
}
