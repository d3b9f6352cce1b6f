import { rmSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { hiveReaders } from '../../properties/hiveReaders.ts'
import { callsOf } from './breakStories.ts'
import { campaign, MISHAPS, type CampaignOptions, type CampaignRow } from './campaign.ts'
import { scratchFolder } from './scratchFolder.ts'
import type { Story } from './Story.ts'
import { tellStories } from './tellStories.ts'

const SEED = 20_260_301
const { readers, missing } = hiveReaders()
const without = missing.length > 0 ? ` (without ${missing.join(', ')})` : ''

let folder = ''
let stories: readonly Story[] = []
beforeAll(async () => {
  folder = scratchFolder()
  stories = await tellStories(folder)
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

async function rowsOf(
  told: readonly Story[],
  options: Pick<CampaignOptions, 'most' | 'closely' | 'readers' | 'recoveryCalls'>,
) {
  const rows: CampaignRow[] = []
  for await (const row of campaign(told, { ...options, folder, seed: SEED })) rows.push(row)
  return rows
}

/** Every mishap of a command on an image ends with the old image or the new one; `npm run crash` tries all calls. */
describe(`an image after a mishap, seed ${SEED}${without}`, () => {
  test('an add that stops after every call, its last write torn or lost', async () => {
    const most: CampaignOptions['most'] = ({ what }, _, durability) =>
      durability === 'process' && what.startsWith('stopped') ? Infinity : 0
    const told = stories.filter(({ name }) => name === 'add')
    const rows = await rowsOf(told, { most, closely: 60, readers, recoveryCalls: 0 })
    expect(rows).toHaveLength(3)
    // The journal's name decides: from that call on the image is the new one, whatever is torn. How many writes come
    // after it depends on how many pages of the hive an add changes that do not lie side by side.
    const calls = await callsOf(told[0]!, { folder, durability: 'process', closely: 1, readers: [], recoveryCalls: 0 })
    const decided = calls.find(({ isDecided }) => isDecided)!.number
    for (const row of rows) {
      const tried = calls.filter(MISHAPS.find(({ what }) => what === row.what)!.at)
      const later = tried.filter(({ number }) => number >= decided).length
      expect(row, row.what).toMatchObject({ old: tried.length - later, new: later })
      expect(Math.min(row.old, row.new), row.what).toBeGreaterThan(0)
    }
    expect(rows[0]!.tries).toBeGreaterThan(100)
  })

  test.each(['add', 'remove', 'add again', 'sign-in', 'optimize', 'remove, the hive is dirty'])(
    '%s: at some calls, with both durabilities',
    async (name) => {
      const told = stories.filter((story) => story.name === name)
      const rows = await rowsOf(told, { most: () => 4, closely: 1000, readers: [], recoveryCalls: 8 })
      expect(rows).toHaveLength(MISHAPS.length + MISHAPS.filter(({ powerOnly }) => !powerOnly).length)
      expect(rows.filter(({ tries, inspected }) => tries < 3 || inspected < 1)).toEqual([])
      const sum = (key: 'old' | 'new') => rows.reduce((total, row) => total + row[key], 0)
      expect(Math.min(sum('old'), sum('new'))).toBeGreaterThan(15)
    },
  )
})
