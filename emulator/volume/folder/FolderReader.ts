import { DismError } from '../../../src/errors/DismError.ts'
import type { ByteSource } from '../../../src/formats/ByteSource.ts'
import { upcase } from '../../../src/formats/upcase.ts'
import { FileAttributes, type VolumeEntry, type VolumeReader } from '../../../src/image/Volume.ts'
import { splitPath } from '../../../src/image/WindowsPath.ts'
import { notFound, quote } from '../notFound.ts'
import { sortedByName } from '../sortedByName.ts'
import { withDiskErrors } from './diskError.ts'
import type { Disk, DiskEntry } from './Disk.ts'
import { isWorkFolder } from './workFolder.ts'

/** POSIX: what the owner may not write has READONLY. */
const OWNER_WRITE = 0o200

/** A file or folder of the disk. */
export interface FoundEntry {
  /** As spelled on the disk. */
  readonly name: string
  /** From the root of the volume, `/` separated, as spelled on the disk. */
  readonly real: string
  readonly entry: DiskEntry
}

/**
 * Reads a real folder as a volume, and remembers what it has looked at: it lives until somebody changes the folder.
 * Names that differ by case only, and what is neither file nor folder, are not listed and must not be touched; no
 * symbolic link is ever followed.
 */
export class FolderReader implements VolumeReader {
  readonly #root: string
  readonly #disk: Disk
  readonly #names = new Map<string, ReadonlyMap<string, string | undefined>>()
  readonly #entries = new Map<string, DiskEntry | undefined>()
  readonly #sources = new Map<string, ByteSource>()
  readonly #files = new WeakMap<ByteSource, FoundEntry>()
  #outdated = false

  constructor(root: string, disk: Disk) {
    this.#root = root
    this.#disk = disk
  }

  /** Whether the folder was not changed through us since. */
  get isCurrent(): boolean {
    return !this.#outdated
  }

  /** Ends this reader's life: from now on it throws. */
  expire(): void {
    this.#outdated = true
  }

  stat(path: string): VolumeEntry | undefined {
    const found = this.find(path)
    return found && entryOf(found)
  }

  list(path: string, prefix?: string): readonly VolumeEntry[] {
    const folder = this.find(path)
    if (!folder) throw new DismError('PATH_NOT_FOUND', `there is no folder ${quote(path)}`)
    if (folder.entry.kind === 'file') throw new DismError('DIRECTORY', `${quote(path)} is a file`)
    return sortedByName(this.namesIn(folder.real), prefix).flatMap((name) => {
      const entry = name === undefined || name.includes('\\') ? undefined : this.entryAt(below(folder.real, name))
      return name === undefined || !entry || entry.kind === 'other' ? [] : [entryOf({ name, real: '', entry })]
    })
  }

  open(path: string): ByteSource {
    const found = this.find(path)
    if (!found) throw notFound(path, this.find(splitPath(path).slice(0, -1).join('\\'))?.entry.kind === 'folder')
    if (found.entry.kind === 'folder') throw new DismError('ACCESS_DENIED', `${quote(path)} is a folder`)
    const source = this.#sources.get(found.real) ?? this.#sourceOf(found)
    this.#sources.set(found.real, source)
    return source
  }

