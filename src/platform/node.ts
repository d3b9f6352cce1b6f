import { createHash } from 'node:crypto'
import { inflateRawSync } from 'node:zlib'

/** The hash algorithms of block maps and publisher ids. */
export type HashAlgorithm = 'SHA-256' | 'SHA-384' | 'SHA-512'

const NODE_NAMES = { 'SHA-256': 'sha256', 'SHA-384': 'sha384', 'SHA-512': 'sha512' } as const

/**
 * Inflates raw deflate data.
 * @throws Error when the data is broken or inflates to more than `maxSize` bytes
 */
export function inflateRaw(data: Uint8Array, maxSize: number): Uint8Array {
  return inflateRawSync(data, { maxOutputLength: Math.max(1, maxSize) })
}

/** The digest of some bytes. */
export function hash(algorithm: HashAlgorithm, data: Uint8Array): Uint8Array {
  return createHash(NODE_NAMES[algorithm]).update(data).digest()
}
