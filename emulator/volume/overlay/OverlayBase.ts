import type { ByteSource } from '../../../src/formats/ByteSource.ts'
import type { ChangeSet } from '../../../src/image/ChangeSet.ts'
import type { VolumeEntry, VolumeReader } from '../../../src/image/Volume.ts'
import { joinPath } from '../../../src/image/WindowsPath.ts'
import { BaseNames } from './BaseNames.ts'
import type { FolderEntries, Inode, OverlayNode, OverlayState, Owner } from './nodes.ts'
import { PersistentMap } from './PersistentMap.ts'

const NOBODY = {}

/**
 * What an overlay and all its forks stand on: the base, read folder by folder, and the source of new file ids. The
 * base must stay as it is.
 */
export class OverlayBase {
  readonly reader: VolumeReader
  /** The volume that the reader shows as it was, when that is another object; its file ids are the same. */
  readonly original: VolumeReader
  /** Whether the original is still as the reader shows it. */
  readonly isCurrent: () => boolean
  /** The state in which nothing is changed. */
  readonly pristine: OverlayState
  /** Diffs against that state, which need not be made again by whoever applies them to the original. */
  readonly diffs = new WeakSet<ChangeSet>()
  readonly #linked = new Map<string, Inode>()
  readonly #prefix: string
  #nextId = 1

  constructor(reader: VolumeReader, original: VolumeReader = reader, isCurrent = () => true) {
    this.reader = reader
    this.original = original
    this.isCurrent = isCurrent
    const root = reader.stat('')
    this.#prefix = `+${root?.fileId ?? ''}`
    this.pristine = {
      root: {
        kind: 'folder',
        name: '',
        id: this.#prefix,
        owner: NOBODY,
        attributes: root?.attributes ?? 0,
        modified: root?.modified ?? 0n,
        entries: this.#entriesOf(''),
      },
      inodes: new PersistentMap(new Map()),
    }
  }

  /** An id that neither the base nor any fork uses. */
  newId(): string {
    return `${this.#prefix}.${this.#nextId++}`
  }

  /** The names of a new folder. */
  noEntries(owner: Owner): FolderEntries {
    return { owner, nodes: new PersistentMap(new Map()) }
  }

  #entriesOf(folder: string): FolderEntries {
    const names = new BaseNames(this.reader, folder, (entry) => this.#node(entry, folder))
    return { owner: NOBODY, nodes: new PersistentMap(names) }
  }

  #node(entry: VolumeEntry, folder: string): OverlayNode {
    const path = joinPath(folder, entry.name)
    const { name, attributes, modified } = entry
    if (entry.kind === 'file') return { kind: 'file', name, inode: this.#inode(entry, path) }
    return {
      kind: 'folder',
      name,
      id: entry.fileId,
      owner: NOBODY,
      attributes,
      modified,
      entries: this.#entriesOf(path),
    }
  }

  /** All names of a file with several links share one inode, whenever they are loaded. */
  #inode(entry: VolumeEntry, path: string): Inode {
    const known = this.#linked.get(entry.fileId)
    if (known) return known
    const { attributes, modified, links, size } = entry
    let source: ByteSource | undefined
    const open = () => (source ??= this.reader.open(path))
    const inode = { id: entry.fileId, attributes, modified, links, content: { size, open }, seenAt: path }
    if (links > 1) this.#linked.set(entry.fileId, inode)
    return inode
  }
}
