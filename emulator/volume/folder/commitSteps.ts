import { bytesSource } from '../../../src/formats/ByteSource.ts'
import { redoStep, undoSteps } from './carryOut.ts'
import { clearWork } from './clearWork.ts'
import type { Disk } from './Disk.ts'
import { diskCode } from './diskError.ts'
import { flushSteps } from './flushSteps.ts'
import { encodeJournal } from './journalBytes.ts'
import type { JournalStep } from './JournalStep.ts'
import { writeFile } from './StagingArea.ts'
import { WORK, WORK_FOLDER } from './workFolder.ts'

/**
 * Carries out steps whose contents are staged. They are decided when the journal gets its name; when one of them then
 * fails, the journal is turned into one to be taken back, and all is taken back.
 * @param durable whether every step must survive a loss of power
 * @param confirm called right before they are decided; may throw: nothing is changed then
 * @throws errors of the disk; nothing is changed then, unless the disk does not even let the steps be taken back: then
 *   the next one to open the folder goes on
 */
export function commitSteps(
  root: string,
  disk: Disk,
  steps: readonly JournalStep[],
  durable: boolean,
  confirm: () => void,
): void {
  const draft = `${root}/${WORK.draft}`
  const journal = `${root}/${WORK.journal}`
  const flush = (path: string) => (durable ? disk.flush(path) : undefined)
  writeFile(disk, draft, bytesSource(encodeJournal({ durable, steps })))
  flush(draft)
  flush(`${root}/${WORK.staged}`)
  confirm()
  let done = 0
  try {
    disk.rename(draft, journal)
    flush(`${root}/${WORK_FOLDER}`)
    flush(root)
    for (const step of steps) {
      done++
      redoStep(root, disk, step)
    }
    if (durable) flushSteps(root, disk, steps)
    disk.unlink(journal)
  } catch (error) {
    if (!disk.stat(journal)) {
      if (done < steps.length || disk.stat(draft)) throw error
      return
    }
    takeBack(root, disk, steps.slice(0, done), durable)
    throw error
  }
  try {
    flush(`${root}/${WORK_FOLDER}`)
    clearWork(root, disk)
  } catch (error) {
    // The commit is done: what is left over is cleared when the folder is opened next.
    if (diskCode(error) === undefined) throw error
  }
}

/**
 * Turns a journal around: from here on it is to be taken back, also by those who find it.
 * @param durable whether what is taken back must stay so when the power is lost
 */
export function takeBack(root: string, disk: Disk, steps: readonly JournalStep[], durable: boolean): void {
  disk.rename(`${root}/${WORK.journal}`, `${root}/${WORK.undo}`)
  if (durable) disk.flush(`${root}/${WORK_FOLDER}`)
  finishUndo(root, disk, steps, durable)
}

/** Takes steps back whose journal is turned around, and drops that. */
export function finishUndo(root: string, disk: Disk, steps: readonly JournalStep[], durable: boolean): void {
  undoSteps(root, disk, steps)
  if (durable) flushSteps(root, disk, steps)
  disk.unlink(`${root}/${WORK.undo}`)
  if (durable) disk.flush(`${root}/${WORK_FOLDER}`)
}
