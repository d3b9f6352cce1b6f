import { Union } from 'unionfs'
import { DismError } from '../../src/errors/DismError.ts'
import { bytesSource, type ByteSource } from '../../src/formats/ByteSource.ts'
import { FileAttributes, type VolumeEntry, type VolumeReader } from '../../src/image/Volume.ts'
import { splitPath } from '../../src/image/WindowsPath.ts'
import { upcase } from '../../src/formats/upcase.ts'
import type { Layer, LayerFile, LayerFolder } from './layers/Layer.ts'
import { notFound, quote } from './notFound.ts'
import { sortedByName } from './sortedByName.ts'

/** A file of one layer, or a folder of one or more. */
interface MergedNode {
  /** As the lowest layer spells it. */
  readonly name: string
  readonly fileId: string
  readonly node: LayerFile | LayerFolder
  /** Names of a folder, merged when first needed. */
  readonly entries: () => ReadonlyMap<string, MergedNode>
}

/**
 * Several layers as one volume: of two files under one name the later layer's counts, folders are merged, a file hides
 * a folder of an earlier layer for good. Which layer a name belongs to is decided by an index of folded names; the
 * bytes come through unionfs, once for all images that share the layer.
 */
export function composeLayers(layers: readonly Layer[]): VolumeReader {
  const union = new Union()
  // memfs lacks two constants of Node's fs, which the type asks for and unionfs does not use.
  const stores: { use(store: unknown): unknown } = union
  for (const layer of layers) stores.use(layer.store)
  const root = mergeFolders(
    '',
    layers.map((layer, index) => ({ folder: layer.root, layer: index })),
  )

  function find(path: string): MergedNode | undefined {
    let node: MergedNode | undefined = root
    for (const name of splitPath(path)) node = node?.entries().get(upcase(name))
    return node
  }

  function sourceOf(file: LayerFile): ByteSource {
    file.source ??= bytesSource(readBytes(file))
    return file.source
  }

  function readBytes(file: LayerFile): Uint8Array {
    file.keep()
    return Uint8Array.from(union.readFileSync(file.path))
  }

  return {
    stat(path) {
      const node = find(path)
      return node && entryOf(node)
    },
    list(path, prefix) {
      const node = find(path)
      if (!node) throw new DismError('PATH_NOT_FOUND', `there is no folder ${quote(path)}`)
      if (node.node.kind === 'file') throw new DismError('DIRECTORY', `${quote(path)} is a file`)
      return sortedByName(node.entries(), prefix).map((below) => entryOf(below))
    },
    open(path) {
      const node = find(path)
      if (!node) throw notFound(path, find(splitPath(path).slice(0, -1).join('\\'))?.node.kind === 'folder')
      if (node.node.kind === 'folder') throw new DismError('ACCESS_DENIED', `${quote(path)} is a folder`)
      return sourceOf(node.node)
    },
  }
}

/** A folder and the number of its layer. */
interface LayerPart {
  readonly folder: LayerFolder
  readonly layer: number
}

function mergeFolders(name: string, parts: readonly LayerPart[]): MergedNode {
  let merged: ReadonlyMap<string, MergedNode> | undefined
  const top = parts.at(-1)
  if (!top) throw new RangeError('A volume needs at least one layer')
  return {
    name,
    fileId: `${top.layer}.${top.folder.number}`,
    node: top.folder,
    entries: () => (merged ??= mergeEntries(parts)),
  }
}

function mergeEntries(parts: readonly LayerPart[]): ReadonlyMap<string, MergedNode> {
  const files = new Map<string, MergedNode>()
  const folders = new Map<string, LayerPart[]>()
  const names = new Map<string, string>()
  for (const { folder, layer } of parts) {
    for (const [folded, entry] of folder.entries) {
      const name = names.get(folded) ?? entry.name
      names.set(folded, name)
      if (entry.kind === 'file') {
        folders.delete(folded)
        files.set(folded, { name, fileId: `${layer}.${entry.number}`, node: entry, entries: () => new Map() })
      } else {
        files.delete(folded)
        folders.set(folded, [...(folders.get(folded) ?? []), { folder: entry, layer }])
      }
    }
  }
  for (const [folded, below] of folders) files.set(folded, mergeFolders(names.get(folded)!, below))
  return files
}

function entryOf({ name, fileId, node }: MergedNode): VolumeEntry {
  const { kind, modified } = node
  return kind === 'file'
    ? { name, kind, size: node.keep(), attributes: FileAttributes.ARCHIVE, modified, fileId, links: 1 }
    : { name, kind, size: 0, attributes: 0, modified, fileId, links: 1 }
}
