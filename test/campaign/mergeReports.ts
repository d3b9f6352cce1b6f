import { isDeepStrictEqual } from 'node:util'
import { sumOfCounts } from '../rules/RuleCounts.ts'
import type { CampaignReport } from './CampaignReport.ts'

/**
 * Adds up the reports of shards of one campaign; it is whole when all of them are there.
 * @throws Error when they are not of one campaign, or one shard is there twice
 */
export function mergeReports(reports: readonly CampaignReport[]): CampaignReport {
  const [first] = reports
  if (first === undefined) throw new Error('there is no report to merge')
  const shards = reports.flatMap((report) => report.shards).toSorted((a, b) => a.index - b.index)
  const { count } = shards[0]!
  const same = reports.every(({ plan, code }) => isDeepStrictEqual(plan, first.plan) && code === first.code)
  if (!same || shards.some((shard) => shard.count !== count)) throw new Error('the reports are not of one campaign')
  const twice = shards.find((shard, place) => shards[place + 1]?.index === shard.index)
  if (twice) throw new Error(`shard ${twice.index}/${count} is there twice`)
  return {
    ...first,
    shards,
    whole: shards.length === count && reports.every(({ whole }) => whole),
    seconds: reports.reduce((sum, { seconds }) => sum + seconds, 0),
    properties: sumOfRuns(reports),
    failures: firstOfEach(reports),
    decisions: sumOfCounts(reports.map(({ decisions }) => decisions)),
  }
}

function sumOfRuns(reports: readonly CampaignReport[]): CampaignReport['properties'] {
  const sums = new Map<string, CampaignReport['properties'][number]>()
  for (const one of reports.flatMap(({ properties }) => properties))
    sums.set(one.name, { ...one, runs: one.runs + (sums.get(one.name)?.runs ?? 0) })
  return [...sums.values()]
}

function firstOfEach(reports: readonly CampaignReport[]): CampaignReport['failures'] {
  const all = reports.flatMap(({ failures }) => failures).toSorted((a, b) => a.place - b.place)
  return [...new Map(all.toReversed().map((failure) => [failure.property, failure])).values()].toReversed()
}
