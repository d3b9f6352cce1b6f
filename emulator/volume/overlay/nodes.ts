import type { ByteSource } from '../../../src/formats/ByteSource.ts'
import { upcase } from '../../../src/formats/upcase.ts'
import { sortedByName } from '../sortedByName.ts'
import type { PersistentMap } from './PersistentMap.ts'

/** Who may change a node in place: an object that one volume holds alone, from one fork to the next. */
export type Owner = object

/** The bytes of a file. Two of them are the same content when they are the same object. */
export interface Content {
  readonly size: number
  /** Read from the base when first asked for. */
  readonly open: () => ByteSource
}

/** A file apart from its names. Never changed in place. */
export interface Inode {
  readonly id: string
  readonly attributes: number
  readonly modified: bigint
  readonly links: number
  readonly content: Content
  /** A path at which the file was seen when it was last changed; may be outdated. */
  readonly seenAt: string | undefined
}

/** A name of a file. Never changed in place. */
export interface FileNode {
  readonly kind: 'file'
  readonly name: string
  /** As it was when the name was made or loaded; the volume's table of inodes goes before it. */
  readonly inode: Inode
}

/** A folder; changed in place by its owner only. */
export interface FolderNode {
  readonly kind: 'folder'
  readonly name: string
  readonly id: string
  readonly owner: Owner
  attributes: number
  modified: bigint
  entries: FolderEntries
}

export type OverlayNode = FileNode | FolderNode

/** The names of a folder by folded name; those of the base are read when first needed, which is no change. */
export interface FolderEntries {
  readonly owner: Owner
  readonly nodes: PersistentMap<OverlayNode>
}

/** A volume at one moment: forks start from the same one. */
export interface OverlayState {
  readonly root: FolderNode
  /** Files that have or had several links and were changed; a file without names stays, with 0 links. */
  readonly inodes: PersistentMap<Inode>
}

/** The file behind a name, as it is in that state. */
export function inodeOf(state: OverlayState, node: FileNode): Inode {
  return state.inodes.get(node.inode.id) ?? node.inode
}

/** The nodes of a folder, sorted by folded name. */
export function sortedNodes(folder: FolderNode, prefix = ''): OverlayNode[] {
  return sortedByName(folder.entries.nodes.entries(upcase(prefix)))
}
