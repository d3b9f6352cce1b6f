import { sha256, sha384, sha512 } from '@noble/hashes/sha2.js'
import { inflateSync } from 'fflate'
import type { HashAlgorithm } from './node.ts'

export type { HashAlgorithm }

const HASHES = { 'SHA-256': sha256, 'SHA-384': sha384, 'SHA-512': sha512 } as const

/** The most bytes that deflate makes of one, rounded up. */
const MOST_EXPANSION = 1033

/**
 * Inflates raw deflate data.
 * @throws Error when the data is broken or inflates to more than `maxSize` bytes
 */
export function inflateRaw(data: Uint8Array, maxSize: number): Uint8Array {
  if (data.length === 0) throw new RangeError('the data ends too soon')
  const out = new Uint8Array(Math.min(maxSize, data.length * MOST_EXPANSION) + 1)
  const inflated = inflateSync(data, { out })
  if (inflated.length > maxSize) throw new RangeError(`the data inflates to more than ${maxSize} bytes`)
  return inflated
}

/** The digest of some bytes. */
export function hash(algorithm: HashAlgorithm, data: Uint8Array): Uint8Array {
  return HASHES[algorithm](data)
}
