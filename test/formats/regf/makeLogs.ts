import { baseBlockChecksum } from '../../../src/formats/regf/baseBlock.ts'
import { marvin32 } from '../../../src/formats/regf/marvin32.ts'

/** A copy of a hive's file with other sequence numbers; `type` 1 and 6 are those of logs. */
export function withSequences(file: Uint8Array, primary: number, secondary: number, type = 0): Uint8Array {
  const copy = file.slice()
  const view = new DataView(copy.buffer)
  view.setUint32(4, primary, true)
  view.setUint32(8, secondary, true)
  view.setUint32(28, type, true)
  view.setUint32(508, baseBlockChecksum(copy), true)
  return copy
}

/** The sectors in which a file differs from an older one. */
function changedSectors(older: Uint8Array, newer: Uint8Array): number[] {
  const sectors = Array.from({ length: (newer.length - 4096) / 512 }, (_, sector) => sector)
  return sectors.filter((sector) => {
    const offset = 4096 + sector * 512
    return Buffer.compare(older.subarray(offset, offset + 512), newer.subarray(offset, offset + 512)) !== 0
  })
}

/** A log as Windows up to 8 writes it, of the changes between two states of a hive. */
export function oldLog(older: Uint8Array, newer: Uint8Array, sequence: number): Uint8Array {
  const sectors = changedSectors(older, newer)
  const start = Math.ceil((516 + (newer.length - 4096) / 4096) / 512) * 512
  const log = new Uint8Array(start + sectors.length * 512)
  log.set(withSequences(newer, sequence, sequence, 1).subarray(0, 512))
  log.set(Buffer.from('DIRT'), 512)
  for (const [index, sector] of sectors.entries()) {
    log[516 + (sector >>> 3)]! |= 1 << (sector & 7)
    log.set(newer.subarray(4096 + sector * 512, 4608 + sector * 512), start + index * 512)
  }
  return log
}

/** A log as Windows 8.1 and later write it, with one entry. */
export function newLog(
  older: Uint8Array,
  newer: Uint8Array,
  sequence: number,
  binsSize = newer.length - 4096,
): Uint8Array {
  const sectors = changedSectors(older, newer)
  const size = Math.ceil((40 + sectors.length * 520) / 512) * 512
  const entry = new Uint8Array(size)
  const view = new DataView(entry.buffer)
  entry.set(Buffer.from('HvLE'))
  for (const [index, value] of [size, 0, sequence, binsSize, sectors.length].entries()) {
    view.setUint32(4 + index * 4, value, true)
  }
  for (const [index, sector] of sectors.entries()) {
    view.setUint32(40 + index * 8, sector * 512, true)
    view.setUint32(44 + index * 8, 512, true)
    entry.set(newer.subarray(4096 + sector * 512, 4608 + sector * 512), 40 + sectors.length * 8 + index * 512)
  }
  const setHash = (offset: number, [low, high]: readonly [number, number]): void => {
    view.setUint32(offset, low, true)
    view.setUint32(offset + 4, high, true)
  }
  setHash(24, marvin32(entry.subarray(40)))
  setHash(32, marvin32(entry.subarray(0, 32)))
  const log = new Uint8Array(512 + size)
  log.set(withSequences(newer, sequence, sequence, 6).subarray(0, 512))
  log.set(entry, 512)
  return log
}
