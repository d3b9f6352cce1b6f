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
  /**
   * A block, or undefined when it cannot be inflated without what comes behind it: the packager has cut otherwise.
   * Nothing is kept after the last one.
   */
  readonly block: (index: number) => Uint8Array | undefined
}

/** More than any compressor makes of a block, in bytes. */
const MOST_DEFLATED = 2 * BLOCK_SIZE

/** How far back deflated data can refer, in bytes. */
const WINDOW = 32_768

/** Bytes of the header of a stored block. */
const STORED_HEADER = 5

/** What the blocks of a package are read into, one at a time. */
const rooms = new WeakMap<ZipArchive, Uint8Array>()

/** The blocks of an entry, whose sizes in the block map add up to that of the entry. */
export function deflatedBlocks(archive: ZipArchive, entry: ZipEntry, { blocks }: BlockMapFile): DeflatedBlocks {
  const starts = new Float64Array(blocks.length + 1)
  for (const [index, { compressedSize = 0 }] of blocks.entries()) starts[index + 1] = starts[index]! + compressedSize
  const room = roomOf(archive)
  const inflated = (index: number, before?: Uint8Array): Uint8Array | undefined => {
    const start = starts[index]!
    const size = Math.min(BLOCK_SIZE, entry.size - index * BLOCK_SIZE)
    const length = starts[index + 1]! - start
    if (length > MOST_DEFLATED) return undefined
    const behind = before === undefined ? 0 : putStored(room, before.subarray(-WINDOW))
    const skipped = Math.max(0, behind - STORED_HEADER)
    fillFrom(archive.source, room.subarray(behind, behind + length), entry.dataOffset + start)
    // What ends by itself is not read beyond that.
    room.set(LAST_BLOCK, behind + length)
    try {
      const content = inflateRaw(room.subarray(0, behind + length + LAST_BLOCK.length), skipped + size)
      return content.length === skipped + size ? content.subarray(skipped) : undefined
    } catch {
      return undefined
    }
  }
  let areLinked = false
  let last: { readonly index: number; readonly content: Uint8Array } | undefined
  const blockAt = (index: number): Uint8Array | undefined => {
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
  const block = (index: number): Uint8Array | undefined => {
    const content = blockAt(index)
    if (index === blocks.length - 1) last = undefined
    return content
  }
  const fill = (target: Uint8Array, offset: number): void => {
    const end = offset + target.length
    for (let at = offset; at < end;) {
      const index = Math.floor(at / BLOCK_SIZE)
      const content = blockAt(index)
      if (!content) throw new FormatError(archive.file, `${entry.name}: block ${index} cannot be inflated any more`)
      const part = content.subarray(at - index * BLOCK_SIZE, end - index * BLOCK_SIZE)
      target.set(part, at - offset)
      at += part.length
    }
    if (end === entry.size) last = undefined
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

function roomOf(archive: ZipArchive): Uint8Array {
  const room = rooms.get(archive) ?? new Uint8Array(STORED_HEADER + WINDOW + MOST_DEFLATED + LAST_BLOCK.length)
  rooms.set(archive, room)
  return room
}

/**
 * Puts bytes that deflated data refers to ahead of it, as a stored block (RFC 1951, 3.2.4). As a dictionary of zlib
 * they would be copied to where they lie until the garbage collector comes round, which does not know of them.
 * @returns bytes of the block
 */
function putStored(target: Uint8Array, bytes: Uint8Array): number {
  const { length } = bytes
  target.set([0, length, length >>> 8, ~length, ~length >>> 8])
  target.set(bytes, STORED_HEADER)
  return STORED_HEADER + length
}
