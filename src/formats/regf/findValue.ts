import { upcase } from '../upcase.ts'
import type { HiveCells } from './HiveCells.ts'
import { readValueRecord, valueOffsets, valueRecordName } from './valueRecord.ts'

/** A value's cell and where it stands in the key's list. */
export interface FoundValue {
  readonly offset: number
  readonly index: number
}

/** The value of a name, case ignored. */
export function findValue(cells: HiveCells, keyOffset: number, node: Uint8Array, name: string): FoundValue | undefined {
  const wanted = upcase(name)
  for (const [index, offset] of valueOffsets(cells, keyOffset, node).entries()) {
    const found = valueRecordName(readValueRecord(cells, offset))
    if (found.length === wanted.length && upcase(found) === wanted) return { offset, index }
  }
  return undefined
}
