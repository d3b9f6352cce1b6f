import { DismError } from '../../../src/errors/DismError.ts'
import type { ByteSource } from '../../../src/formats/ByteSource.ts'
import { upcase } from '../../../src/formats/upcase.ts'
import type { Change, ChangeSet } from '../../../src/image/ChangeSet.ts'
import { FileAttributes } from '../../../src/image/Volume.ts'
import { baseName, joinPath, parentPath, splitPath } from '../../../src/image/WindowsPath.ts'
import { quote } from '../notFound.ts'
import type { Disk } from './Disk.ts'
import { below, type FolderReader, type FoundEntry } from './FolderReader.ts'
import type { JournalStep } from './JournalStep.ts'
import type { StagingArea } from './StagingArea.ts'

const OWNER_WRITE = 0o200
const ALL_WRITE = 0o222

type ChangeOf<Kind extends Change['kind']> = Extract<Change, { kind: Kind }>

/**
 * The steps that make some changes in a real folder; the contents they need are staged on the way. Structure comes
 * first, what is overwritten in place after it, times last.
 * @param changes a diff against what `reader` shows, in its order
 * @param now the new time of existing folders whose names change, FILETIME
 */
export function planCommit(
  changes: ChangeSet,
  reader: FolderReader,
  disk: Disk,
  staging: StagingArea,
  now: bigint,
): JournalStep[] {
  const structure: JournalStep[] = []
  const inPlace: JournalStep[] = []
  const times: JournalStep[] = []
  /** Names that are new or gone after the steps so far, by folded path: where they lie on the disk, if anywhere. */
  const moved = new Map<string, string | undefined>()
  /** Where new files are staged, by where they will lie. */
  const stagedFiles = new Map<string, string>()
  /** Where new folders are staged, by folded path. Each is placed with all that is new in it. */
  const stagedFolders = new Map<string, { readonly real: string; readonly place: string }>()
  /** Folders whose names change, and whether that shows: a file that is replaced behind its name leaves the time alone. */
  const touched = new Map<string, boolean>()

  /** Where a path will lie on the disk when it is made or is there already. */
  function realOf(path: string): string {
    const folded = upcase(path)
    const known = moved.get(folded)
    if (known !== undefined || path === '') return known ?? ''
    const names = splitPath(path)
    const folder = realOf(parentPath(path))
    const there = moved.has(folded) ? undefined : existing(path)
    return there?.real ?? below(folder, names.at(-1)!)
  }

  /** What is at a path before the commit, unless it goes. */
  function existing(path: string): FoundEntry | undefined {
    const names = splitPath(path)
    const isGone = names.some((_, index) => moved.has(upcase(joinPath(...names.slice(0, index + 1)))))
    return isGone ? undefined : reader.find(path)
  }

  function need(path: string): FoundEntry {
    const found = existing(path)
    if (!found) throw new DismError('FILE_INVALID', `${quote(path)} has vanished`)
    reader.checkUnchanged(found)
    return found
  }

  /** Where something new will lie. @throws DismError FILE_INVALID when somebody else has made something there since */
  function realOfNew(path: string): string {
    const real = realOf(path)
    const isKnown = moved.has(upcase(path)) || moved.has(upcase(parentPath(path)))
    if (!isKnown && disk.stat(reader.absolute(real)))
      throw new DismError('FILE_INVALID', `${real} was made by somebody else meanwhile`)
    return real
  }

  function touch(real: string, shows = true): void {
    const folder = real.includes('/') ? real.slice(0, real.lastIndexOf('/')) : ''
    touched.set(folder, shows || touched.get(folder) === true)
  }

  function trash({ real }: FoundEntry): void {
    structure.push({ kind: 'trash', path: real, number: staging.newNumber() })
  }

  function remove({ path }: ChangeOf<'remove'>): void {
    const found = need(path)
    if (found.entry.kind === 'folder') checkAllServiceable(reader, found.real)
    trash(found)
    touch(found.real)
    moved.set(upcase(path), undefined)
  }

  function makeFolder({ path, modified }: ChangeOf<'folder'>): void {
    const { real, place } = stage(path)
    staging.addFolder(place)
    stagedFolders.set(upcase(path), { real, place })
    times.push({ kind: 'modified', path: real, modified, oldModified: modified })
  }

  function makeFile({ path, content, attributes, modified }: ChangeOf<'file'>): void {
    if (!stagedFolders.has(upcase(parentPath(path))) && existing(path)) {
      trash(need(path))
      moved.set(upcase(path), undefined)
    }
    const { real, place } = stage(path)
    staging.addFile(place, content, modified)
    stagedFiles.set(real, place)
    if (attributes & FileAttributes.READONLY) staging.setMode(place, withReadOnly(staging.modeOf(place), true))
  }

  /** Finds a place to stage something new: in the folder that will hold it when that is new itself. */
  function stage(path: string): { real: string; place: string } {
    const folder = stagedFolders.get(upcase(parentPath(path)))
    if (folder) {
      const name = baseName(path)
      const real = below(folder.real, name)
      moved.set(upcase(path), real)
      return { real, place: `${folder.place}/${name}` }
    }
    const real = realOfNew(path)
    const number = place(path, real)
    touch(real)
    return { real, place: `${number}` }
  }

  function place(path: string, real: string): number {
    const number = staging.newNumber()
    structure.push({ kind: 'place', path: real, number })
    moved.set(upcase(path), real)
    return number
  }

  function rewrite({ path, content, modified }: ChangeOf<'content'>): void {
    const found = need(path)
    const pages = pagesOf(content, found)
    if (!pages && found.entry.links === 1) {
      trash(found)
      const staged = `${place(path, found.real)}`
      staging.addFile(staged, content, modified)
      staging.setMode(staged, found.entry.mode)
      stagedFiles.set(found.real, staged)
      touch(found.real, false)
      return
    }
    const { mode, modified: oldModified, size: oldSize } = found.entry
    const isReadOnly = !(mode & OWNER_WRITE)
    const target = { path: found.real }
    if (isReadOnly) inPlace.push({ kind: 'mode', ...target, mode: mode | OWNER_WRITE, oldMode: mode })
    if (pages) inPlace.push({ kind: 'pages', ...target, size: content.size, oldSize, pages })
    else {
      const before = addFile(reader.open(path), oldModified)
      inPlace.push({ kind: 'rewrite', ...target, number: addFile(content, modified), before })
    }
    if (isReadOnly) inPlace.push({ kind: 'mode', ...target, mode, oldMode: mode })
    times.push({ kind: 'modified', ...target, modified, oldModified })
  }

  function addFile(content: ByteSource, modified: bigint): number {
    const number = staging.newNumber()
    staging.addFile(`${number}`, content, modified)
    return number
  }

  /** The pages to overwrite when a content is the file's own with a few of them replaced. */
  function pagesOf({ patch, size }: ByteSource, found: FoundEntry) {
    if (!patch) return undefined
    const base = reader.fileOf(patch.base)
    let bytes = 0
    for (const page of patch.pages.values()) bytes += page.length
    if (base?.real !== found.real || (bytes * 2 > size && found.entry.links === 1)) return undefined
    return [...patch.pages]
      .map(([offset, after]) => ({ offset, after, before: patch.base.read(offset, after.length) }))
      .sort((a, b) => a.offset - b.offset)
  }

  function link({ path, target }: ChangeOf<'link'>): void {
    const real = realOfNew(path)
    structure.push({ kind: 'link', path: real, target: realOf(target) })
    touch(real)
    moved.set(upcase(path), real)
  }

  /** Of attributes a POSIX disk keeps READONLY of files. */
  function setAttributes({ path, attributes }: ChangeOf<'attributes'>): void {
    const isReadOnly = (attributes & FileAttributes.READONLY) !== 0
    const staged = stagedFiles.get(realOf(path))
    if (staged !== undefined) {
      staging.setMode(staged, withReadOnly(staging.modeOf(staged), isReadOnly))
      return
    }
    const { real, entry } = need(path)
    const mode = withReadOnly(entry.mode, isReadOnly)
    if (entry.kind === 'file' && mode !== entry.mode)
      inPlace.push({ kind: 'mode', path: real, mode, oldMode: entry.mode })
  }

  for (const change of changes) {
    if (change.kind === 'remove') remove(change)
    else if (change.kind === 'folder') makeFolder(change)
    else if (change.kind === 'file') makeFile(change)
    else if (change.kind === 'content') rewrite(change)
    else if (change.kind === 'link') link(change)
    else setAttributes(change)
  }
  staging.finish()
  const made = new Set([...stagedFolders.values()].map(({ real }) => real))
  for (const [path, shows] of touched) {
    const oldModified = made.has(path) ? undefined : disk.stat(reader.absolute(path))?.modified
    if (oldModified !== undefined)
      times.push({ kind: 'modified', path, modified: shows ? now : oldModified, oldModified })
  }
  return [...structure, ...inPlace, ...times]
}

function withReadOnly(mode: number, isReadOnly: boolean): number {
  return isReadOnly ? mode & ~ALL_WRITE : mode | OWNER_WRITE
}

/** @throws DismError CANT_ACCESS_FILE when there is something in a folder that the volume does not show */
function checkAllServiceable(reader: FolderReader, real: string): void {
  for (const name of reader.namesIn(real).values()) {
    const entry = name === undefined ? undefined : reader.entryAt(below(real, name))
    if (name === undefined || entry?.kind === 'other')
      throw new DismError(
        'CANT_ACCESS_FILE',
        `${real} holds what must not be touched: ${name ?? 'names that differ by case only'}`,
      )
    if (entry?.kind === 'folder') checkAllServiceable(reader, below(real, name))
  }
}
