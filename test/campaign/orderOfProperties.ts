import type { Area } from '../../properties/campaign/CampaignProperty.ts'
import type { RuleCounts } from '../rules/RuleCounts.ts'
import type { PropertyFacts } from './PropertyTask.ts'

/** The areas that speak of the rules of a provider, by the first word of their ids. */
const AREAS_OF: { readonly [prefix: string]: readonly Area[] } = {
  api: ['api'],
  appx: ['appx', 'machine'],
  capability: ['capabilities'],
  dism: ['commands'],
  driver: ['drivers'],
  edition: ['editions'],
  feature: ['features'],
  health: ['health'],
  intl: ['international'],
  language: ['appx', 'machine', 'packages'],
  package: ['packages'],
  source: ['features', 'capabilities', 'health'],
  unattend: ['unattend'],
}

/** Runs of a portion, by how many portions of the property came before: the first are the ones of the unchanged code. */
const PORTIONS = [10, 30, 100, 300, 1000]

/** Portions of each property that the unchanged code is given. */
const FIRST_PORTIONS = 2

/** Portions with which the property that found a defect before comes first. */
const FINDERS_PORTIONS = 3

/** Some runs of a property. */
export interface Portion {
  readonly property: string
  readonly portion: number
  readonly runs: number
}

/** The first portions of each property, as the unchanged code is given them. */
export function firstPortions(properties: readonly PropertyFacts[]): readonly Portion[] {
  return properties.flatMap(({ name }) => portionsOf(name, 0, FIRST_PORTIONS))
}

/** What a property did on the unchanged code. */
export interface PropertyCost {
  readonly decisions: RuleCounts
  /** Of the processor. */
  readonly seconds: number
}

/**
 * In what order properties are to look for a defect of a rule: first those that took decisions by it on the unchanged
 * code, those of its area before others and with more runs, and first of all those that did it most often in a second,
 * both ways; then its area, then all others; then the same with more runs.
 * @param finder the property that found the defect when values were drawn in another way: it comes before all
 */
export function orderOfProperties(
  rule: string,
  properties: readonly PropertyFacts[],
  costs: { readonly [property: string]: PropertyCost },
  finder?: string,
): readonly Portion[] {
  const areas = AREAS_OF[rule.split('.')[0]!] ?? []
  const tierOf = ({ name, area }: PropertyFacts): number =>
    (costs[name]?.decisions[rule] === undefined ? 2 : 0) + (areas.includes(area) ? 0 : 1)
  const worth = ({ name }: PropertyFacts): number => {
    const [holds, fails] = costs[name]?.decisions[rule] ?? [0, 0]
    return (Math.min(holds, fails) * 10 + holds + fails) / Math.max(0.1, costs[name]?.seconds ?? 1)
  }
  const sorted = properties.toSorted((a, b) => worth(b) - worth(a))
  const tier = (wanted: number, from: number, to: number): readonly Portion[] =>
    Array.from({ length: to - from }, (_, place) => place + from).flatMap((portion) =>
      sorted.filter((each) => tierOf(each) === wanted).flatMap(({ name }) => portionsOf(name, portion, portion + 1)),
    )
  const isFinders = ({ property, portion }: Portion): boolean => property === finder && portion < FINDERS_PORTIONS
  const order = [
    ...tier(0, 0, 1),
    ...tier(1, 0, 1),
    ...tier(0, 1, 3),
    ...tier(1, 1, 2),
    ...tier(2, 0, 2),
    ...tier(3, 0, 2),
    ...tier(0, 3, PORTIONS.length),
    ...[1, 2, 3].flatMap((each) => tier(each, 2, PORTIONS.length)),
  ]
  return [...order.filter(isFinders), ...order.filter((each) => !isFinders(each))]
}

function portionsOf(property: string, from: number, to: number): readonly Portion[] {
  return PORTIONS.slice(from, to).map((runs, place) => ({ property, portion: from + place, runs }))
}
