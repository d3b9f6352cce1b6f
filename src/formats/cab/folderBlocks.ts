import { FormatError } from '../FormatError.ts'
import { BLOCK_HEADER_SIZE, BLOCK_SIZE, MAX_PACKED_BLOCK } from './CabinetHeader.ts'
import type { CabFolder, CabFolderPart } from './Cabinet.ts'

/** A block of a folder; one that was split lies in two cabinets or more. Offsets and sizes are in bytes. */
export interface FolderBlock {
  readonly pieces: readonly BlockPiece[]
  /** Of all pieces. */
  readonly packedSize: number
  /** Where it starts in what the folder unpacks to. */
  readonly start: number
  /** What it unpacks to. */
  readonly size: number
}

/** The part of a block that lies in one cabinet. */
export interface BlockPiece {
  readonly part: CabFolderPart
  /** Where its header starts. */
  readonly offset: number
  readonly size: number
}

/** The most bytes that one unpacks to: a match of 258 takes two bits of MSZIP, one of 257 a bit of LZX and Quantum. */
const MOST_EXPANSION = { mszip: 1032, lzx: 2056, quantum: 2056 } as const

/** Bytes of headers that are asked for at once: those of stored blocks lie far apart. */
const AHEAD = 4096

/**
 * The blocks of a folder, from their headers. A last piece that has no end, as the next cabinet is missing, is left out.
 * Source: [MS-CAB], CFDATA.
 * @throws FormatError
 */
export function folderBlocks({ compression: { method }, parts, goesOnIn }: CabFolder): FolderBlock[] {
  const blocks: FolderBlock[] = []
  let pieces: BlockPiece[] = []
  let [start, packedSize] = [0, 0]
  for (const [index, part] of parts.entries()) {
    const last = index === parts.length - 1
    const headers = headersOf(part)
    let at = part.dataOffset
    for (let count = part.blockCount; count > 0; count--) {
      const refuse = (defect: string): never => {
        throw new FormatError(part.file, defect, at)
      }
      const head =
        at + BLOCK_HEADER_SIZE + part.reserve <= part.dataEnd ? headers(at) : refuse('a block lies behind the end')
      // Offset 4: size as stored; 6: what it unpacks to, or 0 when it goes on in the next cabinet.
      const packed = head.getUint16(4, true)
      const size = head.getUint16(6, true)
      packedSize += packed
      if (packedSize > MAX_PACKED_BLOCK) refuse(`a block of ${packedSize} bytes is larger than the format allows`)
      if (size > BLOCK_SIZE) refuse(`a block unpacks to ${size} bytes; ${BLOCK_SIZE} are the most`)
      const end = at + BLOCK_HEADER_SIZE + part.reserve + packed
      if (end > part.dataEnd) refuse('a block lies behind the end')
      pieces.push({ part, offset: at, size: packed })
      const split = size === 0 && packedSize > 0
      if (split && (count > 1 || (last && goesOnIn === undefined)))
        refuse('a block that unpacks to nothing holds something')
      if (!split && method === 'stored' && size !== packedSize)
        refuse(`a stored block of ${packedSize} bytes gives ${size}`)
      if (method !== 'stored' && size > packedSize * MOST_EXPANSION[method]) {
        refuse(`a block of ${packedSize} bytes cannot unpack to ${size}`)
      }
      if (!split) {
        // Packers may close a folder with a block of nothing.
        if (size > 0) blocks.push({ pieces, packedSize, start, size })
        pieces = []
        packedSize = 0
      }
      start += size
      at = end
    }
  }
  return blocks
}

/** Reads the fixed fields of headers by their offsets, which ascend. */
function headersOf({ source, dataEnd }: CabFolderPart): (at: number) => DataView {
  let from = 0
  let bytes: Uint8Array = new Uint8Array()
  return (at) => {
    if (at < from || at + BLOCK_HEADER_SIZE > from + bytes.length) {
      from = at
      bytes = source.read(at, Math.min(AHEAD, dataEnd - at))
    }
    return new DataView(bytes.buffer, bytes.byteOffset + at - from, BLOCK_HEADER_SIZE)
  }
}
