import type { CampaignPlan, Shard } from './CampaignPlan.ts'
import type { PropertyFacts } from './PropertyTask.ts'
import { seedOf } from './seedOf.ts'

/** Runs of a portion: what one worker does at a time, and what is lost when a campaign is stopped. */
const PORTION = 100

/** Some runs of one property, which any worker gives the same verdict on. */
export interface CampaignPortion {
  /** Place in the whole campaign. */
  readonly place: number
  readonly property: string
  readonly seed: number
  readonly runs: number
}

/**
 * Cuts a campaign into portions: the runs are shared among the properties as the ordinary tests share theirs, and each
 * property's come in portions with a seed of their own. The first portions of all properties come first, so that a
 * campaign that is stopped has met them all.
 */
export function campaignPortions(properties: readonly PropertyFacts[], plan: CampaignPlan): readonly CampaignPortion[] {
  const wanted = properties.filter(
    ({ name, area }) => (plan.area ?? area) === area && (plan.property === null || name.includes(plan.property)),
  )
  const shares = shareRuns(wanted, plan.runs)
  const rounds = Math.ceil(Math.max(0, ...shares) / PORTION)
  return Array.from({ length: rounds }, (_, round) =>
    wanted.map(({ name }, index) => ({
      property: name,
      seed: seedOf(plan.seed, name, round),
      runs: Math.min(PORTION, shares[index]! - round * PORTION),
    })),
  )
    .flat()
    .filter(({ runs }) => runs > 0)
    .map((portion, place) => ({ place, ...portion }))
}

/** The portions of a shard: no two shards have one in common, and together they have all. */
export function portionsOfShard(
  portions: readonly CampaignPortion[],
  { index, count }: Shard,
): readonly CampaignPortion[] {
  return portions.filter(({ place }) => place % count === index - 1)
}

/** Shares runs in proportion to the ordinary ones. They add up. */
function shareRuns(properties: readonly PropertyFacts[], runs: number): readonly number[] {
  const weights = properties.reduce((sum, each) => sum + each.runs, 0)
  let before = 0
  return properties.map((each) => {
    const from = Math.round((before / weights) * runs)
    before += each.runs
    return Math.round((before / weights) * runs) - from
  })
}
