import { readCellName } from './cellName.ts'
import type { HiveCells } from './HiveCells.ts'
import { readU16 } from './littleEndian.ts'

/** Offsets of the fields of a key's cell ("nk"), after the cell's size. */
export const KEY_FIELD = {
  flags: 2,
  lastWritten: 4,
  parent: 16,
  subkeyCount: 20,
  volatileCount: 24,
  subkeys: 28,
  volatileSubkeys: 32,
  valueCount: 36,
  values: 40,
  security: 44,
  className: 48,
  /** 16 bits; UTF-16 bytes. */
  largestSubkeyName: 52,
  largestClassName: 56,
  /** UTF-16 bytes. */
  largestValueName: 60,
  largestValueData: 64,
  nameLength: 72,
  classLength: 74,
  name: 76,
} as const

/** The flag of a key whose name has one byte a character. */
export const COMPRESSED_NAME = 0x20

/** The cell of a key; its name is inside. */
export function readKeyNode(cells: HiveCells, offset: number): Uint8Array {
  const node = cells.record(offset, 'nk', KEY_FIELD.name, 'a key')
  if (KEY_FIELD.name + readU16(node, KEY_FIELD.nameLength) > node.length) {
    cells.fail('the name of the key runs over its cell', offset)
  }
  return node
}

/** The name in the cell of a key. */
export function keyNodeName(node: Uint8Array): string {
  const compressed = (readU16(node, KEY_FIELD.flags) & COMPRESSED_NAME) !== 0
  return readCellName(node, KEY_FIELD.name, readU16(node, KEY_FIELD.nameLength), compressed)
}
