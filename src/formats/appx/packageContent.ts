import { crc32, hash, type HashAlgorithm } from '#platform'
import type { ByteSource } from '../ByteSource.ts'
import { FormatError } from '../FormatError.ts'
import { readZipEntry } from '../zip/readZipEntry.ts'
import { sliceSource } from '../zip/sliceSource.ts'
import type { ZipArchive, ZipEntry } from '../zip/ZipArchive.ts'
import type { ContentCache } from './ContentCache.ts'
import { BLOCK_SIZE, type BlockMapFile } from './parseBlockMap.ts'

/** What the block map says about one file. */
export interface HashedFile {
  readonly algorithm: HashAlgorithm
  readonly file: BlockMapFile
}

/**
 * The content of an entry. A deflated one is inflated whole when it is read and held by the cache, a stored one is
 * read in place. The first reading checks the CRC-32 and every block against the block map, and throws FormatError.
 * @param hashed undefined for a file that the block map does not cover
 */
export function packageContent(
  archive: ZipArchive,
  entry: ZipEntry,
  hashed: HashedFile | undefined,
  cache: ContentCache,
): ByteSource {
  const stored = sliceSource(archive.source, entry.dataOffset, entry.size)
  let checked = false
  const inflate = (): Uint8Array => {
    const content = readZipEntry(archive, entry)
    if (!checked) checkBlocks(content, hashed, archive.file)
    checked = true
    return content
  }
  return {
    size: entry.size,
    read(offset, length) {
      if (entry.method === 8) return cache.get(entry, inflate).subarray(offset, offset + length)
      if (!checked) checkStored(stored, entry, hashed, archive.file)
      checked = true
      return stored.read(offset, length)
    },
  }
}

function checkBlocks(content: Uint8Array, hashed: HashedFile | undefined, file: string): void {
  if (!hashed) return
  for (const index of hashed.file.blocks.keys()) {
    checkBlock(content.subarray(index * BLOCK_SIZE, (index + 1) * BLOCK_SIZE), index, hashed, file)
  }
}

/** Goes block by block, so that a large stored file is never in memory as a whole. */
function checkStored(stored: ByteSource, entry: ZipEntry, hashed: HashedFile | undefined, file: string): void {
  let sum = 0
  for (let offset = 0; offset < stored.size; offset += BLOCK_SIZE) {
    const block = stored.read(offset, BLOCK_SIZE)
    sum = crc32(block, sum)
    if (hashed) checkBlock(block, offset / BLOCK_SIZE, hashed, file)
  }
  if (sum !== entry.crc32) {
    throw new FormatError(file, `${entry.name}: the content does not match its CRC-32`, entry.dataOffset)
  }
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
