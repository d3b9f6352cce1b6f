import { upcase } from '../upcase.ts'
import { isCellName } from './cellName.ts'
import type { HiveCells } from './HiveCells.ts'
import { readU16 } from './littleEndian.ts'
import { COMPRESSED_VALUE_NAME, readValueRecord, VALUE_FIELD, valueOffsets } from './valueRecord.ts'

/** A value's cell and where it stands in the key's list. */
export interface FoundValue {
  readonly offset: number
  readonly index: number
}

/** The value of a name, case ignored. */
export function findValue(cells: HiveCells, keyOffset: number, node: Uint8Array, name: string): FoundValue | undefined {
  const wanted = upcase(name)
  for (const [index, offset] of valueOffsets(cells, keyOffset, node).entries()) {
    const record = readValueRecord(cells, offset)
    const compressed = (readU16(record, VALUE_FIELD.flags) & COMPRESSED_VALUE_NAME) !== 0
    const length = readU16(record, VALUE_FIELD.nameLength)
    if (isCellName(record, VALUE_FIELD.name, length, compressed, wanted)) return { offset, index }
  }
  return undefined
}
