import { DismError } from '../../../src/errors/DismError.ts'
import { CHUNK, redoStep } from './carryOut.ts'
import { clearWork } from './clearWork.ts'
import { finishUndo, takeBack } from './commitSteps.ts'
import type { Disk } from './Disk.ts'
import { diskCode } from './diskError.ts'
import { flushSteps } from './flushSteps.ts'
import { decodeJournal, isJournal } from './journalBytes.ts'
import type { Journal, JournalStep } from './JournalStep.ts'
import { WORK, WORK_FOLDER } from './workFolder.ts'

/** Whether a commit was cut off after it was decided. */
export function needsRecovery(root: string, disk: Disk): boolean {
  return [WORK.journal, WORK.undo].some((file) => disk.stat(`${root}/${file}`) !== undefined)
}

/**
 * Finishes what a process that ended was about to do: a whole journal is carried out, or taken back when it had come to
 * that; everything else is dropped. Needs the lock. The power may go meanwhile when the journal was written to survive
 * that, whoever recovers it: the journal is made to last before anything is done, and what was done before it is dropped.
 * @param durable whether that holds for a journal that was not, from here on
 * @throws DismError CANT_ACCESS_FILE when a journal leads out of the folder; errors of the disk
 */
export function recoverFolder(root: string, disk: Disk, durable: boolean): void {
  const journal = `${root}/${WORK.journal}`
  const undo = `${root}/${WORK.undo}`
  const decided = readJournal(root, journal, disk, durable)
  if (decided) carryOn(root, disk, decided)
  if (disk.stat(journal)) disk.unlink(journal)
  if (decided?.durable) disk.flush(`${root}/${WORK_FOLDER}`)
  const takenBack = readJournal(root, undo, disk, durable)
  if (takenBack) finishUndo(root, disk, takenBack.steps, takenBack.durable)
  if (disk.stat(undo)) disk.unlink(undo)
  clearWork(root, disk)
}

function carryOn(root: string, disk: Disk, { steps, durable }: Journal): void {
  try {
    for (const step of steps) redoStep(root, disk, step)
    if (durable) flushSteps(root, disk, steps)
  } catch (error) {
    if (diskCode(error) === undefined) throw error
    takeBack(root, disk, steps, durable)
  }
}

/** A whole journal, which lasts when it is durable: its process may have ended before it had seen to that. */
function readJournal(root: string, path: string, disk: Disk, durable: boolean): Journal | undefined {
  const found = disk.stat(path)
  if (found?.kind !== 'file' || !isJournal(disk.read(path, 0, CHUNK), found.size)) return undefined
  const { size } = found
  const bytes = new Uint8Array(size)
  for (let offset = 0; offset < size; offset += CHUNK) bytes.set(disk.read(path, offset, CHUNK), offset)
  const journal = decodeJournal(bytes)
  if (!journal) return undefined
  for (const step of journal.steps) checkStep(root, disk, step)
  if (!journal.durable && !durable) return journal
  for (const lasting of [path, `${root}/${WORK_FOLDER}`, root]) disk.flush(lasting)
  return { ...journal, durable: true }
}

/** A journal may have been made by somebody else: nothing that it names may lie outside of the root. */
function checkStep(root: string, disk: Disk, step: JournalStep): void {
  checkInside(root, disk, step.path)
  if (step.kind === 'link') checkInside(root, disk, step.target)
  if (step.kind === 'place') checkTree(root, disk, `${WORK.staged}/${step.number}`)
  if (step.kind === 'rewrite')
    for (const number of [step.number, step.before]) checkInside(root, disk, `${WORK.staged}/${number}`)
}

/** Later steps may lead through a folder that is placed: all in it is looked at. */
function checkTree(root: string, disk: Disk, path: string): void {
  checkInside(root, disk, path)
  if (disk.stat(`${root}/${path}`)?.kind === 'folder')
    for (const name of disk.names(`${root}/${path}`)) checkTree(root, disk, `${path}/${name}`)
}

function checkInside(root: string, disk: Disk, path: string): void {
  let real = root
  for (const name of path === '' ? [] : path.split('/')) {
    real += `/${name}`
    if (['', '.', '..'].includes(name) || name.includes('\0') || disk.stat(real)?.kind === 'other')
      throw new DismError('CANT_ACCESS_FILE', `the journal leads out of the image: ${path}`)
  }
}
