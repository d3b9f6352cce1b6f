import { nodeDisk } from '../../../emulator/volume/folder/nodeDisk.ts'
import { watchedDisk } from '../volume/folder/watchedDisk.ts'
import type { Disk } from '../../../emulator/volume/folder/Disk.ts'

/** A call that changed something, or that made it last. */
interface LoggedCall {
  readonly name: string
  readonly arguments: readonly unknown[]
}

/** What a computer had done to its disk when its power went. */
export interface DiskLog {
  readonly calls: LoggedCall[]
}

const CHANGING = new Set([
  'create',
  'write',
  'truncate',
  'makeFolder',
  'rename',
  'link',
  'unlink',
  'removeFolder',
  'setMode',
  'setModified',
  'flush',
])

/**
 * A disk that notes what is done to it.
 * @param around what happens to each call: the call itself unless a test lets it fail
 */
export function loggedDisk(
  log: DiskLog,
  around: (call: { name: string; number: number; run: () => unknown }) => unknown,
): Disk {
  return watchedDisk(
    (call) => {
      const answer = around(call)
      if (CHANGING.has(call.name)) log.calls.push({ name: call.name, arguments: call.arguments.map(kept) })
      return answer
    },
    { processName: 'ended', isRunning: () => false },
  )
}

/** How a loss of power treats what was not made to last. */
export type Loss = (typeof LOSSES)[number]

/** All ways. */
export const LOSSES = ['all', 'bytes', 'names', 'some'] as const

/**
 * Does again, on a folder as it was before, what has reached the disk when the power goes after all of the calls. A disk
 * with a journal, as ext4, XFS, NTFS and APFS are, keeps names, sizes and links in order: the first so many changes of them, at
 * least those before the last flush. The bytes of a file are there for certain only when it was flushed after; those
 * that overwrite others may be there before names that changed earlier.
 * @param loss `all`: nothing that may be lost is kept; `bytes`: all names are, and no bytes; `names`: all bytes are that
 *   overwrite others, and no names; `some`: chance decides
 */
export function replayAfterLoss({ calls }: DiskLog, loss: Loss, random: (below: number) => number): void {
  const lastFlush = calls.findLastIndex(({ name }) => name === 'flush')
  const end = loss === 'bytes' ? calls.length : lastFlush + 1
  const cut = loss === 'some' ? lastFlush + 1 + random(calls.length - lastFlush) : end
  for (const [index, { name, arguments: given }] of calls.slice(0, cut).entries()) {
    if (name === 'flush') continue
    const bytes = given.at(-1)
    if (bytes instanceof Uint8Array && !isFlushedAfter(calls, index)) {
      const left = loss === 'some' ? random(3) * (bytes.length >> 1) : 0
      if (left > 0 || name === 'create') redo(name, [...given.slice(0, -1), bytes.subarray(0, left)])
    } else redo(name, given)
  }
  for (const { name, arguments: given } of calls.slice(cut))
    if (name === 'write' && (loss === 'names' || (loss === 'some' && random(2) === 0))) overwrite(given)
}

/** Writes the bytes that reach a disk early: no more than the file has on it. */
function overwrite([path, offset, bytes]: readonly unknown[]): void {
  const size = nodeDisk.stat(String(path))?.size ?? 0
  const room = Math.max(0, size - Number(offset))
  if (room > 0 && bytes instanceof Uint8Array) redo('write', [path, offset, bytes.subarray(0, room)])
}

function isFlushedAfter(calls: readonly LoggedCall[], index: number): boolean {
  const [path] = calls[index]!.arguments
  return calls.some(({ name, arguments: [flushed] }, other) => other > index && name === 'flush' && flushed === path)
}

function redo(name: string, given: readonly unknown[]): void {
  Reflect.apply(Reflect.get(nodeDisk, name), nodeDisk, given)
}

function kept(argument: unknown): unknown {
  return argument instanceof Uint8Array ? argument.slice() : argument
}
