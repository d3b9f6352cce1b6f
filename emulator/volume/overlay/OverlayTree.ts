import { DismError } from '../../../src/errors/DismError.ts'
import { FileAttributes } from '../../../src/image/Volume.ts'
import type { ByteSource } from '../../../src/formats/ByteSource.ts'
import type { Clock } from '../../../src/host/Clock.ts'
import type { ChangeTarget } from '../applyChanges.ts'
import { checkName } from '../checkName.ts'
import { MAXIMUM_LINKS } from '../maximumLinks.ts'
import { notFound, quote } from '../notFound.ts'
import { flattenPatch } from './flattenPatch.ts'
import { hasFolder, locateNode, type Location } from './locateNode.ts'
import {
  inodeOf,
  type FileNode,
  type FolderNode,
  type Inode,
  type OverlayNode,
  type OverlayState,
  type Owner,
} from './nodes.ts'
import type { OverlayBase } from './OverlayBase.ts'
import type { PersistentMap } from './PersistentMap.ts'

/**
 * The writable side of an overlay: what is changed is copied first, from the root down to the name, unless this tree
 * made the copy itself since it was shared last. Every method checks before it changes anything.
 */
export class OverlayTree implements ChangeTarget {
  readonly base: OverlayBase
  readonly #now: Clock
  #root: FolderNode
  #inodes: PersistentMap<Inode>
  #owner: Owner = {}
  #ownsInodes = false

  constructor(base: OverlayBase, state: OverlayState, now: Clock) {
    this.base = base
    this.#now = now
    this.#root = state.root
    this.#inodes = state.inodes
  }

  /** The state as it is until the next change. */
  get state(): OverlayState {
    return { root: this.#root, inodes: this.#inodes }
  }

  /** The state as it is now, which later changes leave alone. */
  share(): OverlayState {
    this.#owner = {}
    this.#ownsInodes = false
    return this.state
  }

  /** Goes back to a state that was shared. */
  restore(state: OverlayState): void {
    this.#root = state.root
    this.#inodes = state.inodes
    this.#ownsInodes = false
  }

  find(path: string): OverlayNode | undefined {
    return this.#locate(path).node
  }

  /** @throws DismError FILE_NOT_FOUND, PATH_NOT_FOUND */
  need(path: string): OverlayNode {
    return this.#need(this.#locate(path), path)
  }

  putFolder(path: string, attributes: number, modified: bigint): void {
    const location = this.#locate(path)
    if (location.node?.kind === 'file') throw new DismError('ALREADY_EXISTS', `there is a file at ${quote(path)}`)
    if (location.node) return location.names.length === 0 ? undefined : this.#setFolder(location, attributes, modified)
    this.#checkNewNames(location, path)
    const folder = this.#makeFolders(location, location.names.length, modified)
    folder.attributes = attributes & KEPT
  }

  putFile(path: string, content: ByteSource, attributes: number, modified: bigint): void {
    const location = this.#locate(path)
    if (location.node?.kind === 'folder') throw new DismError('ACCESS_DENIED', `there is a folder at ${quote(path)}`)
    this.#checkNewNames(location, path)
    const last = location.names.length - 1
    const folder = this.#makeFolders(location, last, modified)
    if (location.node) this.#unlink(location.node)
    const inode: Inode = {
      id: this.base.newId(),
      attributes: attributes & KEPT,
      modified,
      links: 1,
      content: contentOf(content),
      seenAt: path,
    }
    this.#enter(folder, location.folded[last]!, { kind: 'file', name: location.names[last]!, inode }, modified)
  }

  putContent(path: string, content: ByteSource, modified: bigint): void {
    const location = this.#locate(path)
    const node = this.#need(location, path)
    if (node.kind === 'folder') throw new DismError('ACCESS_DENIED', `there is a folder at ${quote(path)}`)
    this.#setInode(location, { ...inodeOf(this.state, node), content: contentOf(content), modified, seenAt: path })
  }

  putAttributes(path: string, attributes: number, modified: bigint): void {
    const location = this.#locate(path)
    const node = this.#need(location, path)
    if (location.names.length === 0) throw new DismError('ACCESS_DENIED', 'the attributes of the root stay as they are')
    if (node.kind === 'folder') this.#setFolder(location, attributes, modified)
    else
      this.#setInode(location, { ...inodeOf(this.state, node), attributes: attributes & KEPT, modified, seenAt: path })
  }

  link(existing: string, path: string): void {
    const node = this.need(existing)
    if (node.kind === 'folder') throw new DismError('ACCESS_DENIED', `${quote(existing)} is a folder`)
    const location = this.#locate(path)
    if (!hasFolder(location)) throw notFound(path, false)
    if (location.node) throw new DismError('ALREADY_EXISTS', `there is something at ${quote(path)}`)
    this.#checkNewNames(location, path)
    const inode = inodeOf(this.state, node)
    if (inode.links >= MAXIMUM_LINKS)
      throw new DismError('TOO_MANY_LINKS', `${quote(existing)} has ${inode.links} links`)
    const last = location.names.length - 1
    const folder = this.#ownFolder(location.folded.slice(0, last))
    this.#enter(folder, location.folded[last]!, { ...node, name: location.names[last]! }, this.#now())
    this.#ownInodes().set(inode.id, { ...inode, links: inode.links + 1, seenAt: existing })
  }

  rename(from: string, to: string): void {
    const source = this.#locate(from)
    const node = this.#need(source, from)
    const target = this.#locate(to)
    if (source.names.length === 0 || target.names.length === 0)
      throw new DismError('ACCESS_DENIED', 'the root has no other name')
    if (node.kind === 'folder' && isBelow(target.folded, source.folded))
      throw new DismError('ACCESS_DENIED', `${quote(to)} is inside ${quote(from)}`)
    if (!hasFolder(target)) throw notFound(to, false)
    const samePlace = target.folded.join('\\') === source.folded.join('\\')
    if (target.node && !samePlace) throw new DismError('ALREADY_EXISTS', `there is something at ${quote(to)}`)
    const name = target.names.at(-1)!
    if (name === node.name && samePlace) return
    checkName(name, to)
    const modified = this.#now()
    const renamed = node.kind === 'file' ? { ...node, name } : { ...node, name, owner: this.#owner }
    const oldFolder = this.#ownFolder(source.folded.slice(0, -1))
    this.#ownNodes(oldFolder).delete(source.folded.at(-1)!)
    oldFolder.modified = modified
    this.#enter(this.#ownFolder(target.folded.slice(0, -1)), target.folded.at(-1)!, renamed, modified)
  }

  remove(path: string): void {
    const location = this.#locate(path)
    const node = this.#need(location, path)
    if (location.names.length === 0) throw new DismError('ACCESS_DENIED', 'the root cannot be removed')
    const files = node.kind === 'file' ? [node] : [...filesBelow(node)]
    for (const file of files) this.#unlink(file)
    const folder = this.#ownFolder(location.folded.slice(0, -1))
    this.#ownNodes(folder).delete(location.folded.at(-1)!)
    folder.modified = this.#now()
  }

  #locate(path: string): Location {
    return locateNode(this.#root, path)
  }

  #need(location: Location, path: string): OverlayNode {
    if (!location.node) throw notFound(path, hasFolder(location))
    return location.node
  }

  #checkNewNames(location: Location, path: string): void {
    if (location.blocked) throw notFound(path, false)
    for (const name of location.names.slice(location.found)) checkName(name, path)
  }

