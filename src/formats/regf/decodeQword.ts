import { readU64 } from './littleEndian.ts'

/** The unsigned number of REG_QWORD; undefined when there are not exactly 8 bytes. */
export function decodeQword(data: Uint8Array): bigint | undefined {
  return data.length === 8 ? readU64(data, 0) : undefined
}
