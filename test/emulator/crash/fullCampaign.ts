import { rmSync } from 'node:fs'
import { hiveReaders } from '../../properties/hiveReaders.ts'
import { campaign, type CampaignRow } from './campaign.ts'
import { scratchFolder } from './scratchFolder.ts'
import { killDism, startTogether, writeLargeApp, type KillTally, type TogetherTally } from './processStories.ts'
import { tellStories } from './tellStories.ts'

/** How large the campaign is. */
export interface FullCampaignOptions {
  /** Path of the bundled dism. */
  readonly command: string
  readonly seed: number
  /** At how many calls at most a mishap is tried. */
  readonly most: number
  /** At how many calls of a recovery at most it is broken as well. */
  readonly recoveryCalls: number
  /** Every so many images are inspected closely. */
  readonly closely: number
  /** Moments at which processes are killed. */
  readonly moments: number
  /** Processes that start together. */
  readonly together: number
  /** Told what is done so far, a line at a time. */
  readonly say: (line: string) => void
}

/** What came of it. */
export interface FullCampaign {
  readonly rows: readonly CampaignRow[]
  readonly killed: KillTally
  readonly together: TogetherTally
  /** Tools of others that read the hives, and those that are not installed. */
  readonly readers: ReturnType<typeof hiveReaders>
}

/**
 * Breaks every story in every way, kills real processes and lets them meet.
 * @throws Error for the first image that is neither old nor new
 */
export async function fullCampaign(options: FullCampaignOptions): Promise<FullCampaign> {
  const { command, seed, moments, say } = options
  const folder = scratchFolder()
  const readers = hiveReaders()
  try {
    const stories = await tellStories(folder)
    const rows: CampaignRow[] = []
    const campaignOptions = {
      folder,
      seed,
      readers: readers.readers,
      closely: options.closely,
      recoveryCalls: options.recoveryCalls,
      most: () => options.most,
    }
    for await (const row of campaign(stories, campaignOptions)) {
      rows.push(row)
      say(`${row.story}, ${row.durability}, ${row.what}: ${row.tries} times, ${row.old} old, ${row.new} new`)
    }
    const shop = { command, folder, readers: readers.readers }
    await writeLargeApp(shop)
    const killed = await killDism(shop, stories[0]!, moments, seed)
    say(`killed: ${JSON.stringify(killed)}`)
    const together = await startTogether(shop, stories[0]!, options.together)
    say(`together: ${JSON.stringify(together)}`)
    return { rows, killed, together, readers }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