  /**
   * What is at a path of the volume.
   * @throws DismError CANT_ACCESS_FILE for what must not be touched, ACCESS_DENIED for our own work folder
   */
  find(path: string): FoundEntry | undefined {
    this.#check()
    let found: FoundEntry = { name: '', real: '', entry: this.#rootEntry() }
    for (const part of splitPath(path)) {
      if (found.entry.kind !== 'folder') return undefined
      const next = this.#childOf(found.real, part, path)
      if (!next) return undefined
      found = next
    }
    return found
  }

  /** The names in a folder by folded name, undefined where two are the same. Our work folder is left out. */
  namesIn(real: string): ReadonlyMap<string, string | undefined> {
    this.#check()
    const known = this.#names.get(real)
    if (known) return known
    const names = new Map<string, string | undefined>()
    for (const name of withDiskErrors(() => this.#disk.names(this.absolute(real)))) {
      if (real === '' && isWorkFolder(name)) continue
      const folded = upcase(name)
      names.set(folded, names.has(folded) ? undefined : name)
    }
    this.#names.set(real, names)
    return names
  }

  /** What is at a path as spelled on the disk; undefined also when it has vanished or its name is no text. */
  entryAt(real: string): DiskEntry | undefined {
    this.#check()
    if (!this.#entries.has(real))
      this.#entries.set(
        real,
        withDiskErrors(() => this.#disk.stat(this.absolute(real))),
      )
    return this.#entries.get(real)
  }

  /** The file behind a source of this reader. */
  fileOf(source: ByteSource): FoundEntry | undefined {
    return this.#files.get(source)
  }

  /** @throws DismError FILE_INVALID when somebody else has changed what was found since */
  checkUnchanged({ real, entry }: FoundEntry): void {
    const now = withDiskErrors(() => this.#disk.stat(this.absolute(real)))
    const isSame = now?.id === entry.id && now.kind === entry.kind
    if (!isSame || (entry.kind === 'file' && (now.size !== entry.size || now.modified !== entry.modified)))
      throw new DismError('FILE_INVALID', `${real} was changed by somebody else while it was in use`)
  }

  absolute(real: string): string {
    return real === '' ? this.#root : `${this.#root}/${real}`
  }

  #rootEntry(): DiskEntry {
    // The root itself may be reached by a symbolic link: that is the user's choice.
    return { kind: 'folder', size: 0, mode: 0o777, modified: this.entryAt('')?.modified ?? 0n, id: 'root', links: 1 }
  }

  #childOf(folder: string, part: string, path: string): FoundEntry | undefined {
    if (folder === '' && isWorkFolder(part))
      throw new DismError('ACCESS_DENIED', `${quote(path)} is where Dismulator keeps its journal`)
    const names = this.namesIn(folder)
    const folded = upcase(part)
    if (!names.has(folded)) return undefined
    const name = names.get(folded)
    if (name === undefined)
      throw new DismError('CANT_ACCESS_FILE', `${quote(path)}: the folder holds two names that differ by case only`)
    const real = below(folder, name)
    const entry = this.entryAt(real)
    if (entry?.kind === 'other')
      throw new DismError('CANT_ACCESS_FILE', `${quote(path)}: ${real} is a symbolic link or a device`)
    return entry && { name, real, entry }
  }

  #sourceOf(file: FoundEntry): ByteSource {
    const { size } = file.entry
    const path = this.absolute(file.real)
    const source: ByteSource = {
      size,
      read: (offset, length) => {
        this.#check()
        const wanted = Math.max(0, Math.min(length, size - offset))
        if (wanted === 0) return new Uint8Array()
        const bytes = withDiskErrors(() => this.#disk.read(path, offset, wanted))
        if (bytes.length === wanted) return bytes
        throw new DismError('FILE_INVALID', `${file.real} became shorter while it was in use`)
      },
    }
    this.#files.set(source, file)
    return source
  }

  #check(): void {
    if (this.#outdated) throw new DismError('FILE_INVALID', `${this.#root} was changed or closed since this was opened`)
  }
}

/** A name in a folder of the disk. */
export function below(real: string, name: string): string {
  return real === '' ? name : `${real}/${name}`
}

function entryOf({ name, entry }: FoundEntry): VolumeEntry {
  const { kind, size, mode, modified, id, links } = entry
  if (kind !== 'file') return { name, kind: 'folder', size: 0, attributes: 0, modified, fileId: id, links: 1 }
  const attributes = mode & OWNER_WRITE ? 0 : FileAttributes.READONLY
  return { name, kind, size, attributes, modified, fileId: id, links }
}
