import { crc32, hash, type HashAlgorithm } from '#platform'
import { fillFrom, type ByteSource } from '../ByteSource.ts'
import { FormatError } from '../FormatError.ts'
import { readZipEntry } from '../zip/readZipEntry.ts'
import { sliceSource } from '../zip/sliceSource.ts'
import type { ZipArchive, ZipEntry } from '../zip/ZipArchive.ts'
import type { ContentCache } from './ContentCache.ts'
import { deflatedBlocks } from './deflatedBlocks.ts'
import { BLOCK_SIZE, type BlockMapFile } from './parseBlockMap.ts'

/** What the block map says about one file. */
export interface HashedFile {
  readonly algorithm: HashAlgorithm
  readonly file: BlockMapFile
}

/** Deflated files above this size are inflated block by block, where their blocks let them. In bytes. */
const LARGE = 256 * 1024

/**
 * The content of an entry. A stored one is read in place, a large deflated one block by block; a small one is inflated
 * whole when it is read and held by the cache. The first reading, be it of no byte, checks the CRC-32 and every block
 * against the block map, and throws FormatError.
 * @param hashed undefined for a file that the block map does not cover
 */
export function packageContent(
  archive: ZipArchive,
  entry: ZipEntry,
  hashed: HashedFile | undefined,
  cache: ContentCache,
): ByteSource {
  const whole = wholeContent(archive, entry, hashed, cache)
  let checked: ByteSource | undefined
  const check = (): ByteSource => {
    if (entry.method === 0) return checkedStored(archive, entry, hashed)
    return (entry.size > LARGE && hashed && checkedBlocks(archive, entry, hashed)) || whole
  }
  return {
    size: entry.size,
    read: (offset, length) => (checked ??= check()).read(offset, length),
    fill: (target, offset) => void fillFrom((checked ??= check()), target, offset),
  }
}

/** Inflated whole whenever the cache does not hold it, checked the first time. */
function wholeContent(
  archive: ZipArchive,
  entry: ZipEntry,
  hashed: HashedFile | undefined,
  cache: ContentCache,
): ByteSource {
  let checked = false
  const inflate = (): Uint8Array => {
    const content = readZipEntry(archive, entry)
    if (!checked) checkBlocks(content, hashed, archive.file)
    checked = true
    return content
  }
  return {
    size: entry.size,
    read: (offset, length) => cache.get(entry, inflate).subarray(offset, offset + length),
  }
}

function checkBlocks(content: Uint8Array, hashed: HashedFile | undefined, file: string): void {
  if (!hashed) return
  for (const index of hashed.file.blocks.keys()) {
    checkBlock(content.subarray(index * BLOCK_SIZE, (index + 1) * BLOCK_SIZE), index, hashed, file)
  }
}

/** A stored entry. Goes block by block, so that a large one is never in memory as a whole. */
function checkedStored(archive: ZipArchive, entry: ZipEntry, hashed: HashedFile | undefined): ByteSource {
  const stored = sliceSource(archive.source, entry.dataOffset, entry.size)
  const room = new Uint8Array(Math.min(BLOCK_SIZE, stored.size))
  let sum = 0
  for (let offset = 0; offset < stored.size; offset += BLOCK_SIZE) {
    const block = room.subarray(0, fillFrom(stored, room, offset))
    sum = crc32(block, sum)
    if (hashed) checkBlock(block, offset / BLOCK_SIZE, hashed, archive.file)
  }
  checkSum(sum, entry, archive.file)
  return stored
}

/** A deflated entry by its blocks; undefined when they cannot be inflated one by one. */
function checkedBlocks(archive: ZipArchive, entry: ZipEntry, hashed: HashedFile): ByteSource | undefined {
  const content = deflatedBlocks(archive, entry, hashed.file)
  let sum = 0
  for (const index of hashed.file.blocks.keys()) {
    const block = content.block(index)
    if (!block) return undefined
    sum = crc32(block, sum)
    checkBlock(block, index, hashed, archive.file)
  }
  checkSum(sum, entry, archive.file)
  return content
}

function checkSum(sum: number, entry: ZipEntry, file: string): void {
  if (sum === entry.crc32) return
  throw new FormatError(file, `${entry.name}: the content does not match its CRC-32`, entry.dataOffset)
}

function checkBlock(
  block: Uint8Array,
  index: number,
  { algorithm, file: { path, blocks } }: HashedFile,
  file: string,
): void {
  const digest = hash(algorithm, block)
  const expected = blocks[index]?.hash
  if (!expected || digest.some((byte, at) => byte !== expected[at])) {
    throw new FormatError(file, `${path}: block ${index} does not match the block map`)
  }
}
