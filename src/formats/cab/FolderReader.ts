import { FormatError } from '../FormatError.ts'
import type { CabFolder } from './Cabinet.ts'
import { folderBlocks, type FolderBlock } from './folderBlocks.ts'
import type { FolderDecoder } from './FolderDecoder.ts'
import { LzxDecoder } from './lzx/LzxDecoder.ts'
import { mszipDecoder } from './mszipDecoder.ts'
import { readBlock } from './readBlock.ts'

/** Unpacked blocks that are kept: 4 MiB. */
const KEPT_BLOCKS = 128

/** Points in a folder from which it can be unpacked again; each takes up to 2 MiB. */
const RESTARTS = 16

/** Least blocks between two of those. */
const LEAST_BETWEEN = 64

/** Reads what a folder unpacks to, at any place. */
export interface FolderReader {
  /** What the folder unpacks to, as far as it is here, in bytes. */
  readonly size: number
  /**
   * Fills some bytes with those from a place on, all of which must be there.
   * @throws FormatError
   */
  fill(target: Uint8Array, offset: number): void
}

/**
 * A reader of a folder. Going on is cheap; to go back, or far ahead, unpacks at most a sixteenth of the folder again.
 * @throws FormatError
 */
export function openFolder(folder: CabFolder): FolderReader {
  const blocks = folderBlocks(folder)
  const { start, size } = blocks.at(-1) ?? { start: 0, size: 0 }
  const total = start + size
  const unpacked =
    folder.compression.method === 'stored'
      ? (index: number) => readBlock(blocks[index]!)
      : packedBlocks(folder, blocks, total)
  return {
    size: total,
    fill(target, offset) {
      let filled = 0
      for (let index = blockAt(blocks, offset); filled < target.length; index++) {
        const skipped = offset + filled - blocks[index]!.start
        const bytes = unpacked(index).subarray(skipped, skipped + target.length - filled)
        target.set(bytes, filled)
        filled += bytes.length
      }
    },
  }
}

/** The last block that starts at a place or before it. */
function blockAt(blocks: readonly FolderBlock[], offset: number): number {
  let [low, high] = [0, blocks.length]
  while (high - low > 1) {
    const middle = (low + high) >>> 1
    if (blocks[middle]!.start <= offset) low = middle
    else high = middle
  }
  return low
}

function packedBlocks(
  { compression }: CabFolder,
  blocks: readonly FolderBlock[],
  total: number,
): (index: number) => Uint8Array {
  const begin = (): FolderDecoder => {
    if (compression.method === 'lzx') return new LzxDecoder(compression.window, total)
    if (compression.method === 'mszip') return mszipDecoder()
    return refuseAt(blocks[0], 'the folder is packed with Quantum, which is not supported')
  }
  const between = Math.max(LEAST_BETWEEN, Math.ceil(blocks.length / RESTARTS))
  /** By the index of the block that they go on with, ascending. */
  const restarts = new Map<number, FolderDecoder>()
  const kept = new Map<number, Uint8Array>()
  let current: { readonly decoder: FolderDecoder; readonly next: number } | undefined

  const nearest = (index: number): { decoder: FolderDecoder; next: number } => {
    const restart = Math.floor(index / between) * between
    const known = [...restarts.keys()].findLast((each) => each <= restart) ?? 0
    if (current && current.next <= index && current.next >= known) return current
    return { decoder: restarts.get(known)?.fork() ?? begin(), next: known }
  }
  const keep = (index: number, bytes: Uint8Array): void => {
    kept.set(index, bytes)
    const [oldest] = kept.keys()
    if (oldest !== undefined && kept.size > KEPT_BLOCKS) kept.delete(oldest)
  }

  return (index) => {
    const known = kept.get(index)
    if (known) return known
    let { decoder, next } = nearest(index)
    // What fails is begun again by the next read, and fails again.
    current = undefined
    for (;;) {
      const block = blocks[next]!
      const bytes = decoder.decode(readBlock(block), block.size, (defect) => refuseAt(block, defect))
      keep(next, bytes)
      next++
      if (next % between === 0 && next < blocks.length && !restarts.has(next)) restarts.set(next, decoder.fork())
      if (next > index) {
        current = { decoder, next }
        return bytes
      }
    }
  }
}

function refuseAt(block: FolderBlock | undefined, defect: string): never {
  const piece = block?.pieces[0]
  throw new FormatError(piece?.part.file ?? '', defect, piece?.offset)
}
