import { joinBytes } from '../joinBytes.ts'
import { upcase } from '../upcase.ts'
import { allocateCell } from './allocateCell.ts'
import type { ListPlace } from './findSubkey.ts'
import { placeInOrder } from './findSubkey.ts'
import { freeCell } from './freeCell.ts'
import type { HiveCells } from './HiveCells.ts'
import type { HiveEditor } from './HiveEditor.ts'
import { KEY_FIELD, keyNodeName, readKeyNode } from './keyNode.ts'
import { leafEntryBytes } from './leafEntryBytes.ts'
import { writeU16, writeU32 } from './littleEndian.ts'
import { roomFor } from './roomFor.ts'
import type { Leaf, LeafKind } from './subkeyList.ts'
import { leafEntries, leafEntry, LIST_HEADER, readSubkeyList } from './subkeyList.ts'

/** Most entries of a leaf; one more splits it in halves, as Windows does. */
export const LARGEST_LEAF = 1012

/**
 * Puts a key into the sorted list of its parent. The parent's count is raised by the caller afterwards.
 * @param known its place, when that is known
 */
export function insertSubkey(editor: HiveEditor, parent: number, key: number, name: string, known?: ListPlace): void {
  const { cells } = editor
  const place = known ?? placeInOrder(cells, readSubkeyList(cells, parent, readKeyNode(cells, parent)), upcase(name))
  const leaf = place.list.leaves[place.leaf]
  if (leaf === undefined) {
    place.list.outdated = true
    const kind = cells.minor >= 5 ? 'lh' : 'lf'
    cells.setField(parent, KEY_FIELD.subkeys, writeLeaf(editor, kind, leafEntryBytes(kind, key, name)))
  } else if (leaf.count < LARGEST_LEAF) {
    insertInLeaf(editor, parent, leaf, place, leafEntryBytes(leaf.kind, key, name), name)
  } else splitLeaf(editor, parent, leaf, place, leafEntryBytes(cells.minor >= 5 ? 'lh' : 'li', key, name))
}

function insertInLeaf(
  editor: HiveEditor,
  parent: number,
  leaf: Leaf,
  place: ListPlace,
  entry: Uint8Array,
  name: string,
): void {
  const { cells } = editor
  const at = LIST_HEADER + place.entry * leaf.stride
  const end = LIST_HEADER + leaf.count * leaf.stride
  if (end + leaf.stride <= leaf.room) {
    cells.moveUp(leaf.offset, at, at + leaf.stride, end - at)
    cells.setBytes(leaf.offset, at, entry)
    leaf.count++
    leaf.names?.splice(place.entry, 0, upcase(name))
    cells.setField(leaf.offset, 0, (cells.field(leaf.offset, 0) & 0xffff) | (leaf.count << 16))
    return
  }
  place.list.outdated = true
  const content = new Uint8Array(end + leaf.stride)
  const before = cells.part(leaf.offset, 0, end)
  content.set(before.subarray(0, at))
  content.set(entry, at)
  content.set(before.subarray(at), at + leaf.stride)
  writeU16(content, 2, leaf.count + 1)
  freeCell(editor, leaf.offset, 'a list of subkeys')
  const offset = allocateCell(editor, content, LIST_HEADER + roomFor(leaf.count + 1, LARGEST_LEAF) * leaf.stride)
  const { root } = place.list
  if (root === undefined) cells.setField(parent, KEY_FIELD.subkeys, offset)
  else cells.setField(root, LIST_HEADER + place.leaf * 4, offset)
}

function splitLeaf(editor: HiveEditor, parent: number, leaf: Leaf, place: ListPlace, entry: Uint8Array): void {
  const { cells } = editor
  const { list } = place
  list.outdated = true
  const kind: LeafKind = cells.minor >= 5 ? 'lh' : 'li'
  const entries = entriesAs(cells, leaf, kind)
  const at = place.entry * entry.length
  const all = new Uint8Array(entries.length + entry.length)
  all.set(entries.subarray(0, at))
  all.set(entry, at)
  all.set(entries.subarray(at), at + entry.length)
  freeCell(editor, leaf.offset, 'a list of subkeys')
  const middle = ((leaf.count + 1) >>> 1) * entry.length
  const halves = [all.subarray(0, middle), all.subarray(middle)].map((half) => writeLeaf(editor, kind, half))
  const offsets = list.leaves.map((leaf) => leaf.offset)
  offsets.splice(place.leaf, 1, ...halves)
  const root = new Uint8Array(LIST_HEADER + offsets.length * 4)
  writeU16(root, 0, 0x6972)
  writeU16(root, 2, offsets.length)
  for (const [at, offset] of offsets.entries()) writeU32(root, LIST_HEADER + at * 4, offset)
  if (list.root !== undefined) freeCell(editor, list.root, 'a list of subkeys')
  cells.setField(parent, KEY_FIELD.subkeys, allocateCell(editor, root))
}

function writeLeaf(editor: HiveEditor, kind: LeafKind, entries: Uint8Array): number {
  const content = new Uint8Array(LIST_HEADER + entries.length)
  content[0] = kind.charCodeAt(0)
  content[1] = kind.charCodeAt(1)
  writeU16(content, 2, entries.length / (kind === 'li' ? 4 : 8))
  content.set(entries, LIST_HEADER)
  return allocateCell(editor, content)
}

/** The entries of a leaf as a leaf of some kind has them; not to be written to. */
function entriesAs(cells: HiveCells, leaf: Leaf, kind: LeafKind): Uint8Array {
  if (leaf.kind === kind) return leafEntries(cells, leaf)
  const entries = Array.from({ length: leaf.count }, (_, index) => {
    const key = leafEntry(cells, leaf, index)
    return leafEntryBytes(kind, key, keyNodeName(readKeyNode(cells, key)))
  })
  return joinBytes(entries)
}
