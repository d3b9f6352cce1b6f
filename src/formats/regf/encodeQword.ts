import { writeU64 } from './littleEndian.ts'

/** Data of REG_QWORD. */
export function encodeQword(value: bigint): Uint8Array {
  const data = new Uint8Array(8)
  writeU64(data, 0, value)
  return data
}
