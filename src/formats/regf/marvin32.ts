import { readI32 } from './littleEndian.ts'

/** Seed of the hashes in transaction logs: 0x82ef4d887a4e55c5. */
const SEED_LOW = 0x7a4e55c5
const SEED_HIGH = 0x82ef4d88

/**
 * The Marvin32 hash, with the seed of transaction logs, of bytes whose number is a multiple of 4. As 8 bytes are
 * stored: the low half first.
 */
export function marvin32(bytes: Uint8Array): readonly [low: number, high: number] {
  let low = SEED_LOW
  let high = SEED_HIGH | 0
  const mix = (value: number): void => {
    low = (low + value) | 0
    high ^= low
    low = ((low << 20) | (low >>> 12)) + high
    high = ((high << 9) | (high >>> 23)) ^ low
    low = ((low << 27) | (low >>> 5)) + high
    high = (high << 19) | (high >>> 13)
  }
  for (let offset = 0; offset < bytes.length; offset += 4) mix(readI32(bytes, offset))
  mix(0x80)
  mix(0)
  return [low >>> 0, high >>> 0]
}
