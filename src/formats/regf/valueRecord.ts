import { readCellName } from './cellName.ts'
import type { HiveCells } from './HiveCells.ts'
import { NIL } from './HiveCells.ts'
import { KEY_FIELD } from './keyNode.ts'
import { readU16, readU32 } from './littleEndian.ts'

/** Offsets of the fields of a value's cell ("vk"), after the cell's size. */
export const VALUE_FIELD = { nameLength: 2, dataSize: 4, data: 8, type: 12, flags: 16, name: 20 } as const

/** The flag of a value whose name has one byte a character. */
export const COMPRESSED_VALUE_NAME = 1

/** The bit of the data size that says that the data, 4 bytes at most, is in the field of the offset. */
export const INLINE = 0x80000000

/** The cell of a value; its name is inside. */
export function readValueRecord(cells: HiveCells, offset: number): Uint8Array {
  const record = cells.record(offset, 'vk', VALUE_FIELD.name, 'a value')
  if (VALUE_FIELD.name + readU16(record, VALUE_FIELD.nameLength) > record.length) {
    cells.fail('the name of the value runs over its cell', offset)
  }
  return record
}

/** The name in the cell of a value. */
export function valueRecordName(record: Uint8Array): string {
  const compressed = (readU16(record, VALUE_FIELD.flags) & COMPRESSED_VALUE_NAME) !== 0
  return readCellName(record, VALUE_FIELD.name, readU16(record, VALUE_FIELD.nameLength), compressed)
}

/** Offsets of a key's values, in the order of the file. */
export function valueOffsets(cells: HiveCells, keyOffset: number, node: Uint8Array): number[] {
  const count = readU32(node, KEY_FIELD.valueCount)
  const offset = readU32(node, KEY_FIELD.values)
  if (count === 0) return []
  if (offset === NIL) cells.fail('the key has values but no list of them', keyOffset)
  const list = cells.cell(offset, 'a list of values')
  if (count * 4 > list.length) cells.fail('the list of values runs over its cell', offset)
  return Array.from({ length: count }, (_, index) => readU32(list, index * 4))
}
