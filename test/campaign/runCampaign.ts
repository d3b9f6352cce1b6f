import type { CampaignPortion } from './campaignPortions.ts'
import { startProperties } from './propertyProcess.ts'
import type { PropertyResult } from './PropertyTask.ts'

/** A campaign at work. */
export interface CampaignRun {
  /** The bundled `propertyWorker.ts`. */
  readonly program: string
  readonly workers: number
  /** What is to be run, in this order. */
  readonly portions: readonly CampaignPortion[]
  /** Those that ran before. */
  readonly results: ReadonlyMap<number, PropertyResult>
  readonly onResult: (portion: CampaignPortion, result: PropertyResult) => void
  /** Told of each value that a law meets. */
  readonly onBeat: () => void
}

/**
 * Runs portions in worker processes. Once a portion has failed, later ones of its property are left out; earlier ones have
 * been begun by then, so that the first failure of a property is the same whatever the workers.
 */
export async function runCampaign({ program, workers, portions, results, ...run }: CampaignRun): Promise<void> {
  /** The place of the first failure of a property. */
  const broken = new Map<string, number>()
  const note = ({ property, place }: CampaignPortion, result: PropertyResult | undefined): void => {
    if (result === undefined || result.outcome === 'passed') return
    broken.set(property, Math.min(place, broken.get(property) ?? Infinity))
  }
  for (const portion of portions) note(portion, results.get(portion.place))
  let index = 0
  const next = (): CampaignPortion | undefined => {
    const portion = portions[index++]
    if (portion === undefined) return undefined
    const late = portion.place > (broken.get(portion.property) ?? Infinity)
    return late || results.has(portion.place) ? next() : portion
  }
  const work = async (): Promise<void> => {
    let worker = await startProperties(program)
    for (let portion = next(); portion !== undefined; portion = next()) {
      if (worker.ended()) worker = await startProperties(program)
      const { property, seed, runs } = portion
      const result = await worker.run({ property, settings: { seed, numRuns: runs } }, run.onBeat)
      note(portion, result)
      run.onResult(portion, result)
    }
    worker.end()
  }
  await Promise.all(Array.from({ length: Math.min(workers, portions.length) }, work))
}
