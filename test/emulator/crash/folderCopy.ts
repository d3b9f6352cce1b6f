import { createHash } from 'node:crypto'
import {
  chmodSync,
  linkSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'

/** One thing in a folder of the real disk. */
interface CopiedEntry {
  /** From the folder, `/` separated. */
  readonly path: string
  /** Permission bits. */
  readonly mode: number
  /** Absent for a folder. */
  readonly bytes?: Uint8Array
  /** The path of an entry before it that is the same file by another name. */
  readonly linkedTo?: string
}

/** All that a folder of the real disk held, with what Dismulator hides; times are left out. */
export interface FolderCopy {
  readonly entries: readonly CopiedEntry[]
  /** The same for the same names, modes, bytes and links. */
  readonly digest: string
}

/** Reads a folder. A symbolic link is a file with the text of its target, and mode 0. */
export function copyOf(folder: string): FolderCopy {
  return copyOfEntries([...entriesIn(folder, '', new Map())])
}

/** A copy of a folder that could hold these entries, sorted by path. */
export function copyOfEntries(entries: readonly CopiedEntry[]): FolderCopy {
  const hash = createHash('sha256')
  for (const { path, mode, bytes, linkedTo } of entries) {
    hash.update(`${path}\0${mode}\0${linkedTo ?? ''}\0${bytes?.length ?? 'folder'}\0`)
    if (bytes) hash.update(bytes)
  }
  return { entries, digest: hash.digest('hex') }
}

/** Makes a folder anew: it then holds what was copied, and nothing else. */
export function putCopy({ entries }: FolderCopy, folder: string): void {
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  for (const { path, mode, bytes, linkedTo } of entries) {
    const target = join(folder, path)
    if (linkedTo !== undefined) linkSync(join(folder, linkedTo), target)
    else if (bytes) writeFileSync(target, bytes)
    else mkdirSync(target)
    if (bytes && mode !== 0o644) chmodSync(target, mode)
  }
}

/** @param firstNames path of every file with several names, by inode */
function* entriesIn(root: string, folder: string, firstNames: Map<number, string>): Generator<CopiedEntry> {
  for (const name of readdirSync(join(root, folder)).sort()) {
    const path = folder === '' ? name : `${folder}/${name}`
    const entry = lstatSync(join(root, path))
    const mode = entry.mode & 0o777
    if (entry.isSymbolicLink()) yield { path, mode: 0, bytes: new TextEncoder().encode(readlinkSync(join(root, path))) }
    else if (!entry.isDirectory()) {
      const bytes = new Uint8Array(readFileSync(join(root, path)))
      const linkedTo = entry.nlink > 1 ? firstNames.get(entry.ino) : undefined
      if (entry.nlink > 1 && linkedTo === undefined) firstNames.set(entry.ino, path)
      yield { path, mode, bytes, ...(linkedTo !== undefined && { linkedTo }) }
    } else {
      yield { path, mode }
      yield* entriesIn(root, path, firstNames)
    }
  }
}
