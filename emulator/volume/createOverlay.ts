import { DismError } from '../../src/errors/DismError.ts'
import { bytesSource } from '../../src/formats/ByteSource.ts'
import type { Clock } from '../../src/host/Clock.ts'
import { FileAttributes, type VolumeEntry, type VolumeReader, type WritableVolume } from '../../src/image/Volume.ts'
import { applyChanges } from './applyChanges.ts'
import { quote } from './notFound.ts'
import { diffStates } from './overlay/diffStates.ts'
import { inodeOf, sortedNodes, type OverlayNode, type OverlayState } from './overlay/nodes.ts'
import { OverlayBase } from './overlay/OverlayBase.ts'
import { OverlayTree } from './overlay/OverlayTree.ts'
import { sameInodesByPath, type DiffSide, type SameInode } from './overlay/sameInodes.ts'
import { volumeBehind } from './watchedVolume.ts'

const trees = new WeakMap<VolumeReader, OverlayTree>()

/**
 * A writable volume over another, which must stay as it is. Nothing is read from the base before it is needed, and
 * what is written is kept by reference. A fork costs O(1) and is an equal of what it was forked from: both stand on
 * the same base, no chain of forks grows.
 */
export function createOverlay(base: VolumeReader, options: { now: Clock }): WritableVolume {
  const tree = trees.get(volumeBehind(base))
  return tree ? overlayVolume(tree.base, tree.share(), options.now) : overlayOn(new OverlayBase(base), options)
}

/** An overlay with nothing changed, for volumes that make one base serve several forks. */
export function overlayOn(base: OverlayBase, options: { now: Clock }): WritableVolume {
  return overlayVolume(base, base.pristine, options.now)
}

function overlayVolume(base: OverlayBase, state: OverlayState, now: Clock): WritableVolume {
  const tree = new OverlayTree(base, state, now)
  const volume: WritableVolume = {
    stat(path) {
      const node = tree.find(path)
      return node && entryOf(tree.state, node)
    },
    list(path, prefix) {
      const node = tree.find(path)
      if (!node) throw new DismError('PATH_NOT_FOUND', `there is no folder ${quote(path)}`)
      if (node.kind === 'file') throw new DismError('DIRECTORY', `${quote(path)} is a file`)
      return sortedNodes(node, prefix).map((child) => entryOf(tree.state, child))
    },
    open(path) {
      const node = tree.need(path)
      if (node.kind === 'folder') throw new DismError('ACCESS_DENIED', `${quote(path)} is a folder`)
      return inodeOf(tree.state, node).content.open()
    },
    fork: () => overlayVolume(base, tree.share(), now),
    apply(changes) {
      const before = tree.share()
      try {
        applyChanges(tree, changes)
      } catch (error) {
        tree.restore(before)
        throw error
      }
    },
    close() {},
    createFolder(path) {
      if (tree.find(path)?.kind !== 'folder') tree.putFolder(path, 0, now())
    },
    write(path, content) {
      const source = content instanceof Uint8Array ? bytesSource(content.slice()) : content
      if (tree.find(path)?.kind === 'file') tree.putContent(path, source, now())
      else tree.putFile(path, source, FileAttributes.ARCHIVE, now())
    },
    link: (existing, path) => tree.link(existing, path),
    rename: (from, to) => tree.rename(from, to),
    remove: (path) => tree.remove(path),
    setAttributes(path, attributes) {
      const node = tree.need(path)
      tree.putAttributes(path, attributes, entryOf(tree.state, node).modified)
    },
    diff(given) {
      const other = volumeBehind(given)
      const from = sideOf(base, other)
      const to = { base, state: tree.state }
      const related = from.base === base || other === base.original
      const same = related ? sameId : sameInodesByPath(from, to)
      const changes = diffStates(from, to, same)
      if (from.state === base.pristine) base.diffs.add(changes)
      return changes
    },
  }
  trees.set(volume, tree)
  return volume
}

const sameId: SameInode = (left, right) => left.id === right.id

/** What a fork of `base` sees of a volume. */
function sideOf(base: OverlayBase, volume: VolumeReader): DiffSide {
  const tree = trees.get(volume)
  if (tree) return tree
  if (volume === base.reader || (volume === base.original && base.isCurrent())) return { base, state: base.pristine }
  const other = new OverlayBase(volume)
  return { base: other, state: other.pristine }
}

function entryOf(state: OverlayState, node: OverlayNode): VolumeEntry {
  if (node.kind === 'folder') {
    const { name, kind, attributes, modified, id } = node
    return { name, kind, size: 0, attributes, modified, fileId: id, links: 1 }
  }
  const { attributes, modified, id, links, content } = inodeOf(state, node)
  return { name: node.name, kind: 'file', size: content.size, attributes, modified, fileId: id, links }
}