  /** The folder that the first `depth` names lead to, owned; those that are missing are made. */
  #makeFolders(location: Location, depth: number, modified: bigint): FolderNode {
    const there = Math.min(depth, location.found)
    let folder = this.#ownFolder(location.folded.slice(0, there))
    for (let index = there; index < depth; index++) {
      const child: FolderNode = {
        kind: 'folder',
        name: location.names[index]!,
        id: this.base.newId(),
        owner: this.#owner,
        attributes: 0,
        modified,
        entries: this.base.noEntries(this.#owner),
      }
      this.#enter(folder, location.folded[index]!, child, modified)
      folder = child
    }
    return folder
  }

  #enter(folder: FolderNode, folded: string, node: OverlayNode, modified: bigint): void {
    this.#ownNodes(folder).set(folded, node)
    folder.modified = modified
  }

  #setFolder(location: Location, attributes: number, modified: bigint): void {
    const folder = this.#ownFolder(location.folded)
    folder.attributes = attributes & KEPT
    folder.modified = modified
  }

  /** Files with one link that never had more are changed in their folder, all others in the table. */
  #setInode(location: Location, inode: Inode): void {
    if (inode.links > 1 || this.#inodes.get(inode.id)) {
      this.#ownInodes().set(inode.id, inode)
      return
    }
    const nodes = this.#ownNodes(this.#ownFolder(location.folded.slice(0, -1)))
    nodes.set(location.folded.at(-1)!, { kind: 'file', name: location.node!.name, inode })
  }

  #unlink(node: FileNode): void {
    const inode = inodeOf(this.state, node)
    if (inode.links > 1 || this.#inodes.get(inode.id))
      this.#ownInodes().set(inode.id, { ...inode, links: inode.links - 1 })
  }

  /** The folder at a path that exists, copied where it is not owned, with all above it. */
  #ownFolder(folded: readonly string[]): FolderNode {
    let folder = (this.#root = this.#owned(this.#root))
    for (const name of folded) {
      const nodes = this.#ownNodes(folder)
      const child = nodes.get(name)
      if (child?.kind !== 'folder') throw notFound(folded.join('\\'), false)
      folder = this.#owned(child)
      nodes.set(name, folder)
    }
    return folder
  }

  #owned(folder: FolderNode): FolderNode {
    return folder.owner === this.#owner ? folder : { ...folder, owner: this.#owner }
  }

  #ownNodes(folder: FolderNode): PersistentMap<OverlayNode> {
    if (folder.entries.owner !== this.#owner)
      folder.entries = { owner: this.#owner, nodes: folder.entries.nodes.copy() }
    return folder.entries.nodes
  }

  #ownInodes(): PersistentMap<Inode> {
    if (!this.#ownsInodes) this.#inodes = this.#inodes.copy()
    this.#ownsInodes = true
    return this.#inodes
  }
}

const KEPT = FileAttributes.READONLY | FileAttributes.HIDDEN | FileAttributes.SYSTEM | FileAttributes.ARCHIVE

function contentOf(content: ByteSource) {
  const source = flattenPatch(content)
  return {
    get size() {
      return source.size
    },
    open: () => source,
  }
}

function* filesBelow(folder: FolderNode): Generator<FileNode> {
  for (const [, node] of folder.entries.nodes.entries()) {
    if (node.kind === 'file') yield node
    else yield* filesBelow(node)
  }
}

/** Whether a path is longer than another and starts with it. */
function isBelow(path: readonly string[], above: readonly string[]): boolean {
  return path.length > above.length && above.every((name, index) => path[index] === name)
}
