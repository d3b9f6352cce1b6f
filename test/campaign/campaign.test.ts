import { appendFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { type Shard, shardOf } from './CampaignPlan.ts'
import { campaignPortions, portionsOfShard } from './campaignPortions.ts'
import { newState, resumedState } from './campaignState.ts'
import { formatCampaign } from './formatCampaign.ts'
import { mergeReports } from './mergeReports.ts'
import type { PropertyFacts } from './PropertyTask.ts'
import { reportCampaign } from './reportCampaign.ts'
import { runCampaign } from './runCampaign.ts'

const folder = mkdtempSync(join(tmpdir(), 'dismulator-campaign-'))
afterAll(() => rmSync(folder, { recursive: true }))

const properties: readonly PropertyFacts[] = [
  { name: 'sound', area: 'appx', runs: 30 },
  { name: 'fails at times', area: 'appx', runs: 10 },
  { name: 'kills at times', area: 'drivers', runs: 20 },
]
const plan = { seed: 5, runs: 6000, area: null, property: null }
const portions = campaignPortions(properties, plan)
const head = (shard: Shard) => ({ plan, shard, code: 'abc' })

/** A program whose properties fail, or die, at certain seeds. */
const program = join(folder, 'program.mjs')
writeFileSync(
  program,
  `import { writeSync } from 'node:fs'
  process.on('message', ({ property, mark, settings: { seed, numRuns } }) => {
    writeSync(3, new Uint8Array(numRuns).fill(mark))
    if (property === 'kills at times' && seed % 7 === 0) process.exit(1)
    const failed = property === 'fails at times' && seed % 3 === 0
    process.send({ outcome: failed ? 'failed' : 'passed', runs: failed ? 7 : numRuns, seconds: 1,
      ...(failed ? { path: '6', counterexample: '[' + seed + ']', error: 'broken' } : {}),
      replay: '', decisions: { 'appx.scale.all': [numRuns, 0] } })
  })
  process.send({ properties: [] })`,
)

async function run(shard: Shard, workers: number, file = 'state.jsonl') {
  const mine = portionsOfShard(portions, shard)
  const state = newState(join(folder, file), head(shard))
  await runCampaign({
    program,
    workers,
    portions: mine,
    results: state.results,
    onBeat: () => undefined,
    onResult: ({ place }, result) => state.add(place, { ...result, seconds: 1 }),
  })
  return reportCampaign({ ...head(shard), properties, portions: mine, results: state.results })
}

const WHOLE = { index: 1, count: 1 }

describe('The portions of a campaign', () => {
  test('have all runs, shared as the tests share theirs, and a seed each', () => {
    const runsOf = (name: string): number =>
      portions.filter(({ property }) => property === name).reduce((sum, { runs }) => sum + runs, 0)
    expect(properties.map(({ name }) => runsOf(name))).toEqual([3000, 1000, 2000])
    expect(new Set(portions.map(({ seed }) => seed)).size).toBe(portions.length)
    expect(portions.slice(0, 3).map(({ property }) => property)).toEqual(properties.map(({ name }) => name))
  })

  test('of few runs', () => {
    const few = campaignPortions(properties, { ...plan, runs: 7 })
    expect(few.map(({ runs }) => runs)).toEqual([4, 1, 2])
  })

  test('of an area, and of properties by words of their names', () => {
    const namesOf = (chosen: object): readonly string[] => [
      ...new Set(campaignPortions(properties, { ...plan, ...chosen }).map(({ property }) => property)),
    ]
    expect(namesOf({ area: 'drivers' })).toEqual(['kills at times'])
    expect(namesOf({ property: 'at times' })).toEqual(['fails at times', 'kills at times'])
  })

  test('are in one shard each', () => {
    const shards = [1, 2, 3, 4].map((index) => portionsOfShard(portions, { index, count: 4 }))
    expect(
      shards
        .flat()
        .map(({ place }) => place)
        .sort((a, b) => a - b),
    ).toEqual(portions.map(({ place }) => place))
  })

  test.each(['0/4', '5/4', '1', '1/x', ''])('no shard is called %j', (words) => {
    expect(() => shardOf(words)).toThrow('--shard wants')
  })
})

describe('The verdicts of a campaign', () => {
  test('are the same whatever the number of workers', async () => {
    const [one, three] = [await run(WHOLE, 1), await run(WHOLE, 3)]
    expect(three).toEqual(one)
    const outcomes = Object.fromEntries(one.failures.map(({ property, outcome }) => [property, outcome]))
    expect(outcomes).toEqual({ 'kills at times': 'died', 'fails at times': 'failed' })
    expect(one).toMatchObject({ whole: true, properties: [{ name: 'sound', runs: 3000 }, {}, {}] })
    expect(formatCampaign(one)).toContain('2 properties failed')
    expect(formatCampaign(one)).toMatch(/again: npm run campaign -- --property "fails at times" --again -?[0-9]+\/6\n/)
  })

  test('of its shards add up to those of the whole', async () => {
    const whole = await run(WHOLE, 2)
    const reports = [await run({ index: 1, count: 2 }, 1), await run({ index: 2, count: 2 }, 2)]
    const merged = mergeReports(reports)
    expect(merged.failures).toEqual(whole.failures)
    expect(merged.properties[0]).toEqual(whole.properties[0])
    expect(merged.whole).toBe(true)
    expect(mergeReports(reports.slice(1)).whole).toBe(false)
    expect(() => mergeReports([reports[0]!, reports[0]!])).toThrow('shard 1/2 is there twice')
    expect(() => mergeReports([reports[0]!, { ...reports[1]!, code: 'def' }])).toThrow('not of one campaign')
    expect(() => mergeReports([])).toThrow('no report')
  })

  test('are the same when it was stopped and goes on', async () => {
    const whole = await run(WHOLE, 1, 'resumed.jsonl')
    const file = join(folder, 'resumed.jsonl')
    const stopped = newState(file, head(WHOLE))
    const results = (await runResults()).filter((_, place) => place % 3 === 0)
    for (const [place, result] of results) stopped.add(place, result)
    appendFileSync(file, '[12,{"outco')
    const state = resumedState(file, head(WHOLE))
    expect(state.results.size).toBe(results.length)
    const ran: number[] = []
    await runCampaign({
      program,
      workers: 2,
      portions,
      results: state.results,
      onBeat: () => undefined,
      onResult: ({ place }, result) => {
        ran.push(place)
        state.add(place, { ...result, seconds: 1 })
      },
    })
    expect(ran.filter((place) => results.some(([known]) => known === place))).toEqual([])
    const resumed = resumedState(file, head(WHOLE)).results
    expect(reportCampaign({ ...head(WHOLE), properties, portions, results: resumed })).toEqual(whole)
  })

  test('of other options or other code are no beginning', () => {
    const file = join(folder, 'other.jsonl')
    newState(file, head(WHOLE))
    expect(() => resumedState(file, { ...head(WHOLE), plan: { ...plan, seed: 6 } })).toThrow('of another campaign')
    expect(() => resumedState(file, { ...head(WHOLE), code: 'def' })).toThrow('the code has changed since')
    expect(() => resumedState(join(folder, 'none.jsonl'), head(WHOLE))).toThrow('there is nothing to resume')
  })
})

/** Results of all portions that a campaign of one worker runs. */
async function runResults() {
  await run(WHOLE, 1, 'all.jsonl')
  return [...resumedState(join(folder, 'all.jsonl'), head(WHOLE)).results]
}
