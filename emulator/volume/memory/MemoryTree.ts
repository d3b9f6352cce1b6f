import { DismError } from '../../../src/errors/DismError.ts'
import type { ByteSource } from '../../../src/formats/ByteSource.ts'
import { FileAttributes } from '../../../src/image/Volume.ts'
import { baseName, parentPath, splitPath } from '../../../src/image/WindowsPath.ts'
import type { Clock } from '../../../src/host/Clock.ts'
import type { ChangeTarget } from '../applyChanges.ts'
import { checkName } from '../checkName.ts'
import { upcase } from '../../../src/formats/upcase.ts'
import { MAXIMUM_LINKS } from '../maximumLinks.ts'
import { notFound, quote } from '../notFound.ts'
import type { LiveRecords } from './LiveRecords.ts'
import type { MemoryContents } from './MemoryContents.ts'
import { ROOT, type MemoryName } from './MemoryRecords.ts'
import { findName, needName } from './readRecords.ts'

const KEPT = FileAttributes.READONLY | FileAttributes.HIDDEN | FileAttributes.SYSTEM | FileAttributes.ARCHIVE

/** Changes the records of a memory volume in place. Every method checks before it changes anything. */
export class MemoryTree implements ChangeTarget {
  readonly #records: LiveRecords
  readonly #contents: MemoryContents
  readonly #now: Clock

  constructor(records: LiveRecords, contents: MemoryContents, now: Clock) {
    this.#records = records
    this.#contents = contents
    this.#now = now
  }

  putFolder(path: string, attributes: number, modified: bigint): void {
    const there = findName(this.#records, path)
    if (there?.kind === 'file') throw new DismError('ALREADY_EXISTS', `there is a file at ${quote(path)}`)
    if (there?.id === ROOT.id) return
    this.#checkMissing(path)
    const folder = this.#records.changeFolder(this.#makeFolder(path, modified))
    folder.attributes = attributes & KEPT
    folder.modified = modified
  }

  putFile(path: string, content: ByteSource, attributes: number, modified: bigint): void {
    const old = findName(this.#records, path)
    if (old?.kind === 'folder') throw new DismError('ACCESS_DENIED', `there is a folder at ${quote(path)}`)
    this.#checkMissing(path)
    const stored = this.#contents.add(content)
    const folder = this.#makeFolder(parentPath(path), modified)
    if (old) this.#unlink(old)
    const id = this.#records.addFile({ attributes: attributes & KEPT, modified, links: 1, content: stored })
    this.#setName(folder, { name: baseName(path), kind: 'file', id }, modified)
  }

  putContent(path: string, content: ByteSource, modified: bigint): void {
    const name = needName(this.#records, path)
    if (name.kind === 'folder') throw new DismError('ACCESS_DENIED', `there is a folder at ${quote(path)}`)
    const stored = this.#contents.add(content)
    const file = this.#records.changeFile(name.id)
    file.content.release()
    file.content = stored
    file.modified = modified
  }

  putAttributes(path: string, attributes: number, modified: bigint): void {
    const name = needName(this.#records, path)
    if (name.id === ROOT.id) throw new DismError('ACCESS_DENIED', 'the attributes of the root stay as they are')
    const record = name.kind === 'file' ? this.#records.changeFile(name.id) : this.#records.changeFolder(name.id)
    record.attributes = attributes & KEPT
    record.modified = modified
  }

  link(existing: string, path: string): void {
    const target = needName(this.#records, existing)
    if (target.kind === 'folder') throw new DismError('ACCESS_DENIED', `${quote(existing)} is a folder`)
    const folder = this.#needFolder(path)
    if (findName(this.#records, path)) throw new DismError('ALREADY_EXISTS', `there is something at ${quote(path)}`)
    checkName(baseName(path), path)
    const { links } = this.#records.file(target.id)
    if (links >= MAXIMUM_LINKS) throw new DismError('TOO_MANY_LINKS', `${quote(existing)} has ${links} links`)
    this.#records.changeFile(target.id).links++
    this.#setName(folder, { ...target, name: baseName(path) }, this.#now())
  }

  rename(from: string, to: string): void {
    const moved = needName(this.#records, from)
    const old = splitPath(from).map(upcase)
    const wanted = splitPath(to).map(upcase)
    if (old.length === 0 || wanted.length === 0) throw new DismError('ACCESS_DENIED', 'the root has no other name')
    const inside = `${wanted.join('\\')}\\`.startsWith(`${old.join('\\')}\\`)
    if (moved.kind === 'folder' && inside && wanted.length > old.length)
      throw new DismError('ACCESS_DENIED', `${quote(to)} is inside ${quote(from)}`)
    const folder = this.#needFolder(to)
    const same = inside && wanted.length === old.length
    if (!same && findName(this.#records, to))
      throw new DismError('ALREADY_EXISTS', `there is something at ${quote(to)}`)
    if (same && moved.name === baseName(to)) return
    checkName(baseName(to), to)
    const modified = this.#now()
    this.#deleteName(from, modified)
    this.#setName(folder, { ...moved, name: baseName(to) }, modified)
  }

  remove(path: string): void {
    const name = needName(this.#records, path)
    if (name.id === ROOT.id) throw new DismError('ACCESS_DENIED', 'the root cannot be removed')
    this.#deleteName(path, this.#now())
    this.#unlink(name)
  }

  /** The number of the folder that holds a path. */
  #needFolder(path: string): number {
    const folder = findName(this.#records, parentPath(path))
    if (folder?.kind !== 'folder') throw notFound(path, false)
    return folder.id
  }

  /** Checks that what is missing on the way to a path can be made. */
  #checkMissing(path: string): void {
    const parts = splitPath(path)
    for (let depth = 1; depth <= parts.length; depth++) {
      const there = findName(this.#records, parts.slice(0, depth).join('\\'))
      if (there?.kind === 'file' && depth < parts.length) throw notFound(path, false)
      if (!there) checkName(parts[depth - 1]!, path)
    }
  }

  /** The number of the folder at a path, made with those above it when missing. */
  #makeFolder(path: string, modified: bigint): number {
    const there = findName(this.#records, path)
    if (there) return there.id
    const above = this.#makeFolder(parentPath(path), modified)
    const id = this.#records.addFolder({ attributes: 0, modified, names: new Map() })
    this.#setName(above, { name: baseName(path), kind: 'folder', id }, modified)
    return id
  }

  #setName(folderId: number, name: MemoryName, modified: bigint): void {
    const folder = this.#records.changeFolder(folderId)
    folder.names.set(upcase(name.name), name)
    folder.modified = modified
  }

  #deleteName(path: string, modified: bigint): void {
    const folder = this.#records.changeFolder(this.#needFolder(path))
    folder.names.delete(upcase(baseName(path)))
    folder.modified = modified
  }

  #unlink(name: MemoryName): void {
    if (name.kind === 'folder') {
      for (const below of this.#records.folder(name.id).names.values()) this.#unlink(below)
      this.#records.dropFolder(name.id)
      return
    }
    const file = this.#records.changeFile(name.id)
    file.links--
    if (file.links > 0) return
    file.content.release()
    this.#records.dropFile(name.id)
  }
}
