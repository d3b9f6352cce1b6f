import { baseBlockChecksum } from '../../../src/formats/regf/baseBlock.ts'
import { marvin32 } from '../../../src/formats/regf/marvin32.ts'
import type { Random } from '../Random.ts'
import { EDGES } from '../mutateBytes.ts'

const PAGE = 4096
const SECTOR = 512

/** A hive whose last write is only in its logs. */
export interface DirtyHive {
  readonly primary: Uint8Array
  readonly log: Uint8Array
}

/**
 * What is on the disk when writing `after` over `before` was broken off.
 * @param type 6 for the logs of Windows 8.1 and later, 1 for those before
 */
export function dirtyHive(before: Uint8Array, after: Uint8Array, type: 1 | 6): DirtyHive {
  const primary = before.slice()
  const sequence = new DataView(primary.buffer).getUint32(4, true)
  setBase(primary, sequence + 1, sequence, 0)
  const header = after.slice(0, SECTOR)
  setBase(header, sequence + 1, sequence + 1, type)
  const body = type === 6 ? newEntry(before, after, sequence) : oldBody(before, after)
  const log = new Uint8Array(SECTOR + body.length)
  log.set(header)
  log.set(body, SECTOR)
  return { primary, log }
}

/** Changes fields of a log's header and first entry, and mends its hashes most of the time. */
export function mutateLog(log: Uint8Array, random: Random): Uint8Array {
  const bytes = log.slice()
  const view = new DataView(bytes.buffer)
  for (let change = 1 + random.below(3); change > 0; change--) {
    const header = random.chance(0.3)
    const at = header ? 4 * random.below(12) : SECTOR + 4 * random.below(16)
    if (at + 4 > bytes.length) continue
    const old = view.getUint32(at, true)
    const value = random.pick([old + 1, old - 1, old + PAGE, old - PAGE, old * 2, random.pick(EDGES), random.u32()])
    view.setUint32(at, value >>> 0, true)
  }
  if (random.chance(0.9)) mendHashes(bytes)
  return random.chance(0.05) ? bytes.slice(0, random.below(bytes.length)) : bytes
}

function setBase(block: Uint8Array, primary: number, secondary: number, type: number): void {
  const view = new DataView(block.buffer)
  view.setUint32(4, primary, true)
  view.setUint32(8, secondary, true)
  view.setUint32(28, type, true)
  view.setUint32(508, baseBlockChecksum(block.subarray(0, SECTOR)), true)
}

/** An entry "HvLE" with all pages that differ. */
function newEntry(before: Uint8Array, after: Uint8Array, sequence: number): Uint8Array {
  const pages: number[] = []
  for (let page = PAGE; page < after.length; page += PAGE) if (!samePage(before, after, page, PAGE)) pages.push(page)
  const size = Math.ceil((40 + pages.length * (8 + PAGE)) / SECTOR) * SECTOR
  const entry = new Uint8Array(size)
  const view = new DataView(entry.buffer)
  for (const [index, value] of [0x454c7648, size, 0, sequence, after.length - PAGE, pages.length].entries()) {
    view.setUint32(index * 4, value, true)
  }
  for (const [index, page] of pages.entries()) {
    view.setUint32(40 + index * 8, page - PAGE, true)
    view.setUint32(44 + index * 8, PAGE, true)
    entry.set(after.subarray(page, page + PAGE), 40 + pages.length * 8 + index * PAGE)
  }
  hashEntry(entry)
  return entry
}

/** "DIRT", a bitmap and the sectors that differ. */
function oldBody(before: Uint8Array, after: Uint8Array): Uint8Array {
  const sectors = (after.length - PAGE) / SECTOR
  const start = Math.ceil((SECTOR + 4 + sectors / 8) / SECTOR) * SECTOR - SECTOR
  const body = new Uint8Array(start + sectors * SECTOR)
  new DataView(body.buffer).setUint32(0, 0x54524944, true)
  let at = start
  for (let sector = 0; sector < sectors; sector++) {
    const from = PAGE + sector * SECTOR
    if (samePage(before, after, from, SECTOR)) continue
    body[4 + (sector >>> 3)]! |= 1 << (sector & 7)
    body.set(after.subarray(from, from + SECTOR), at)
    at += SECTOR
  }
  return body.subarray(0, at)
}

function samePage(before: Uint8Array, after: Uint8Array, at: number, size: number): boolean {
  for (let offset = at; offset < at + size; offset++) if (before[offset] !== after[offset]) return false
  return true
}

function mendHashes(log: Uint8Array): void {
  const view = new DataView(log.buffer)
  view.setUint32(508, baseBlockChecksum(log.subarray(0, SECTOR)), true)
  if (log.length < SECTOR + 40 || view.getUint32(SECTOR, true) !== 0x454c7648) return
  const size = view.getUint32(SECTOR + 4, true)
  if (size >= 40 && size % 4 === 0 && SECTOR + size <= log.length) hashEntry(log.subarray(SECTOR, SECTOR + size))
}

function hashEntry(entry: Uint8Array): void {
  const view = new DataView(entry.buffer, entry.byteOffset)
  for (const [at, hashed] of [
    [24, entry.subarray(40)],
    [32, entry.subarray(0, 32)],
  ] as const) {
    const [low, high] = marvin32(hashed)
    view.setUint32(at, low, true)
    view.setUint32(at + 4, high, true)
  }
}
