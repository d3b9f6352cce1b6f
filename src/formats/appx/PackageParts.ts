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
  const folders = new Set<string>()
  for (const entry of archive.entries) {
    const path = entryPath(entry.name, archive.file)
    const key = upcase(path)
    if (parts.has(key)) throw new FormatError(archive.file, `two files have the name ${path}`)
    parts.set(key, { path, entry })
    for (let end = key.lastIndexOf('\\'); end > 0; end = key.lastIndexOf('\\', end - 1)) {
      const folder = key.slice(0, end)
      if (folders.has(folder)) break
      folders.add(folder)
    }
  }
  for (const folder of folders) {
    const part = parts.get(folder)
    if (part) throw new FormatError(archive.file, `${part.path} is both a file and a folder`)
  }
  return parts
}
