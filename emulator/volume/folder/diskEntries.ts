import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { upcase } from '../../../src/formats/upcase.ts'
import type { FolderEntry } from '../../../src/host/Host.ts'
import { diskCode } from './diskError.ts'

/** What is at a path of the real disk, behind all links. @throws Error of the disk */
export function kindOnDisk(path: string): FolderEntry['kind'] | undefined {
  const entry = statSync(path, { throwIfNoEntry: false })
  if (!entry) return undefined
  return entry.isDirectory() ? 'folder' : 'file'
}

/**
 * What a folder of the real disk holds, in the order of the upper-cased names; nothing when it is none. Links that lead
 * nowhere, or in a circle, are left out.
 * @throws Error of the disk
 */
export function entriesOnDisk(path: string): FolderEntry[] {
  if (kindOnDisk(path) !== 'folder') return []
  return readdirSync(path)
    .toSorted((a, b) => (upcase(a) < upcase(b) ? -1 : 1))
    .flatMap((name) => {
      const kind = kindOfEntry(join(path, name))
      return kind === undefined ? [] : [{ name, kind }]
    })
}

function kindOfEntry(path: string): FolderEntry['kind'] | undefined {
  try {
    return kindOnDisk(path)
  } catch (error) {
    if (diskCode(error) === 'ELOOP') return undefined
    throw error
  }
}
