import { getBuiltinModule } from 'node:process'

/** The hash algorithms of block maps and publisher ids. */
export type HashAlgorithm = 'SHA-256' | 'SHA-384' | 'SHA-512'

const NODE_NAMES = { 'SHA-256': 'sha256', 'SHA-384': 'sha384', 'SHA-512': 'sha512' } as const

/** Node's own modules are loaded when they are needed first: to load these two takes longer than a list of packages. */
const crypto = () => getBuiltinModule('node:crypto')
const zlib = () => getBuiltinModule('node:zlib')

/** Bytes that zlib is given to inflate into: room for all, so that nothing is joined, and no more than this at a time. */
const LARGEST_CHUNK = 4 * 1024 * 1024
const SMALLEST_CHUNK = 64

/** How far back deflated data can refer, in bytes. */
const WINDOW = 32_768

/**
 * Inflates raw deflate data.
 * @param before the bytes that precede the content, of which the last 32 KiB may be referred to
 * @throws Error when the data is broken or inflates to more than `maxSize` bytes
 */
export function inflateRaw(data: Uint8Array, maxSize: number, before?: Uint8Array): Uint8Array {
  // A byte more than needed: zlib asks for another chunk when it has filled one.
  const chunkSize = Math.min(LARGEST_CHUNK, Math.max(SMALLEST_CHUNK, maxSize + 1))
  const dictionary = before && { dictionary: before.subarray(-WINDOW) }
  return plain(zlib().inflateRawSync(data, { chunkSize, maxOutputLength: Math.max(1, maxSize), ...dictionary }))
}

/** The digest of some bytes. */
export function hash(algorithm: HashAlgorithm, data: Uint8Array): Uint8Array {
  return plain(crypto().hash(NODE_NAMES[algorithm], data, 'buffer'))
}

/** The digest of bytes that come in parts. */
export function hashChunks(algorithm: HashAlgorithm, chunks: Iterable<Uint8Array>): Uint8Array {
  const digest = crypto().createHash(NODE_NAMES[algorithm])
  for (const chunk of chunks) digest.update(chunk)
  return plain(digest.digest())
}

/** The CRC-32 of zip and gzip; `before` is that of the bytes that precede. */
export function crc32(data: Uint8Array, before = 0): number {
  return zlib().crc32(data, before)
}

/**
 * Deflates some bytes to blocks of which none is marked as the last and which end on a byte: such runs may be
 * joined, and `03 00` ends a stream of them.
 */
export function deflateRawRun(data: Uint8Array): Uint8Array {
  return plain(zlib().deflateRawSync(data, { finishFlush: zlib().constants.Z_FULL_FLUSH }))
}

/** The same bytes without the ways of a Buffer, whose `slice` shares memory. */
function plain({ buffer, byteOffset, length }: Uint8Array): Uint8Array {
  return new Uint8Array(buffer, byteOffset, length)
}

/** Lets the event loop go round once: what waits for its turn there comes first. */
export function nextTurn(): Promise<void> {
  return new Promise((resolve) => void setImmediate(resolve))
}
