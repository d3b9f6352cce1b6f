import { baseBlockChecksum } from '../../../src/formats/regf/baseBlock.ts'
import { EDGES, mutateBytes } from '../mutateBytes.ts'
import type { Random } from '../Random.ts'
import type { HiveCell } from './cellsOf.ts'

type Field = readonly [offset: number, bytes: 2 | 4]

/** Fields of cells by signature, counted from the signature. -4 is the size of the cell. */
const FIELDS: Readonly<Record<string, readonly Field[]>> = {
  nk: [
    [-4, 4],
    [0, 2],
    [2, 2],
    [4, 4],
    [16, 4],
    [20, 4],
    [24, 4],
    [28, 4],
    [32, 4],
    [36, 4],
    [40, 4],
    [44, 4],
    [48, 4],
    [52, 4],
    [56, 4],
    [60, 4],
    [64, 4],
    [72, 2],
    [74, 2],
    [76, 2],
  ],
  vk: [
    [-4, 4],
    [0, 2],
    [2, 2],
    [4, 4],
    [8, 4],
    [12, 4],
    [16, 2],
    [20, 2],
  ],
  sk: [
    [-4, 4],
    [0, 2],
    [4, 4],
    [8, 4],
    [12, 4],
    [16, 4],
  ],
  lf: [
    [-4, 4],
    [0, 2],
    [2, 2],
  ],
  lh: [
    [-4, 4],
    [0, 2],
    [2, 2],
  ],
  li: [
    [-4, 4],
    [0, 2],
    [2, 2],
  ],
  ri: [
    [-4, 4],
    [0, 2],
    [2, 2],
  ],
  db: [
    [-4, 4],
    [0, 2],
    [2, 2],
    [4, 4],
  ],
  data: [[-4, 4]],
  free: [[-4, 4]],
}

const BASE_FIELDS: readonly Field[] = [
  [0, 4],
  [4, 4],
  [8, 4],
  [12, 4],
  [20, 4],
  [24, 4],
  [28, 4],
  [32, 4],
  [36, 4],
  [40, 4],
  [44, 4],
]
const BIN_FIELDS: readonly Field[] = [
  [0, 4],
  [4, 4],
  [8, 4],
]

/** "lf", "lh", "li", "ri", "db", "nk", "vk" as numbers. */
const KINDS = [0x666c, 0x686c, 0x696c, 0x6972, 0x6264, 0x6b6e, 0x6b76]

/**
 * Changes fields of a hive's cells, bins and base block, and mends the checksum most of the time.
 * @param cells those of the sound hive
 */
export function mutateHive(hive: Uint8Array, cells: readonly HiveCell[], random: Random): Uint8Array {
  if (random.chance(0.1) || cells.length === 0) {
    const blind = mutateBytes(hive, random)
    return random.chance(0.8) ? mended(blind) : blind
  }
  const bytes = hive.slice()
  const view = new DataView(bytes.buffer)
  for (let change = 1 + random.below(random.chance(0.3) ? 8 : 2); change > 0; change--) {
    const [at, size] = fieldOf(bytes, cells, random)
    if (at < 0 || at + size > bytes.length) continue
    const value = newValue(view, at, size, cells, random)
    if (size === 2) view.setUint16(at, value & 0xffff, true)
    else view.setUint32(at, value >>> 0, true)
  }
  return random.chance(0.97) ? mended(bytes) : bytes
}

/** The hive with the right checksum of its base block. */
export function mended(bytes: Uint8Array): Uint8Array {
  if (bytes.length >= 512) {
    new DataView(bytes.buffer, bytes.byteOffset).setUint32(508, baseBlockChecksum(bytes.subarray(0, 512)), true)
  }
  return bytes
}

function fieldOf(bytes: Uint8Array, cells: readonly HiveCell[], random: Random): Field {
  const place = random.below(20)
  if (place === 0) return random.pick(BASE_FIELDS)
  if (place === 1) {
    const [offset, size] = random.pick(BIN_FIELDS)
    return [4096 + random.below(Math.max(1, bytes.length / 4096 - 1)) * 4096 + offset, size]
  }
  let cell = random.pick(cells)
  // Keys, lists and values more often than plain data.
  for (let more = 3; more > 0 && (cell.kind === 'data' || cell.kind === 'free'); more--) cell = random.pick(cells)
  const entries = /^(l.|ri|data)$/.test(cell.kind) && random.chance(0.6)
  if (entries) {
    const start = cell.kind === 'data' ? 0 : 4
    return [cell.at + start + 4 * random.below(Math.max(1, Math.min(cell.size, 4096) / 4 - 2)), 4]
  }
  const [offset, size] = random.pick(FIELDS[cell.kind]!)
  return [cell.at + offset, size]
}

function newValue(view: DataView, at: number, size: 2 | 4, cells: readonly HiveCell[], random: Random): number {
  const old = size === 2 ? view.getUint16(at, true) : view.getUint32(at, true)
  const kind = random.below(12)
  if (kind < 4) return random.pick(cells).at - 4100
  if (kind < 6) return random.pick(EDGES)
  if (kind === 6) return old + random.pick([-8, -4, -1, 1, 4, 8, 4096, -4096])
  if (kind === 7) return old ^ (1 << random.below(32))
  if (kind === 8) return at - 4100
  if (kind === 9) return size === 2 ? random.pick(KINDS) : -old
  if (kind === 10) return random.u32()
  const [other, width] = [random.pick(cells).at, size]
  return width === 2 ? view.getUint16(other, true) : view.getUint32(other, true)
}
