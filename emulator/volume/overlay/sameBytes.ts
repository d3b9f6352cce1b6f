import type { ByteSource } from '../../../src/formats/ByteSource.ts'

const CHUNK = 1 << 20

/** Whether two sources hold the same bytes. Reads both, piece by piece, unless they are one. */
export function sameBytes(a: ByteSource, b: ByteSource): boolean {
  if (a === b) return true
  if (a.size !== b.size) return false
  for (let offset = 0; offset < a.size; offset += CHUNK) {
    const left = a.read(offset, CHUNK)
    const right = b.read(offset, CHUNK)
    if (left.length !== right.length || left.some((byte, index) => byte !== right[index])) return false
  }
  return true
}
