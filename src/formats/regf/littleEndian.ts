/** Little-endian numbers in bytes. Reading past the end gives zeros in place of the missing bytes. */

const bytes64 = new Uint8Array(8)
const number64 = new DataView(bytes64.buffer)

/** The unsigned 16 bits at an offset. */
export function readU16(bytes: Uint8Array, offset: number): number {
  return bytes[offset]! | (bytes[offset + 1]! << 8)
}

/** The unsigned 32 bits at an offset. */
export function readU32(bytes: Uint8Array, offset: number): number {
  return (bytes[offset]! | (bytes[offset + 1]! << 8) | (bytes[offset + 2]! << 16) | (bytes[offset + 3]! << 24)) >>> 0
}

/** The signed 32 bits at an offset, in two's complement. */
export function readI32(bytes: Uint8Array, offset: number): number {
  return bytes[offset]! | (bytes[offset + 1]! << 8) | (bytes[offset + 2]! << 16) | (bytes[offset + 3]! << 24)
}

/** The unsigned 64 bits at an offset. */
export function readU64(bytes: Uint8Array, offset: number): bigint {
  return (BigInt(readU32(bytes, offset + 4)) << 32n) | BigInt(readU32(bytes, offset))
}

/** Writes the lowest 16 bits of a number. */
export function writeU16(bytes: Uint8Array, offset: number, value: number): void {
  bytes[offset] = value
  bytes[offset + 1] = value >>> 8
}

/** Writes the lowest 32 bits of a number, signed or not. */
export function writeU32(bytes: Uint8Array, offset: number, value: number): void {
  bytes[offset] = value
  bytes[offset + 1] = value >>> 8
  bytes[offset + 2] = value >>> 16
  bytes[offset + 3] = value >>> 24
}

/** Writes the lowest 64 bits of a number, signed or not. */
export function writeU64(bytes: Uint8Array, offset: number, value: bigint): void {
  number64.setBigUint64(0, value, true)
  bytes.set(bytes64, offset)
}
