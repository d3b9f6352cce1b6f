import type { Change, ChangeSet } from '../../../src/image/ChangeSet.ts'
import { joinPath, splitPath } from '../../../src/image/WindowsPath.ts'
import { upcase } from '../../../src/formats/upcase.ts'
import { inodeOf, type Content, type FileNode, type FolderNode, type Inode, type OverlayNode } from './nodes.ts'
import { sameBytes } from './sameBytes.ts'
import { filesOf, type DiffSide, type SameInode } from './sameInodes.ts'

const KINDS = ['remove', 'folder', 'file', 'content', 'link', 'attributes'] as const

/** A name under which a file was not there before. */
interface NewName {
  readonly path: string
  readonly file: FileNode
  /** The path of the file that had the name before. */
  readonly replaced: string | undefined
}

/**
 * What turns one state into another. Folders and files that both share are passed by; what else is compared is
 * what changed. When the states do not stand on the same base, contents are compared byte by byte.
 */
export function diffStates(from: DiffSide, to: DiffSide, same: SameInode): ChangeSet {
  const changes: Change[] = []
  const newNames = new Map<string, NewName[]>()
  const kept = new Map<string, string>()

  function compareFolders(left: FolderNode, right: FolderNode, path: string): void {
    if (left === right) return
    if (path !== '' && left.attributes !== right.attributes) {
      const { attributes, modified } = right
      changes.push({ kind: 'attributes', path, attributes, modified })
    }
    if (left.entries === right.entries) return
    const leftNodes = left.entries.nodes
    const rightNodes = right.entries.nodes
    for (const key of leftNodes.keysBeside(rightNodes)) compareNodes(leftNodes.get(key), rightNodes.get(key), path)
  }

  function compareNodes(left: OverlayNode | undefined, right: OverlayNode | undefined, folder: string): void {
    if (left === right) return
    const oldPath = left && joinPath(folder, left.name)
    if (right?.kind === 'file' && left?.kind === 'file') {
      if (left.name === right.name && same(inodeOf(from.state, left), inodeOf(to.state, right)))
        compareFiles(left, right, joinPath(folder, right.name))
      else addName(right, folder, oldPath)
    } else if (right?.kind === 'folder' && left?.kind === 'folder' && left.name === right.name) {
      compareFolders(left, right, joinPath(folder, right.name))
    } else {
      if (oldPath !== undefined) changes.push({ kind: 'remove', path: oldPath })
      if (right) addNode(right, folder)
    }
  }

  function compareFiles(left: FileNode, right: FileNode, path: string): void {
    const before = inodeOf(from.state, left)
    const after = inodeOf(to.state, right)
    if (kept.has(after.id)) return
    kept.set(after.id, path)
    if (!sameContent(before.content, after.content))
      changes.push({ kind: 'content', path, content: after.content.open(), modified: after.modified })
    if (before.attributes !== after.attributes)
      changes.push({ kind: 'attributes', path, attributes: after.attributes, modified: after.modified })
  }

  function sameContent(left: Content, right: Content): boolean {
    return left === right || (from.base !== to.base && sameBytes(left.open(), right.open()))
  }

  function addNode(node: OverlayNode, folder: string): void {
    if (node.kind === 'file') return addName(node, folder, undefined)
    const path = joinPath(folder, node.name)
    changes.push({ kind: 'folder', path, attributes: node.attributes, modified: node.modified })
    for (const [, child] of node.entries.nodes.entries()) addNode(child, path)
  }

  function addName(file: FileNode, folder: string, replaced: string | undefined): void {
    const names = newNames.get(file.inode.id) ?? []
    names.push({ path: joinPath(folder, file.name), file, replaced })
    newNames.set(file.inode.id, names)
  }

  /** The two sides of a name that a file had before and still has, or undefined when the path is none. */
  function keptAt(id: string, path: string | undefined) {
    const left = path === undefined ? undefined : spelled(from, path)
    const right = path === undefined ? undefined : spelled(to, path)
    if (left?.node.kind !== 'file' || right?.node.kind !== 'file') return undefined
    if (right.node.inode.id !== id || left.path !== right.path) return undefined
    if (!same(left.node.inode, right.node.inode)) return undefined
    return { left: left.node, right: right.node, path: right.path }
  }

  /** A name that a file had before and still has: where it was last seen, else anywhere. */
  function findKept(id: string) {
    const table = to.state.inodes.get(id)
    if (table?.links === 0 || (table && table.links <= (newNames.get(id)?.length ?? 0))) return undefined
    const hinted = [kept.get(id), table?.seenAt, from.state.inodes.get(id)?.seenAt]
    for (const hint of hinted) {
      const found = keptAt(id, hint)
      if (found) return found
    }
    for (const [path, file] of filesOf(to.state.root, '')) {
      const found = file.inode.id === id ? keptAt(id, path) : undefined
      if (found) return found
    }
    return undefined
  }

  function addNewNames(names: readonly NewName[], inode: Inode): void {
    const sorted = [...names].sort((a, b) => compareText(upcase(a.path), upcase(b.path)))
    const target = inode.links > names.length ? findKept(inode.id)?.path : undefined
    const [first, ...others] = sorted
    if (target === undefined && first)
      changes.push({
        kind: 'file',
        path: first.path,
        content: inode.content.open(),
        attributes: inode.attributes,
        modified: inode.modified,
      })
    for (const name of target === undefined ? others : sorted) {
      if (name.replaced !== undefined) changes.push({ kind: 'remove', path: name.replaced })
      changes.push({ kind: 'link', path: name.path, target: target ?? first!.path })
    }
  }

  compareFolders(from.state.root, to.state.root, '')
  for (const id of from.state.inodes.keysBeside(to.state.inodes)) {
    const found = kept.has(id) ? undefined : findKept(id)
    if (found) compareFiles(found.left, found.right, found.path)
  }
  for (const names of newNames.values()) addNewNames(names, inodeOf(to.state, names[0]!.file))
  return sorted(changes)
}

/** The node at a path and the path in its own spelling. */
function spelled(side: DiffSide, path: string): { node: OverlayNode; path: string } | undefined {
  let node: OverlayNode = side.state.root
  const names: string[] = []
  for (const name of splitPath(path)) {
    const child: OverlayNode | undefined = node.kind === 'folder' ? node.entries.nodes.get(upcase(name)) : undefined
    if (!child) return undefined
    node = child
    names.push(node.name)
  }
  return { node, path: joinPath(...names) }
}

function sorted(changes: readonly Change[]): ChangeSet {
  const keyed = changes.map((change) => ({ change, kind: KINDS.indexOf(change.kind), path: upcase(change.path) }))
  keyed.sort((a, b) => a.kind - b.kind || compareText(a.path, b.path))
  return keyed.map(({ change }) => change)
}

function compareText(a: string, b: string): number {
  if (a === b) return 0
  return a < b ? -1 : 1
}
