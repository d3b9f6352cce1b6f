import { crc32 } from '#platform'
import { FormatError } from '../FormatError.ts'
import { inflateRun } from './inflateRun.ts'
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

function inflate(data: Uint8Array, entry: ZipEntry, file: string): Uint8Array {
  try {
    return inflateRun(data, entry.size)
  } catch {
    throw new FormatError(file, `${entry.name}: the deflated data is broken or longer than declared`, entry.dataOffset)
  }
}
