import fc from 'fast-check'

/** What a property speaks of: one part of servicing, or the whole machine. */
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

export type Area = (typeof AREAS)[number]

/** A law together with the values that it must hold for: what tests, campaigns and the search for seeded defects run. */
export interface CampaignProperty {
  /** A sentence; no two are alike. */
  readonly name: string
  readonly area: Area
  /** Runs of an ordinary test. */
  readonly runs: number
  /** Runs it; never throws for a law that is broken, the run tells. */
  check(settings: PropertySettings): Promise<PropertyRun>
}

/** How a property is run: those settings of fast-check that do not know what is drawn. */
export type PropertySettings = Pick<
  fc.Parameters<unknown>,
  'seed' | 'numRuns' | 'path' | 'endOnFailure' | 'interruptAfterTimeLimit' | 'maxSkipsPerRun'
>

/** How a run went. */
export interface PropertyRun {
  readonly failed: boolean
  readonly numRuns: number
  readonly seed: number
  /** Where the smallest counterexample is among those of the seed; undefined when there is none. */
  readonly path: string | undefined
  /** The smallest value for which the law is broken. */
  readonly counterexample: unknown
  /** What it threw. */
  readonly error: unknown
}

/** What a property is made of. */
export interface PropertyParts<Value> {
  readonly name: string
  readonly area: Area
  readonly runs: number
  /** Made when it is first needed. */
  readonly values: () => fc.Arbitrary<Value>
  /** Throws when it is broken, BrokenLaw as a rule. */
  readonly law: (value: Value) => unknown
}

/** A property of a law and what it is about. */
export function campaignProperty<Value>({ values, law, ...rest }: PropertyParts<Value>): CampaignProperty {
  return {
    ...rest,
    async check(settings) {
      const property = fc.asyncProperty(values(), async (value) => {
        await law(value)
      })
      const run = await fc.check(property, settings)
      return {
        failed: run.failed,
        numRuns: run.numRuns,
        seed: run.seed,
        path: run.counterexamplePath ?? undefined,
        counterexample: run.counterexample?.[0],
        error: run.errorInstance,
      }
    },
  }
}
