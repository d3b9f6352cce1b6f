import { readU32 } from './littleEndian.ts'

/** The unsigned number of REG_DWORD; undefined when there are not exactly 4 bytes. */
export function decodeDword(data: Uint8Array): number | undefined {
  return data.length === 4 ? readU32(data, 0) : undefined
}
