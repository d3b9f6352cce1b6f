import type { ByteSource } from '../ByteSource.ts'
import { FormatError } from '../FormatError.ts'
import { sliceSource } from '../zip/sliceSource.ts'
import { HEADER_SIZE } from './CabinetHeader.ts'
import { readCabinetHeader } from './readCabinetHeader.ts'

/** A cabinet among other bytes. */
export interface FoundCabinet {
  /** Where it begins. */
  readonly offset: number
  /** Its bytes alone. */
  readonly source: ByteSource
}

/** `MSCF`. */
const SIGNATURE = [0x4d, 0x53, 0x43, 0x46] as const

/** Bytes that are looked through at once. */
const PIECE = 1 << 16

/**
 * The cabinets in other bytes, such as a self-extracting program, in their order: as cabextract finds them. A cabinet is
 * where the signature is and a header follows that fits (version 1.3, sizes and lists within its size, and that within
 * the bytes); the search goes on behind it. Windows itself does not search.
 * @param file the name for errors
 */
export function findCabinets(source: ByteSource, file: string): readonly FoundCabinet[] {
  const found: FoundCabinet[] = []
  for (let at = nextSignature(source, 0); at !== undefined;) {
    const cabinet = cabinetAt(source, at, file)
    if (cabinet) found.push({ offset: at, source: cabinet })
    at = nextSignature(source, at + (cabinet?.size ?? SIGNATURE.length))
  }
  return found
}

/** Where the signature is next, from an offset on. */
function nextSignature(source: ByteSource, from: number): number | undefined {
  for (let start = from; start < source.size; start += PIECE) {
    // One that goes over the end of a piece counts to that piece.
    const bytes = source.read(start, PIECE + SIGNATURE.length - 1)
    for (let at = bytes.indexOf(SIGNATURE[0]); at >= 0; at = bytes.indexOf(SIGNATURE[0], at + 1))
      if (SIGNATURE.every((byte, index) => bytes[at + index] === byte)) return start + at
  }
  return undefined
}

/** The bytes of the cabinet that begins at an offset, if one does. */
function cabinetAt(source: ByteSource, at: number, file: string): ByteSource | undefined {
  const head = source.read(at, HEADER_SIZE)
  if (head.length < HEADER_SIZE) return undefined
  // Offset 8: size of the cabinet.
  const size = new DataView(head.buffer, head.byteOffset).getUint32(8, true)
  if (size < HEADER_SIZE || at + size > source.size) return undefined
  const cabinet = sliceSource(source, at, size)
  try {
    readCabinetHeader(cabinet, `${file}, at ${at}`)
    return cabinet
  } catch (error) {
    if (error instanceof FormatError) return undefined
    throw error
  }
}
