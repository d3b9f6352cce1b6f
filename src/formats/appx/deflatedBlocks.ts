import { fillFrom, type ByteSource } from '../ByteSource.ts'
import { FormatError } from '../FormatError.ts'
import { inflateRaw } from '#platform'
import { LAST_BLOCK } from '../zip/inflateRun.ts'
import type { ZipArchive, ZipEntry } from '../zip/ZipArchive.ts'
import { BLOCK_SIZE, type BlockMapFile } from './parseBlockMap.ts'

/**
 * The content of a deflated entry, of which no more is in memory than is asked for. Packagers flush the compressor
 * after each block, and the block map says where it ends. Most forget what came before, so that a block can be inflated
 * by itself; others do not: their blocks are inflated in order, and to go back is to begin again.
 */
export interface DeflatedBlocks extends ByteSource {
  /** A block, or undefined when it cannot be inflated without what comes behind it: the packager has cut otherwise. */
  readonly block: (index: number) => Uint8Array | undefined
}

/** More than any compressor makes of a block, in bytes. */
const MOST_DEFLATED = 2 * BLOCK_SIZE

/** The blocks of an entry, whose sizes in the block map add up to that of the entry. */
export function deflatedBlocks(archive: ZipArchive, entry: ZipEntry, { blocks }: BlockMapFile): DeflatedBlocks {
  const starts = new Float64Array(blocks.length + 1)
  for (const [index, { compressedSize = 0 }] of blocks.entries()) starts[index + 1] = starts[index]! + compressedSize
  const room = new Uint8Array(MOST_DEFLATED + LAST_BLOCK.length)
  const inflated = (index: number, before?: Uint8Array): Uint8Array | undefined => {
    const start = starts[index]!
    const size = Math.min(BLOCK_SIZE, entry.size - index * BLOCK_SIZE)
    const length = starts[index + 1]! - start
    if (length > MOST_DEFLATED) return undefined
    fillFrom(archive.source, room.subarray(0, length), entry.dataOffset + start)
    // What ends by itself is not read beyond that.
    room.set(LAST_BLOCK, length)
    try {
      const content = inflateRaw(room.subarray(0, length + LAST_BLOCK.length), size, before)
      return content.length === size ? content : undefined
    } catch {
      return undefined
    }
  }
  let areLinked = false
  let last: { readonly index: number; readonly content: Uint8Array } | undefined
  const block = (index: number): Uint8Array | undefined => {
    const alone = areLinked ? undefined : inflated(index)
    if (alone) last = { index, content: alone }
    if (last?.index === index) return last.content
    areLinked = true
    if (last && last.index > index) last = undefined
    for (let at = last ? last.index + 1 : 0; at <= index; at++) {
      const content = inflated(at, last?.content)
      if (!content) return undefined
      last = { index: at, content }
    }
    return last?.content
  }
  const fill = (target: Uint8Array, offset: number): void => {
    const end = offset + target.length
    for (let at = offset; at < end;) {
      const index = Math.floor(at / BLOCK_SIZE)
      const content = block(index)
      if (!content) throw new FormatError(archive.file, `${entry.name}: block ${index} cannot be inflated any more`)
      const part = content.subarray(at - index * BLOCK_SIZE, end - index * BLOCK_SIZE)
      target.set(part, at - offset)
      at += part.length
    }
  }
  return {
    size: entry.size,
    block,
    read(offset, length) {
      const bytes = new Uint8Array(Math.max(0, Math.min(length, entry.size - offset)))
      fill(bytes, offset)
      return bytes
    },
    fill,
  }
}
