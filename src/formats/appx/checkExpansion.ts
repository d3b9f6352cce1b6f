import { FormatError } from '../FormatError.ts'
import type { ZipArchive } from '../zip/ZipArchive.ts'

/** Bytes that the files of a package may have, however small they were made. */
const ALWAYS_ALLOWED = 1024 ** 3

/** How many times what they take in the package they may have beyond that: three to five times is usual. */
const MOST_EXPANSION = 100

/**
 * Refuses a package of some megabytes that would fill a disk. Windows knows no such bound: this one is ours.
 * @throws FormatError
 */
export function checkExpansion({ entries, file }: ZipArchive): void {
  let size = 0
  let compressed = 0
  for (const entry of entries) {
    size += entry.size
    compressed += entry.compressedSize
  }
  if (size > ALWAYS_ALLOWED && size > compressed * MOST_EXPANSION)
    throw new FormatError(file, `${compressed} bytes of files expand to ${size}, which no package needs`)
}
