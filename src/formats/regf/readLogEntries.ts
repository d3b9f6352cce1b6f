import { readU32 } from './littleEndian.ts'
import { marvin32 } from './marvin32.ts'
import { PAGE } from './PagedBytes.ts'

/** Bytes of a page of the bins, kept in a log, and where it belongs: a cell offset. */
export interface LogPage {
  readonly offset: number
  readonly bytes: Uint8Array
}

/** One set of changes in a log of Windows 8.1 and later. */
export interface LogEntry {
  readonly sequence: number
  /** Size of all bins after it. */
  readonly binsSize: number
  readonly pages: readonly LogPage[]
}

const SECTOR = 512

/** Bytes of the header of an entry. */
const HEADER = 40

/** "HvLE" as a number. */
const SIGNATURE = 0x454c7648

/** The entries of a log of type 6, up to the first that is broken or does not follow the one before. */
export function readLogEntries(log: Uint8Array): LogEntry[] {
  const entries: LogEntry[] = []
  for (let offset = SECTOR; offset + HEADER <= log.length;) {
    const size = readU32(log, offset + 4)
    if (size < HEADER || size % SECTOR !== 0 || offset + size > log.length) break
    const entry = readEntry(log.subarray(offset, offset + size))
    const previous = entries.at(-1)
    if (entry === undefined || (previous !== undefined && entry.sequence !== previous.sequence + 1)) break
    entries.push(entry)
    offset += size
  }
  return entries
}

function readEntry(entry: Uint8Array): LogEntry | undefined {
  const sequence = readU32(entry, 12)
  const binsSize = readU32(entry, 16)
  const count = readU32(entry, 20)
  if (readU32(entry, 0) !== SIGNATURE || binsSize === 0 || binsSize % PAGE !== 0) return undefined
  if (!hasHash(entry, 24, entry.subarray(HEADER)) || !hasHash(entry, 32, entry.subarray(0, 32))) return undefined
  if (HEADER + count * 8 > entry.length) return undefined
  const pages: LogPage[] = []
  let data = HEADER + count * 8
  for (let reference = HEADER; reference < HEADER + count * 8; reference += 8) {
    const offset = readU32(entry, reference)
    const size = readU32(entry, reference + 4)
    if (data + size > entry.length || offset + size > binsSize) return undefined
    pages.push({ offset, bytes: entry.subarray(data, data + size) })
    data += size
  }
  return { sequence, binsSize, pages }
}

function hasHash(entry: Uint8Array, offset: number, hashed: Uint8Array): boolean {
  const [low, high] = marvin32(hashed)
  return readU32(entry, offset) === low && readU32(entry, offset + 4) === high
}
