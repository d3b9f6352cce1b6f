import type { ByteSource } from '../../../src/formats/ByteSource.ts'
import type { VolumeEntry, VolumeReader } from '../../../src/image/Volume.ts'
import { joinPath } from '../../../src/image/WindowsPath.ts'
import { upcase } from '../../../src/formats/upcase.ts'
import type { FolderEntries, FolderNode, Inode, OverlayNode, OverlayState, Owner } from './nodes.ts'
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
        entries: { owner: NOBODY, origin: '', nodes: undefined },
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
    return { owner, origin: undefined, nodes: new PersistentMap(new Map()) }
  }

  /** The names of a folder, loaded when they are not yet. */
  nodesOf(folder: FolderNode): PersistentMap<OverlayNode> {
    folder.entries.nodes ??= this.#load(folder.entries.origin)
    return folder.entries.nodes
  }

  /**
   * The node of a folded name, or undefined when there is none.
   * @throws DismError of the base, when it has something under that name that it does not let be touched
   */
  child(folder: FolderNode, folded: string): OverlayNode | undefined {
    const node = this.nodesOf(folder).get(folded)
    if (node === undefined && folder.entries.origin !== undefined)
      this.reader.stat(joinPath(folder.entries.origin, folded))
    return node
  }

  /** The nodes of a folder by folded name, sorted by it. */
  sortedNodes(folder: FolderNode): [folded: string, node: OverlayNode][] {
    return [...this.nodesOf(folder).entries()].sort(([a], [b]) => (a < b ? -1 : 1))
  }

  #load(origin: string | undefined): PersistentMap<OverlayNode> {
    const nodes = new Map<string, OverlayNode>()
    if (origin !== undefined)
      for (const entry of this.reader.list(origin)) nodes.set(upcase(entry.name), this.#node(entry, origin))
    return new PersistentMap(nodes)
  }

  #node(entry: VolumeEntry, folder: string): OverlayNode {
    const path = joinPath(folder, entry.name)
    const { name, attributes, modified } = entry
    if (entry.kind === 'file') return { kind: 'file', name, inode: this.#inode(entry, path) }
    const entries: FolderEntries = { owner: NOBODY, origin: path, nodes: undefined }
    return { kind: 'folder', name, id: entry.fileId, owner: NOBODY, attributes, modified, entries }
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
