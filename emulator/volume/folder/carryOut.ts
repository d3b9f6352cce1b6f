import type { Disk } from './Disk.ts'
import { diskCode } from './diskError.ts'
import type { JournalStep } from './JournalStep.ts'
import { WORK } from './workFolder.ts'

/** Bytes that are copied at a time. */
export const CHUNK = 1 << 20

/** Does one step of a journal; nothing happens when it is done already. */
export function redoStep(root: string, disk: Disk, step: JournalStep): void {
  const path = absolute(root, step.path)
  switch (step.kind) {
    case 'trash': {
      const kept = `${root}/${WORK.trash}/${step.number}`
      if (!disk.stat(kept) && disk.stat(path)) disk.rename(path, kept)
      return
    }
    case 'place': {
      const staged = `${root}/${WORK.staged}/${step.number}`
      if (disk.stat(staged)) disk.rename(staged, path)
      return
    }
    case 'link': {
      const target = absolute(root, step.target)
      if (!isSameFile(disk, path, target)) disk.link(target, path)
      return
    }
    case 'pages':
      for (const { offset, after } of step.pages) disk.write(path, offset, after)
      if (step.size < step.oldSize) disk.truncate(path, step.size)
      return
    case 'rewrite':
      copyOver(disk, `${root}/${WORK.staged}/${step.number}`, path)
      return
    case 'mode':
      disk.setMode(path, step.mode)
      return
    case 'modified':
      setModified(disk, path, step.modified)
  }
}

/** Takes one step back; nothing happens when it was not done. */
export function undoStep(root: string, disk: Disk, step: JournalStep): void {
  const path = absolute(root, step.path)
  const isThere = disk.stat(path) !== undefined
  switch (step.kind) {
    case 'trash': {
      const kept = `${root}/${WORK.trash}/${step.number}`
      if (disk.stat(kept)) disk.rename(kept, path)
      return
    }
    case 'place': {
      const staged = `${root}/${WORK.staged}/${step.number}`
      if (isThere && !disk.stat(staged)) disk.rename(path, staged)
      return
    }
    case 'link':
      if (isSameFile(disk, path, absolute(root, step.target))) disk.unlink(path)
      return
    case 'pages':
      for (const { offset, before } of step.pages) if (before.length > 0) disk.write(path, offset, before)
      if (step.size > step.oldSize) disk.truncate(path, step.oldSize)
      return
    case 'rewrite':
      copyOver(disk, `${root}/${WORK.staged}/${step.before}`, path)
      return
    case 'mode':
      disk.setMode(path, step.oldMode)
      return
    case 'modified':
      if (isThere) setModified(disk, path, step.oldModified)
  }
}

/** Takes steps back, the last one first; times at the very end, because all else moves those of folders. */
export function undoSteps(root: string, disk: Disk, steps: readonly JournalStep[]): void {
  const backward = steps.toReversed()
  for (const step of backward) if (step.kind !== 'modified') undoStep(root, disk, step)
  for (const step of backward) if (step.kind === 'modified') undoStep(root, disk, step)
}

function absolute(root: string, path: string): string {
  return path === '' ? root : `${root}/${path}`
}

function isSameFile(disk: Disk, path: string, other: string): boolean {
  const id = disk.stat(path)?.id
  return id !== undefined && id === disk.stat(other)?.id
}

/** Gives a file the bytes of another, in place. */
function copyOver(disk: Disk, from: string, to: string): void {
  const size = disk.stat(from)?.size ?? 0
  for (let offset = 0; offset < size; offset += CHUNK) disk.write(to, offset, disk.read(from, offset, CHUNK))
  if ((disk.stat(to)?.size ?? 0) > size) disk.truncate(to, size)
}

/** Only the owner may set the time of a file: where we are not, it keeps that of the change. */
function setModified(disk: Disk, path: string, modified: bigint): void {
  try {
    disk.setModified(path, modified)
  } catch (error) {
    if (diskCode(error) !== 'EPERM') throw error
  }
}
