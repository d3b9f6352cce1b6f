import { FormatError } from '../FormatError.ts'
import { joinBytes } from '../joinBytes.ts'
import { blockChecksum } from './blockChecksum.ts'
import { BLOCK_HEADER_SIZE } from './CabinetHeader.ts'
import type { BlockPiece, FolderBlock } from './folderBlocks.ts'

/**
 * A block as stored, its pieces compared with their checksums where they have one.
 * @throws FormatError
 */
export function readBlock({ pieces }: FolderBlock): Uint8Array {
  const [first] = pieces
  return first && pieces.length === 1 ? readPiece(first) : joinBytes(pieces.map(readPiece))
}

function readPiece({ part, offset, size }: BlockPiece): Uint8Array {
  const bytes = part.source.read(offset, BLOCK_HEADER_SIZE + part.reserve + size)
  const data = bytes.subarray(BLOCK_HEADER_SIZE + part.reserve)
  // Offset 0: the checksum of all that follows it, or 0 for none.
  const told = new DataView(bytes.buffer, bytes.byteOffset).getUint32(0, true)
  if (told !== 0 && told !== blockChecksum(bytes.subarray(4, BLOCK_HEADER_SIZE + part.reserve), blockChecksum(data))) {
    throw new FormatError(part.file, 'a block does not match its checksum', offset)
  }
  return data
}
