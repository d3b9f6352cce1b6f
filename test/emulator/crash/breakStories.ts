import type { HiveReader } from '../../../properties/laws/hivesStayValid.ts'
import type { Disk } from '../../../emulator/volume/folder/Disk.ts'
import { WORK } from '../../../emulator/volume/folder/workFolder.ts'
import type { Durability } from '../../../emulator/volume/openFolderVolume.ts'
import {
  diskFault,
  laterDisk,
  Stopped,
  stoppingDisk,
  watchedDisk,
  type DiskCall,
} from '../volume/folder/watchedDisk.ts'
import { inspectImage, recoverAndTell } from './inspectImage.ts'
import { putCopy } from './folderCopy.ts'
import { loggedDisk, replayAfterLoss, type DiskLog, type Loss } from './losePower.ts'
import type { Ending, Story } from './Story.ts'

/** Where stories are broken, and how closely one looks. */
export interface Workshop {
  /** A folder of the real disk for this alone. */
  readonly folder: string
  readonly durability: Durability
  /** Every so many images are inspected closely. */
  readonly closely: number
  /** Tools of others that read hives. */
  readonly readers: readonly HiveReader[]
  /** At how many calls of a recovery at most it is broken as well. */
  readonly recoveryCalls: number
}

/** What came of breaking a story at some of its calls. */
export interface Tally {
  old: number
  new: number
  /** Images that were inspected closely. */
  inspected: number
}

/** A call of a story. */
export interface StoryCall {
  readonly name: string
  /** Counted from 1. */
  readonly number: number
  /** Whether the commit is decided when it has been made, and still to be finished. */
  readonly isDecided: boolean
}

const WRITING = new Set(['create', 'write'])
const READING = new Set(['stat', 'names', 'read'])
const GROWING = new Set(['create', 'write', 'makeFolder', 'link'])

/** Error codes that dism shows, by code of the disk. */
const ERRORS: Readonly<Record<string, { readonly code: number; readonly text: string }>> = {
  ENOSPC: { code: 112, text: 'There is not enough space on the disk.' },
  EIO: { code: 1117, text: 'The request could not be performed because of an I/O device error.' },
}

/** All calls that a story makes of the disk. */
export async function callsOf(story: Story, { folder, durability }: Workshop): Promise<StoryCall[]> {
  const calls: StoryCall[] = []
  let isDecided = false
  const disk = watchedDisk(({ name, arguments: given, number, run }) => {
    const isJournal = String(given[name === 'rename' ? 1 : 0]).endsWith(WORK.journal)
    if (isJournal && (name === 'rename' || name === 'unlink')) isDecided = name === 'rename'
    calls.push({ name, number, isDecided })
    return run()
  })
  putCopy(story.before, imageIn(folder))
  await story.run(imageIn(folder), disk, durability)
  return calls
}

/** Whether a call changes something: to stop after one that does not is to stop after the call before it. */
export function changesDisk({ name }: Pick<StoryCall, 'name'>): boolean {
  return !READING.has(name)
}

/** Whether a call writes bytes: such a one can be torn. */
export function writesBytes({ name }: StoryCall): boolean {
  return WRITING.has(name)
}

/** Whether a full disk may refuse a call. */
export function growsDisk({ name }: StoryCall): boolean {
  return GROWING.has(name)
}

/**
 * Ends the process after each of some calls.
 * @param how `torn`: the last call writes half of its bytes; `lost`: it makes the file at most, and writes none
 * @throws Error when the next command finds an image that is neither old nor new
 */
export function stopStory(story: Story, calls: readonly StoryCall[], shop: Workshop, how: 'whole' | 'torn' | 'lost') {
  return forEach(story, calls, shop, async (call, root) => {
    const disk = how === 'lost' ? losingDisk(call.number) : stoppingDisk(call.number, how === 'torn')
    try {
      await story.run(root, disk, shop.durability)
    } catch (error) {
      if (!(error instanceof Stopped)) throw error
    }
    return undefined
  })
}

/**
 * Lets each of some calls fail with an error of the disk.
 * @param lasting whether all later calls that need space fail, too
 * @throws Error unless dism says so and leaves the old image, or says nothing and leaves the new one
 */
export function failStory(story: Story, calls: readonly StoryCall[], shop: Workshop, code: string, lasting = false) {
  return forEach(story, calls, shop, async (call, root) => {
    const fails = ({ name, number }: DiskCall) =>
      number === call.number || (lasting && number > call.number && GROWING.has(name) && name !== 'write')
    const disk = watchedDisk(
      (made) => {
        if (fails(made)) throw diskFault(code)
        return made.run()
      },
      { processName: 'ended' },
    )
    return checkEnding(await story.run(root, disk, shop.durability), code)
  })
}

