import { sha256, sha384, sha512 } from '@noble/hashes/sha2.js'
import { inflateSync } from 'fflate'
import type { HashAlgorithm } from './node.ts'

export type { HashAlgorithm }

const HASHES = { 'SHA-256': sha256, 'SHA-384': sha384, 'SHA-512': sha512 } as const

/** The most bytes that deflate makes of one, rounded up. */
const MOST_EXPANSION = 1033

/** How far back deflated data can refer, in bytes. */
const WINDOW = 32_768

/**
 * Inflates raw deflate data.
 * @param before the bytes that precede the content, of which the last 32 KiB may be referred to
 * @throws Error when the data is broken or inflates to more than `maxSize` bytes
 */
export function inflateRaw(data: Uint8Array, maxSize: number, before?: Uint8Array): Uint8Array {
  if (data.length === 0) throw new RangeError('the data ends too soon')
  const out = new Uint8Array(Math.min(maxSize, data.length * MOST_EXPANSION) + 1)
  const inflated = inflateSync(data, { out, ...(before && { dictionary: before.subarray(-WINDOW) }) })
  if (inflated.length > maxSize) throw new RangeError(`the data inflates to more than ${maxSize} bytes`)
  return inflated
}

/** The digest of some bytes. */
export function hash(algorithm: HashAlgorithm, data: Uint8Array): Uint8Array {
  return HASHES[algorithm](data)
}

/** The digest of bytes that come in parts. */
export function hashChunks(algorithm: HashAlgorithm, chunks: Iterable<Uint8Array>): Uint8Array {
  const digest = HASHES[algorithm].create()
  for (const chunk of chunks) digest.update(chunk)
  return digest.digest()
}

/** The CRC-32 of zip and gzip; `before` is that of the bytes that precede. */
export function crc32(data: Uint8Array, before = 0): number {
  let crc = ~before
  for (const byte of data) crc = (CRC_TABLE[(crc ^ byte) & 0xff] ?? 0) ^ (crc >>> 8)
  return ~crc >>> 0
}

/** The remainders of all bytes for the reversed polynomial of CRC-32. */
const CRC_TABLE = Int32Array.from({ length: 256 }, (_, byte) => {
  let remainder = byte
  for (let bit = 0; bit < 8; bit++) remainder = (remainder & 1 ? 0xedb88320 : 0) ^ (remainder >>> 1)
  return remainder
})

/** Most bytes of a stored block. */
const BLOCK_SIZE = 0xffff

/**
 * Deflates some bytes to blocks of which none is marked as the last and which end on a byte: such runs may be
 * joined, and `03 00` ends a stream of them. The blocks are stored: nothing gets smaller.
 */
export function deflateRawRun(data: Uint8Array): Uint8Array {
  const blocks = Math.ceil(data.length / BLOCK_SIZE)
  const run = new Uint8Array(data.length + blocks * 5)
  const view = new DataView(run.buffer)
  for (let block = 0, end = 0; block < blocks; block++) {
    const bytes = data.subarray(block * BLOCK_SIZE, (block + 1) * BLOCK_SIZE)
    // Offset 0: not the last, stored; 1: size; 3: the same with every bit flipped; 5: the bytes.
    view.setUint16(end + 1, bytes.length, true)
    view.setUint16(end + 3, ~bytes.length & 0xffff, true)
    run.set(bytes, end + 5)
    end += 5 + bytes.length
  }
  return run
}

/** Lets the event loop go round once: what waits for its turn there comes first. */
export function nextTurn(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel()
    port1.addEventListener('message', () => {
      port1.close()
      resolve()
    })
    port1.start()
    port2.postMessage(undefined)
  })
}
