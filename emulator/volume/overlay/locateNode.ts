import { splitPath } from '../../../src/image/WindowsPath.ts'
import { upcase } from '../../../src/formats/upcase.ts'
import type { FolderNode, OverlayNode } from './nodes.ts'

/** How far a path leads into a tree. */
export interface Location {
  /** The names of the path as given. */
  readonly names: readonly string[]
  /** The same, folded. */
  readonly folded: readonly string[]
  /** What is at the path. */
  readonly node: OverlayNode | undefined
  /** How many of the names lead to something, the last one included. */
  readonly found: number
  /** Whether a file stands where the path needs a folder. */
  readonly blocked: boolean
}

/**
 * Follows a path from the root.
 * @throws DismError of the base, when the path leads over something that it does not let be touched
 */
export function locateNode(root: FolderNode, path: string): Location {
  const names = splitPath(path)
  const folded = splitPath(upcase(path))
  let node: OverlayNode = root
  for (let index = 0; index < folded.length; index++) {
    if (node.kind === 'file') return { names, folded, node: undefined, found: index, blocked: true }
    const child: OverlayNode | undefined = node.entries.nodes.get(folded[index]!)
    if (!child) return { names, folded, node: undefined, found: index, blocked: false }
    node = child
  }
  return { names, folded, node, found: names.length, blocked: false }
}

/** Whether all names but the last lead to a folder. */
export function hasFolder(location: Location): boolean {
  return !location.blocked && location.found >= location.names.length - 1
}