/**
 * Lets every call fail from each of some calls on.
 * @throws Error when the image is neither old nor new once the disk works again
 */
export function breakDisk(story: Story, calls: readonly StoryCall[], shop: Workshop) {
  return forEach(story, calls, shop, async (call, root) => {
    const disk = watchedDisk(
      (made) => {
        if (made.number >= call.number) throw diskFault('EIO')
        return made.run()
      },
      { processName: 'ended' },
    )
    const ending = await story.run(root, disk, shop.durability)
    checkEnding(ending, 'EIO')
    return ending.exitCode === 0 ? 'new' : undefined
  })
}

/** @returns the image that such an ending must leave */
function checkEnding({ exitCode, stdout }: Ending, disk: string): 'old' | 'new' {
  const { code, text } = ERRORS[disk]!
  if (exitCode === 0) return 'new'
  const block = `\r\nError: ${code}\r\n\r\n${text}\r\n\r\nThe DISM log file can be found at `
  if (exitCode !== code || !stdout.includes(block)) throw new Error(`ended with ${exitCode}: ${stdout}`)
  return 'old'
}

async function forEach(
  story: Story,
  calls: readonly StoryCall[],
  shop: Workshop,
  act: (call: StoryCall, root: string) => Promise<'old' | 'new' | undefined>,
): Promise<Tally> {
  const tally = newTally()
  for (const call of calls) {
    await judge(story, `call ${call.number} (${call.name})`, shop, tally, async (root) => {
      putCopy(story.before, root)
      return act(call, root)
    })
  }
  return tally
}

/** A tally of nothing. */
export function newTally(): Tally {
  return { old: 0, new: 0, inspected: 0 }
}

/**
 * Lets something happen to an image, and counts what the next command finds.
 * @param act gives the image that must be found, when only one may be
 * @throws Error that says what happened, for an image that is neither old nor new, or not that one
 */
export async function judge(
  story: Story,
  what: string,
  { folder, closely, readers }: Workshop,
  tally: Tally,
  act: (root: string) => Promise<'old' | 'new' | undefined>,
): Promise<void> {
  const root = imageIn(folder)
  try {
    const expected = await act(root)
    const found = recoverAndTell(root, story)
    if (expected !== undefined && found !== expected) throw new Error(`${found}, and must be ${expected}`)
    tally[found]++
    if ((tally.old + tally.new - 1) % closely > 0) return
    inspectImage(root, found === 'old' ? story.before : story.after, `${folder}/aside`, readers)
    tally.inspected++
  } catch (error) {
    throw new Error(`${story.name}, ${what}: ${String(error)}`, { cause: error })
  }
}

/** The disk of a process that ends in its call of that number, which has made a file at most. */
function losingDisk(last: number): Disk {
  return watchedDisk(
    ({ name, arguments: given, number, run }) => {
      if (number < last) return run()
      if (number === last && name === 'create') laterDisk.create(String(given[0]), new Uint8Array())
      throw new Stopped()
    },
    { processName: 'ended' },
  )
}

/** Where the image of a workshop lies. */
export function imageIn(folder: string): string {
  return `${folder}/image`
}

/** How the power of the computer goes. */
export interface PowerCut {
  readonly loss: Loss
  readonly random: (below: number) => number
  /** When: after the call, or after the end of a story whose call has failed with EIO and that was taken back. */
  readonly when: 'after the call' | 'after a failure'
}

/**
 * Lets the power of the computer go at each of some calls.
 * @throws Error when the next command finds an image that is neither old nor new, or not the one that dism has promised
 */
export function losePower(story: Story, calls: readonly StoryCall[], shop: Workshop, { loss, random, when }: PowerCut) {
  return forEach(story, calls, shop, async (call, root) => {
    const log: DiskLog = { calls: [] }
    const disk = loggedDisk(log, ({ number, run }) => {
      if (when === 'after the call' && number > call.number) throw new Stopped()
      if (when === 'after a failure' && number === call.number) throw diskFault('EIO')
      return run()
    })
    let ending: Ending | undefined
    try {
      ending = await story.run(root, disk, 'power')
    } catch (error) {
      if (!(error instanceof Stopped)) throw error
    }
    putCopy(story.before, root)
    replayAfterLoss(log, loss, random)
    return ending && checkEnding(ending, 'EIO')
  })
}
