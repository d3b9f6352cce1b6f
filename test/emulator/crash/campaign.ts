import type { HiveReader } from '../../../properties/laws/hivesStayValid.ts'
import { losePowerAgain, type RecoveryCut } from './breakRecovery.ts'
import {
  breakDisk,
  callsOf,
  changesDisk,
  failStory,
  growsDisk,
  losePower,
  stopStory,
  writesBytes,
  type StoryCall,
  type Tally,
  type Workshop,
} from './breakStories.ts'
import { seededNumbers } from '../../../emulator/machine/faults/seededNumbers.ts'
import { sampleOf } from './sampleOf.ts'
import type { Story } from './Story.ts'

/** What happens to a command. */
export interface Mishap {
  readonly what: string
  /** The calls at which it can happen. */
  readonly at: (call: StoryCall) => boolean
  /** Whether only what has to survive a loss of power is tried. */
  readonly powerOnly?: boolean
  readonly break: (story: Story, calls: readonly StoryCall[], shop: Workshop) => Promise<Tally>
}

/** What came of a mishap at some calls of a story. */
export interface CampaignRow extends Tally {
  readonly story: string
  readonly durability: Workshop['durability']
  readonly what: string
  /** How often it was tried. */
  readonly tries: number
}

/** Where the power goes after the last call. */
const END: StoryCall = { name: 'end', number: Number.MAX_SAFE_INTEGER, isDecided: false }

/** What of a change may be lost with the power. */
const LOST = [
  ['all', 'all that was not flushed'],
  ['bytes', 'the bytes that were not flushed'],
  ['names', 'the names that were not flushed, and no bytes that were overwritten'],
  ['some', 'some of it'],
] as const

const powerCuts = LOST.flatMap(([loss, lost]): Mishap[] => {
  const random = seededNumbers(1)
  return [
    {
      what: `the power goes, and ${lost}`,
      at: changesDisk,
      powerOnly: true,
      break: (story, calls, shop) => losePower(story, [...calls, END], shop, { loss, random, when: 'after the call' }),
    },
    {
      what: `fails with EIO, then the power goes, and ${lost}`,
      at: changesDisk,
      powerOnly: true,
      break: (...given) => losePower(...given, { loss, random, when: 'after a failure' }),
    },
  ]
})

/** What leaves an image to recover. */
const FIRSTS: readonly (readonly [RecoveryCut['first'], string])[] = [
  ['power', 'the power goes, and again in the recovery'],
  ['killed', 'stopped after the call; the power goes in the recovery'],
  ['killed after a failure', 'fails with EIO, is stopped later; the power goes in the recovery'],
]

const recoveryCuts = FIRSTS.map(([first, what]): Mishap => {
  const random = seededNumbers(2)
  return {
    what,
    at: (call) => call.isDecided && changesDisk(call),
    powerOnly: true,
    break: (...given) => losePowerAgain(...given, { random, first }),
  }
})

/** All that is tried. */
export const MISHAPS: readonly Mishap[] = [
  { what: 'stopped after the call', at: () => true, break: (...given) => stopStory(...given, 'whole') },
  { what: 'stopped, half of its bytes written', at: writesBytes, break: (...given) => stopStory(...given, 'torn') },
  { what: 'stopped, none of its bytes written', at: writesBytes, break: (...given) => stopStory(...given, 'lost') },
  { what: 'fails with EIO', at: () => true, break: (...given) => failStory(...given, 'EIO') },
  { what: 'fails with ENOSPC', at: () => true, break: (...given) => failStory(...given, 'ENOSPC') },
  { what: 'the disk is full from there on', at: growsDisk, break: (...given) => failStory(...given, 'ENOSPC', true) },
  { what: 'every call fails from there on', at: changesDisk, break: (...given) => breakDisk(...given) },
  ...powerCuts,
  ...recoveryCuts,
]

/** How much is tried. */
export interface CampaignOptions {
  /** A folder of the real disk. */
  readonly folder: string
  readonly readers: readonly HiveReader[]
  /** Every so many images are inspected closely. */
  readonly closely: number
  readonly seed: number
  /** At how many calls of a recovery at most it is broken as well. */
  readonly recoveryCalls: number
  /** At how many calls at most a mishap is tried. */
  readonly most: (mishap: Mishap, story: Story, durability: Workshop['durability']) => number
}

/**
 * Tries every mishap on every story, with both durabilities.
 * @throws Error for an image that is neither old nor new, or not the one that dism's answer promises
 */
export async function* campaign(stories: readonly Story[], options: CampaignOptions): AsyncGenerator<CampaignRow> {
  const random = seededNumbers(options.seed)
  for (const story of stories) {
    for (const durability of ['process', 'power'] as const) {
      const shop: Workshop = { ...options, durability }
      const calls = await callsOf(story, shop)
      for (const mishap of MISHAPS) {
        const most = options.most(mishap, story, durability)
        if (most === 0 || (mishap.powerOnly && durability === 'process')) continue
        const tally = await mishap.break(story, sampleOf(calls.filter(mishap.at), most, random), shop)
        yield { story: story.name, durability, what: mishap.what, tries: tally.old + tally.new, ...tally }
      }
    }
  }
}
