import type { ByteSource } from '../ByteSource.ts'
import { readAll } from '../ByteSource.ts'
import { BASE_BLOCK, BASE_FIELD, cleanBaseBlock, hasRightChecksum, isClean } from './baseBlock.ts'
import { readU32, readU64, writeU32 } from './littleEndian.ts'
import type { PagedBytes } from './PagedBytes.ts'
import type { LogEntry, LogPage } from './readLogEntries.ts'
import { readLogEntries } from './readLogEntries.ts'
import { readOldLog } from './readOldLog.ts'

/** "regf" as a number. */
const SIGNATURE = 0x66676572

/** A log begins with a copy of the first sector of the base block. */
const SECTOR = 512

/** Type of a log of Windows 8.1 and later. */
const NEW_LOG = 6

/**
 * Writes what the logs of a dirty hive hold into its bytes, as Windows does when it loads the hive.
 * @returns whether there was anything that belongs to this hive
 */
export function replayLogs(bytes: PagedBytes, sources: readonly ByteSource[]): boolean {
  const logs = sources.map(readAll).filter((log) => log.length > SECTOR && isLog(log))
  // What is new in a hive that has grown comes from the logs.
  const limit = logs.reduce((sum, log) => sum + log.length, bytes.size)
  const newLogs = logs.filter((log) => readU32(log, BASE_FIELD.fileType) === NEW_LOG)
  return newLogs.length > 0 ? replayNewLogs(bytes, newLogs, limit) : replayOldLog(bytes, logs, limit)
}

function isLog(log: Uint8Array): boolean {
  return readU32(log, 0) === SIGNATURE && isClean(log) && readU32(log, BASE_FIELD.fileType) !== 0
}

/** All entries that follow one another, of both logs, from the primary's last complete write on. */
function replayNewLogs(bytes: PagedBytes, logs: readonly Uint8Array[], limit: number): boolean {
  const ordered = logs.toSorted((a, b) => sequenceOf(a) - sequenceOf(b))
  const block = baseBlockOf(bytes)
  const valid = hasRightChecksum(block)
  const oldest = valid ? readU32(block, BASE_FIELD.secondarySequence) : 0
  const entries: LogEntry[] = []
  for (const entry of ordered.flatMap((log) => readLogEntries(log))) {
    const previous = entries.at(-1)
    if (entry.sequence < oldest) continue
    if (entry.binsSize > limit) break
    if (previous !== undefined && entry.sequence !== previous.sequence + 1) {
      if (valid) break
      // Nothing tells where the primary stands but the newest entries.
      entries.length = 0
    }
    entries.push(entry)
  }
  const last = entries.at(-1)
  if (last === undefined) return false
  if (!valid) block.set(ordered.at(-1)!.subarray(0, SECTOR))
  for (const entry of entries) writePages(bytes, entry.pages, entry.binsSize)
  writeU32(block, BASE_FIELD.binsSize, last.binsSize)
  cleanBaseBlock(block, last.sequence)
  bytes.write(0, block)
  return true
}

/** The one log that was written for the primary as it is: their times are equal. */
function replayOldLog(bytes: PagedBytes, logs: readonly Uint8Array[], limit: number): boolean {
  const block = baseBlockOf(bytes)
  // The first bin has the same time.
  const time = hasRightChecksum(block)
    ? readU64(block, BASE_FIELD.lastWritten)
    : readU64(bytes.read(BASE_BLOCK + 20, Math.max(0, Math.min(8, bytes.size - BASE_BLOCK - 20))), 0)
  const log = logs.find((log) => readU64(log, BASE_FIELD.lastWritten) === time)
  const pages = log && readOldLog(log)
  if (log === undefined || pages === undefined || readU32(log, BASE_FIELD.binsSize) > limit) return false
  block.set(log.subarray(0, SECTOR))
  writePages(bytes, pages, readU32(block, BASE_FIELD.binsSize))
  cleanBaseBlock(block, sequenceOf(log))
  bytes.write(0, block)
  return true
}

function writePages(bytes: PagedBytes, pages: readonly LogPage[], binsSize: number): void {
  bytes.grow(BASE_BLOCK + binsSize)
  for (const page of pages) bytes.write(BASE_BLOCK + page.offset, page.bytes)
}

function sequenceOf(log: Uint8Array): number {
  return readU32(log, BASE_FIELD.primarySequence)
}

function baseBlockOf(bytes: PagedBytes): Uint8Array {
  const block = new Uint8Array(BASE_BLOCK)
  block.set(bytes.read(0, Math.min(BASE_BLOCK, bytes.size)))
  return block
}
