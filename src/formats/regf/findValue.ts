import { isCellName } from './cellName.ts'
import type { HiveCells } from './HiveCells.ts'
import { readU16 } from './littleEndian.ts'
import { COMPRESSED_VALUE_NAME, readValueRecord, VALUE_FIELD } from './valueRecord.ts'

/** A value's cell and where it stands in the key's list. */
export interface FoundValue {
  readonly offset: number
  readonly index: number
}

/**
 * The value of an upper-cased name.
 * @param offsets those of the key, see `valueOffsets`
 */
export function findValue(cells: HiveCells, offsets: readonly number[], wanted: string): FoundValue | undefined {
  for (let index = 0; index < offsets.length; index++) {
    const offset = offsets[index]!
    const record = readValueRecord(cells, offset)
    const compressed = (readU16(record, VALUE_FIELD.flags) & COMPRESSED_VALUE_NAME) !== 0
    const length = readU16(record, VALUE_FIELD.nameLength)
    if (isCellName(record, VALUE_FIELD.name, length, compressed, wanted)) return { offset, index }
  }
  return undefined
}
