import { writeU32 } from './littleEndian.ts'

/** Data of REG_DWORD. */
export function encodeDword(value: number): Uint8Array {
  const data = new Uint8Array(4)
  writeU32(data, 0, value)
  return data
}
