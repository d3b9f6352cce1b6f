import type { ByteSource } from '../ByteSource.ts'
import { FormatError } from '../FormatError.ts'
import type { CabFile, CabFolder } from './Cabinet.ts'
import { type FolderReader, openFolder } from './FolderReader.ts'

/** Folders that keep their state. */
const KEPT_FOLDERS = 4

/** The most bytes that are unpacked at once. */
const MAX_WHOLE = 1024 * 1024 * 1024

/** Makes contents of files; all share the state of their folders. */
export function cabinetContent(): (file: CabFile) => ByteSource {
  const readers = new Map<CabFolder, FolderReader>()
  const readerOf = (folder: CabFolder): FolderReader => {
    const reader = readers.get(folder) ?? openFolder(folder)
    // The one that was used last is the last to go.
    readers.delete(folder)
    readers.set(folder, reader)
    const [oldest] = readers.keys()
    if (oldest && readers.size > KEPT_FOLDERS) readers.delete(oldest)
    return reader
  }
  return ({ name, size, offset, folder, entry }) => {
    const refuse = (defect: string): never => {
      throw new FormatError(entry.file, `${name}: ${defect}`, entry.offset)
    }
    if (folder.beginsIn !== undefined) refuse(`begins in the cabinet ${folder.beginsIn}, which is missing`)
    if (folder.compression.method === 'quantum') refuse('is packed with Quantum, which is not supported')
    const there = readerOf(folder).size
    if (offset + size > there) {
      if (folder.goesOnIn !== undefined) refuse(`goes on in the cabinet ${folder.goesOnIn}, which is missing`)
      refuse(`ends at ${offset + size} of a folder of ${there} bytes`)
    }
    const fill = (target: Uint8Array, from: number): void => readerOf(folder).fill(target, offset + from)
    return {
      size,
      fill,
      read(from, length) {
        if (length > MAX_WHOLE && size - from > MAX_WHOLE) refuse(`${size} bytes are too many to unpack at once`)
        const bytes = new Uint8Array(Math.max(0, Math.min(length, size - from)))
        fill(bytes, from)
        return bytes
      },
    }
  }
}
