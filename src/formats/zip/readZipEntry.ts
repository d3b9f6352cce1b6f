import { crc32, inflateRaw } from '#platform'
import { FormatError } from '../FormatError.ts'
import type { ZipArchive, ZipEntry } from './ZipArchive.ts'

/** The most bytes that one entry is inflated to at once. */
const MAX_WHOLE = 1024 * 1024 * 1024

/**
 * The content of an entry, whole: inflated in one call bounded by the declared size, and checked against the
 * CRC-32 of the directory.
 * @throws FormatError
 */
export function readZipEntry(archive: ZipArchive, entry: ZipEntry): Uint8Array {
  const { file, source } = archive
  if (entry.method === 8 && entry.size > MAX_WHOLE) {
    throw new FormatError(file, `${entry.name}: ${entry.size} bytes are too many to inflate at once`, entry.dataOffset)
  }
  const data = source.read(entry.dataOffset, entry.compressedSize)
  const content = entry.method === 0 ? data : inflate(data, entry, file)
  if (content.length !== entry.size) {
    throw new FormatError(file, `${entry.name}: holds ${content.length} bytes instead of ${entry.size}`)
  }
  if (crc32(content) !== entry.crc32) {
    throw new FormatError(file, `${entry.name}: the content does not match its CRC-32`, entry.dataOffset)
  }
  return content
}

/** A flush at the end of deflated data: an empty stored block. */
const FLUSH = Uint8Array.of(0, 0, 0xff, 0xff)

/** An empty last block. */
const LAST_BLOCK = Uint8Array.of(3, 0)

function inflate(data: Uint8Array, entry: ZipEntry, file: string): Uint8Array {
  try {
    return inflateRaw(closed(data), entry.size)
  } catch {
    throw new FormatError(file, `${entry.name}: the deflated data is broken or longer than declared`, entry.dataOffset)
  }
}

/** Some packagers end with a flush and leave the last block out; Windows reads on by the sizes alone. */
function closed(data: Uint8Array): Uint8Array {
  const end = data.subarray(-FLUSH.length)
  if (end.length < FLUSH.length || end.some((byte, index) => byte !== FLUSH[index])) return data
  const whole = new Uint8Array(data.length + LAST_BLOCK.length)
  whole.set(data)
  whole.set(LAST_BLOCK, data.length)
  return whole
}
