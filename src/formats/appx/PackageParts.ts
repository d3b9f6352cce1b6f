import { FormatError } from '../FormatError.ts'
import { entryPath } from '../zip/entryPath.ts'
import type { ZipArchive, ZipEntry } from '../zip/ZipArchive.ts'
import { upcase } from '../upcase.ts'

/** A part of an app package: an entry with its decoded path. */
export interface PackagePart {
  readonly path: string
  readonly entry: ZipEntry
}

/** The parts of an app package by upper-cased path, in the order of the zip directory. */
export type PackageParts = ReadonlyMap<string, PackagePart>

/**
 * The parts of a zip archive. Every path is safe to join to a folder, no two are the same on Windows, and none is a
 * folder of another.
 * @throws FormatError
 */
export function readParts(archive: ZipArchive): PackageParts {
  const parts = new Map<string, PackagePart>()
  for (const entry of archive.entries) {
    const path = entryPath(entry.name, archive.file)
    const key = upcase(path)
    if (parts.has(key)) throw new FormatError(archive.file, `two files have the name ${path}`)
    parts.set(key, { path, entry })
  }
  const inside = fileInFile(parts.keys())
  if (inside !== undefined) {
    throw new FormatError(archive.file, `${parts.get(inside)!.path} is both a file and a folder`)
  }
  return parts
}

/**
 * The first path that another one goes through. Folders are not listed one by one: a deep path has as many as it has
 * letters.
 */
function fileInFile(keys: Iterable<string>): string | undefined {
  // With the lowest of all characters as separator, what is in a folder follows the folder's own name at once.
  const sorted = [...keys].map((key) => key.replaceAll('\\', '\0')).sort()
  return sorted.find((key, index) => sorted[index + 1]?.startsWith(`${key}\0`))?.replaceAll('\0', '\\')
}
