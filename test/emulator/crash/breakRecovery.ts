import { existsSync } from 'node:fs'
import type { Disk } from '../../../emulator/volume/folder/Disk.ts'
import { WORK } from '../../../emulator/volume/folder/workFolder.ts'
import { openFolderVolume, type Durability } from '../../../emulator/volume/openFolderVolume.ts'
import { diskFault, Stopped } from '../volume/folder/watchedDisk.ts'
import { tickingClock } from '../volume/tickingClock.ts'
import { changesDisk, imageIn, judge, newTally, type StoryCall, type Tally, type Workshop } from './breakStories.ts'
import { copyOf, putCopy, type FolderCopy } from './folderCopy.ts'
import { recoverAndTell } from './inspectImage.ts'
import { loggedDisk, LOSSES, replayAfterLoss, type DiskLog, type Loss } from './losePower.ts'
import { sampleOf } from './sampleOf.ts'
import type { Story } from './Story.ts'

/** How an image comes to be recovered; chance decides how the power goes then. */
export interface RecoveryCut {
  readonly random: (below: number) => number
  /**
   * What happened to the command before, at a call of it: the power went; the process was killed; the call failed, and
   * the process was killed while it took everything back.
   */
  readonly first: 'power' | 'killed' | 'killed after a failure'
}

/** What a command that was cut off has left. */
interface Remains {
  /** What lies on the disk for certain. */
  readonly lasting: FolderCopy
  /** What else was done, and may be lost with the power. */
  readonly log: DiskLog
  /** What the next command sees. */
  readonly seen: FolderCopy
}

/** Calls within which a process is killed that takes everything back. */
const TAKING_BACK = 40

/**
 * Cuts off each of some calls of a story that was told that its changes must survive a loss of power, and lets the power
 * go at each of some calls of the recovery, which is done by a command that was told so or by one that was not.
 * @throws Error when the command after that finds an image that is neither old nor new; or another one than without the
 *   second loss of power, where the first one has left it on the disk
 */
export async function losePowerAgain(
  story: Story,
  calls: readonly StoryCall[],
  shop: Workshop,
  cut: RecoveryCut,
): Promise<Tally> {
  const tally = newTally()
  const root = imageIn(shop.folder)
  let openers = 0
  for (const call of calls) {
    const remains = await remainsOf(story, call, root, cut)
    if (!remains) continue
    for (const recoverer of ['process', 'power'] as const) {
      const ends = recoveryCalls(remains, root, recoverer)
      const expected = cut.first === 'power' ? recoverAndTell(root, story) : undefined
      for (const end of sampleOf(ends, shop.recoveryCalls, cut.random)) {
        const what = `${cut.first} at call ${call.number} (${call.name}), recovery for ${recoverer} at call ${end}`
        await judge(story, what, shop, tally, async () => {
          const log: DiskLog = { calls: [...remains.log.calls] }
          putCopy(remains.seen, root)
          const disk = loggedDisk(log, ({ number, run }) => {
            if (number > end) throw new Stopped()
            return run()
          })
          untilStopped(() => recover(root, disk, recoverer))
          putCopy(remains.lasting, root)
          replayAfterLoss(log, anyLoss(cut), cut.random)
          return expected
        })
        openers++
      }
    }
  }
  if (calls.length > 0 && openers === 0) throw new Error(`${story.name}: there was nothing to recover`)
  return tally
}

/** What is left of a story; undefined when it is nothing that has to be carried out or taken back. */
async function remainsOf(story: Story, call: StoryCall, root: string, cut: RecoveryCut): Promise<Remains | undefined> {
  const { first, random } = cut
  const log: DiskLog = { calls: [] }
  const end = call.number + (first === 'killed after a failure' ? 1 + random(TAKING_BACK) : 0)
  const disk = loggedDisk(log, ({ number, run }) => {
    if (number > end) throw new Stopped()
    if (number === call.number && first === 'killed after a failure') throw diskFault('EIO')
    return run()
  })
  putCopy(story.before, root)
  try {
    await story.run(root, disk, 'power')
  } catch (error) {
    if (!(error instanceof Stopped)) throw error
  }
  if (first === 'power') {
    putCopy(story.before, root)
    replayAfterLoss(log, anyLoss(cut), random)
    log.calls.length = 0
  }
  if (![WORK.journal, WORK.undo].some((file) => existsSync(`${root}/${file}`))) return undefined
  const seen = copyOf(root)
  return { lasting: first === 'power' ? seen : story.before, log, seen }
}

/** The calls of an undisturbed recovery that change something. */
function recoveryCalls({ seen }: Remains, root: string, durability: Durability): number[] {
  const numbers: number[] = []
  const disk = loggedDisk({ calls: [] }, ({ name, number, run }) => {
    if (changesDisk({ name })) numbers.push(number)
    return run()
  })
  putCopy(seen, root)
  recover(root, disk, durability)
  return numbers
}

function recover(root: string, disk: Disk, durability: Durability): void {
  openFolderVolume(root, { now: tickingClock(), disk, durability }).close()
}

function anyLoss({ random }: RecoveryCut): Loss {
  return LOSSES[random(LOSSES.length)]!
}

function untilStopped(action: () => void): void {
  try {
    action()
  } catch (error) {
    if (!(error instanceof Stopped)) throw error
  }
}
