import type { ByteSource } from '../ByteSource.ts'
import { FormatError } from '../FormatError.ts'
import { inflateRun } from '../zip/inflateRun.ts'
import type { ZipArchive, ZipEntry } from '../zip/ZipArchive.ts'
import { BLOCK_SIZE, type BlockMapFile } from './parseBlockMap.ts'

/**
 * The content of a deflated entry, of which no more is in memory than is asked for. Packagers flush the compressor
 * after each block and forget what came before, so that a block can be inflated by itself; the block map says where
 * it ends.
 */
export interface DeflatedBlocks extends ByteSource {
  /** A block, or undefined when it cannot be inflated by itself: the packager has cut otherwise. */
  readonly block: (index: number) => Uint8Array | undefined
}

/** The blocks of an entry, whose sizes in the block map add up to that of the entry. */
export function deflatedBlocks(archive: ZipArchive, entry: ZipEntry, { blocks }: BlockMapFile): DeflatedBlocks {
  const starts = new Float64Array(blocks.length + 1)
  for (const [index, { compressedSize = 0 }] of blocks.entries()) starts[index + 1] = starts[index]! + compressedSize
  const block = (index: number): Uint8Array | undefined => {
    const start = starts[index]!
    const size = Math.min(BLOCK_SIZE, entry.size - index * BLOCK_SIZE)
    const data = archive.source.read(entry.dataOffset + start, starts[index + 1]! - start)
    try {
      const content = inflateRun(data, size)
      return content.length === size ? content : undefined
    } catch {
      return undefined
    }
  }
  return {
    size: entry.size,
    block,
    read(offset, length) {
      const end = Math.min(entry.size, offset + length)
      const bytes = new Uint8Array(Math.max(0, end - offset))
      for (let at = offset; at < end;) {
        const index = Math.floor(at / BLOCK_SIZE)
        const content = block(index)
        if (!content) throw new FormatError(archive.file, `${entry.name}: block ${index} cannot be inflated any more`)
        const part = content.subarray(at - index * BLOCK_SIZE, end - index * BLOCK_SIZE)
        bytes.set(part, at - offset)
        at += part.length
      }
      return bytes
    },
  }
}
