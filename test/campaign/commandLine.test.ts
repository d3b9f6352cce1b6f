import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { campaignPortions, portionsOfShard } from './campaignPortions.ts'
import { formatCampaign, formatProgress } from './formatCampaign.ts'
import { reportCampaign } from './reportCampaign.ts'

const root = join(import.meta.dirname, '..', '..')
const folder = mkdtempSync(join(tmpdir(), 'dismulator-campaign-'))
afterAll(() => rmSync(folder, { recursive: true }))
const other = join(folder, 'other.json')
writeFileSync(other, '{"name":"other"}')

function run(script: string, words: readonly string[]) {
  const { status, stderr } = spawnSync(process.execPath, [join(root, 'scripts', script), ...words], {
    encoding: 'utf8',
    cwd: root,
  })
  return { status, stderr }
}

describe('npm run campaign', { timeout: 60_000 }, () => {
  test.each([
    [['--runs', '0'], '--runs wants at least 1\n'],
    [['--seed', 'x'], '--seed wants a number\n'],
    [['nothing'], 'nothing is no option\n'],
    [['--merge', other], `${other} is no report of a campaign\n`],
    [['--shard', '3/2'], '--shard wants two numbers such as 1/4, not 3/2\n'],
  ])('%j ends with 2 and a line', (words, line) => {
    expect(run('campaign.mjs', words)).toEqual({ status: 2, stderr: line })
  })

  test('a shard without a portion is whole and has no runs', () => {
    const plan = { seed: 1, runs: 1, area: null, property: null }
    const properties = [{ name: 'one', area: 'appx' as const, runs: 10 }]
    const shard = { index: 2, count: 2 }
    const portions = portionsOfShard(campaignPortions(properties, plan), shard)
    const report = reportCampaign({ plan, shard, code: 'a', properties, portions, results: new Map() })
    expect(report).toMatchObject({ whole: true, properties: [], failures: [] })
    expect(formatCampaign(report)).toContain('0 runs of 0 properties')
    const progress = formatProgress({ runs: 0, of: 0, seconds: { clock: 0, runs: 0 }, decided: 0, failures: 0 })
    expect(progress).toContain('0 of 0 runs (0 %)')
  })
})

describe('npm run defects', { timeout: 60_000 }, () => {
  test('a rule that does not exist ends with 2', () => {
    const wanted = { status: 2, stderr: 'there is no such rule: nosuch\n' }
    expect(run('defects.mjs', ['--check', '--rule', 'nosuch'])).toEqual(wanted)
  })
})
