import { sumOfCounts } from '../rules/RuleCounts.ts'
import type { CampaignPlan, Shard } from './CampaignPlan.ts'
import type { CampaignPortion } from './campaignPortions.ts'
import type { CampaignFailure, CampaignReport } from './CampaignReport.ts'
import type { PropertyFacts, PropertyResult } from './PropertyTask.ts'

/** Portions of a shard that have run. */
export interface ShardResults {
  readonly plan: CampaignPlan
  readonly shard: Shard
  readonly code: string
  readonly properties: readonly PropertyFacts[]
  readonly portions: readonly CampaignPortion[]
  /** By the place of the portion. */
  readonly results: ReadonlyMap<number, PropertyResult>
}

/**
 * The report of a shard. Of a property that failed, what came after the first failure does not count: how far the workers
 * got there is chance.
 */
export function reportCampaign(shard: ShardResults): CampaignReport {
  const { plan, code, properties, portions } = shard
  const firsts = new Map<string, CampaignFailure>()
  const counted: { readonly portion: CampaignPortion; readonly result: PropertyResult }[] = []
  let open = 0
  for (const portion of portions) {
    if (firsts.has(portion.property)) continue
    const result = shard.results.get(portion.place)
    if (result === undefined) open++
    else {
      counted.push({ portion, result })
      const { outcome, path, replayPath, counterexample, error, replay } = result
      const { property, place, seed } = portion
      if (outcome !== 'passed')
        firsts.set(property, { property, outcome, place, seed, path, replayPath, counterexample, error, replay })
    }
  }
  const names = new Set(portions.map(({ property }) => property))
  return {
    plan,
    code,
    shards: [shard.shard],
    whole: open === 0,
    seconds: counted.reduce((sum, { result }) => sum + result.seconds, 0),
    properties: properties
      .filter(({ name }) => names.has(name))
      .map(({ name, area }) => ({
        name,
        area,
        runs: counted.reduce((sum, one) => sum + (one.portion.property === name ? one.result.runs : 0), 0),
      })),
    failures: [...firsts.values()],
    decisions: sumOfCounts(counted.map(({ result }) => result.decisions)),
  }
}
