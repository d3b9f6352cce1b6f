import { joinPath } from '../../../src/image/WindowsPath.ts'
import { sortedNodes, type FileNode, type FolderNode, type Inode, type OverlayState } from './nodes.ts'
import type { OverlayBase } from './OverlayBase.ts'

/** One of the two states that are compared. */
export interface DiffSide {
  readonly base: OverlayBase
  readonly state: OverlayState
}

/** Whether a file of one side is that file of the other. */
export type SameInode = (from: Inode, to: Inode) => boolean

/**
 * Which files of two volumes that have nothing to do with each other count as the same: those that share a path,
 * each one at most once. Reads both whole.
 */
export function sameInodesByPath(from: DiffSide, to: DiffSide): SameInode {
  const partners = new Map<string, string>()
  const taken = new Set<string>()
  const fromFiles = new Map<string, FileNode>()
  for (const [path, file] of filesOf(from.state.root, '')) fromFiles.set(path, file)
  for (const [path, file] of filesOf(to.state.root, '')) {
    const other = fromFiles.get(path)
    if (!other || partners.has(file.inode.id) || taken.has(other.inode.id)) continue
    partners.set(file.inode.id, other.inode.id)
    taken.add(other.inode.id)
  }
  return (left, right) => partners.get(right.id) === left.id
}

/** All files below a folder with their paths, folder by folder in the order of folded names. */
export function* filesOf(folder: FolderNode, path: string): Generator<[path: string, file: FileNode]> {
  for (const node of sortedNodes(folder)) {
    const below = joinPath(path, node.name)
    if (node.kind === 'file') yield [below, node]
    else yield* filesOf(node, below)
  }
}
