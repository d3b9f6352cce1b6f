import { FormatError } from '../FormatError.ts'
import type { ZipArchive } from './ZipArchive.ts'

/**
 * Checks that entries lie one behind the other, before the central directory, and that no name comes twice. So the
 * sum of what they can inflate to is bounded by the size of the file (nothing counts twice).
 * @throws FormatError
 */
export function checkLayout({ entries, directoryOffset, file }: ZipArchive): void {
  const names = new Set<string>()
  let end = 0
  for (const entry of [...entries].sort((left, right) => left.headerOffset - right.headerOffset)) {
    if (entry.headerOffset < end) throw new FormatError(file, `${entry.name}: entries overlap`, entry.headerOffset)
    end = entry.dataOffset + entry.compressedSize
    if (names.has(entry.name)) throw new FormatError(file, `${entry.name}: two entries have this name`)
    names.add(entry.name)
  }
  if (end > directoryOffset) throw new FormatError(file, 'entries overlap the central directory', directoryOffset)
}
