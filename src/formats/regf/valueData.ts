import type { HiveCells } from './HiveCells.ts'
import { readU16, readU32 } from './littleEndian.ts'
import { INLINE, VALUE_FIELD } from './valueRecord.ts'

/** Most bytes of data in one cell, and in one segment of big data, in hives of minor version 4 and later. */
export const SEGMENT = 16344

/** Most bytes of data of a value: the number of segments has 16 bits. */
export const LARGEST_DATA = 0xffff * SEGMENT

/** Offsets of the fields of a big data cell ("db"), after the cell's size. */
export const BIG_DATA_FIELD = { count: 2, list: 4, size: 8 } as const

/** The data of a value's cell. */
export function readValueData(cells: HiveCells, offset: number, record: Uint8Array): Uint8Array {
  const size = readU32(record, VALUE_FIELD.dataSize)
  if (size >= INLINE) {
    if (size > INLINE + 4) cells.fail('the value says that it holds more than 4 bytes of data in itself', offset)
    return record.slice(VALUE_FIELD.data, VALUE_FIELD.data + (size - INLINE))
  }
  if (size === 0) return new Uint8Array()
  if (size > cells.binsSize) cells.fail('the value says that it holds more data than the hive has', offset)
  const data = readU32(record, VALUE_FIELD.data)
  if (size > SEGMENT && cells.minor > 3) return readBigData(cells, data, size)
  const content = cells.cell(data, 'the data of a value')
  if (size > content.length) cells.fail('the data of the value runs over its cell', data)
  return content.subarray(0, size)
}

/** Offsets of the segments of big data, each once. */
export function bigDataSegments(cells: HiveCells, offset: number, content: Uint8Array): number[] {
  const count = readU16(content, BIG_DATA_FIELD.count)
  const listOffset = readU32(content, BIG_DATA_FIELD.list)
  const list = cells.cell(listOffset, 'a list of segments')
  if (count * 4 > list.length) cells.fail('the list of segments runs over its cell', listOffset)
  const segments = new Set<number>()
  for (let index = 0; index < count; index++) segments.add(readU32(list, index * 4))
  if (segments.size !== count) cells.fail('a segment of big data is listed twice', offset)
  return [...segments]
}

function readBigData(cells: HiveCells, offset: number, size: number): Uint8Array {
  const content = cells.record(offset, 'db', BIG_DATA_FIELD.size, 'big data')
  const segments = bigDataSegments(cells, offset, content)
  if (segments.length !== Math.ceil(size / SEGMENT)) cells.fail('big data has a wrong number of segments', offset)
  const data = new Uint8Array(size)
  for (const [index, segment] of segments.entries()) {
    const length = Math.min(SEGMENT, size - index * SEGMENT)
    const bytes = cells.cell(segment, 'a segment of big data')
    if (bytes.length < length) cells.fail('a segment of big data is too small', segment)
    data.set(bytes.subarray(0, length), index * SEGMENT)
  }
  return data
}
