import { DismError } from '../../../src/errors/DismError.ts'
import type { VolumeEntry, VolumeReader } from '../../../src/image/Volume.ts'
import { splitPath } from '../../../src/image/WindowsPath.ts'
import { upcase } from '../../../src/formats/upcase.ts'
import { notFound, quote } from '../notFound.ts'
import { sortedByName } from '../sortedByName.ts'
import { ROOT, type MemoryName, type MemoryRecords } from './MemoryRecords.ts'

/** Reads a memory volume, or a snapshot of one. */
export function readRecords(records: MemoryRecords): VolumeReader {
  return {
    stat(path) {
      const name = findName(records, path)
      return name && entryOf(records, name)
    },
    list(path, prefix) {
      const name = findName(records, path)
      if (!name) throw new DismError('PATH_NOT_FOUND', `there is no folder ${quote(path)}`)
      if (name.kind === 'file') throw new DismError('DIRECTORY', `${quote(path)} is a file`)
      return sortedByName(records.folder(name.id).names, prefix).map((below) => entryOf(records, below))
    },
    open(path) {
      const name = needName(records, path)
      if (name.kind === 'folder') throw new DismError('ACCESS_DENIED', `${quote(path)} is a folder`)
      return records.file(name.id).content.source
    },
  }
}

/** The name at a path, or undefined when nothing is there. */
export function findName(records: MemoryRecords, path: string): MemoryName | undefined {
  let name: MemoryName | undefined = ROOT
  for (const part of splitPath(path)) {
    if (name?.kind !== 'folder') return undefined
    name = records.folder(name.id).names.get(upcase(part))
  }
  return name
}

/** @throws DismError FILE_NOT_FOUND, PATH_NOT_FOUND */
export function needName(records: MemoryRecords, path: string): MemoryName {
  const name = findName(records, path)
  if (name) return name
  const above = splitPath(path).slice(0, -1).join('\\')
  throw notFound(path, findName(records, above)?.kind === 'folder')
}

function entryOf(records: MemoryRecords, { name, kind, id }: MemoryName): VolumeEntry {
  const fileId = String(id)
  if (kind === 'folder') {
    const { attributes, modified } = records.folder(id)
    return { name, kind, size: 0, attributes, modified, fileId, links: 1 }
  }
  const { attributes, modified, links, content } = records.file(id)
  return { name, kind, size: content.source.size, attributes, modified, fileId, links }
}
