import { upcase } from '../upcase.ts'
import { allocateCell } from './allocateCell.ts'
import { leafFor, placeIn } from './findSubkey.ts'
import { freeCell } from './freeCell.ts'
import type { HiveEditor } from './HiveEditor.ts'
import { KEY_FIELD, keyNodeName, readKeyNode } from './keyNode.ts'
import { leafEntryBytes } from './leafEntryBytes.ts'
import { writeU16, writeU32 } from './littleEndian.ts'
import { roomFor } from './roomFor.ts'
import type { Leaf, LeafKind, SubkeyList } from './subkeyList.ts'
import { leafEntry, LIST_HEADER, readSubkeyList } from './subkeyList.ts'

/** Most entries of a leaf; one more splits it in halves, as Windows does. */
export const LARGEST_LEAF = 1012

/** Puts a key into the sorted list of its parent. The parent's count is raised by the caller afterwards. */
export function insertSubkey(editor: HiveEditor, parent: number, key: number, name: string): void {
  const { cells } = editor
  const list = readSubkeyList(cells, parent, readKeyNode(cells, parent))
  if (list.leaves.length === 0) {
    const kind = cells.minor >= 5 ? 'lh' : 'lf'
    cells.setField(parent, KEY_FIELD.subkeys, writeLeaf(editor, kind, [leafEntryBytes(kind, key, name)]))
    return
  }
  const wanted = upcase(name)
  const index = leafFor(cells, list.leaves, wanted)
  const leaf = list.leaves[index]!
  const place = placeIn(cells, leaf, wanted)
  if (leaf.count < LARGEST_LEAF) insertInLeaf(editor, parent, list, index, place, leafEntryBytes(leaf.kind, key, name))
  else splitLeaf(editor, parent, list, index, place, key)
}

function insertInLeaf(
  editor: HiveEditor,
  parent: number,
  list: SubkeyList,
  index: number,
  place: number,
  entry: Uint8Array,
): void {
  const { cells } = editor
  const leaf = list.leaves[index]!
  const at = LIST_HEADER + place * leaf.stride
  const end = LIST_HEADER + leaf.count * leaf.stride
  const content = new Uint8Array(end + leaf.stride)
  content.set(leaf.content.subarray(0, at))
  content.set(entry, at)
  content.set(leaf.content.subarray(at, end), at + leaf.stride)
  writeU16(content, 2, leaf.count + 1)
  if (content.length <= leaf.content.length) {
    cells.setBytes(leaf.offset, 0, content)
    return
  }
  freeCell(editor, leaf.offset, 'a list of subkeys')
  const offset = allocateCell(editor, content, LIST_HEADER + roomFor(leaf.count + 1, LARGEST_LEAF) * leaf.stride)
  if (list.root === undefined) cells.setField(parent, KEY_FIELD.subkeys, offset)
  else cells.setField(list.root, LIST_HEADER + index * 4, offset)
}

function splitLeaf(
  editor: HiveEditor,
  parent: number,
  list: SubkeyList,
  index: number,
  place: number,
  key: number,
): void {
  const { cells } = editor
  const leaf = list.leaves[index]!
  const kind: LeafKind = cells.minor >= 5 ? 'lh' : 'li'
  const entries = Array.from({ length: leaf.count }, (_, at) => entryFrom(editor, leaf, at, kind))
  entries.splice(place, 0, leafEntryBytes(kind, key, keyNodeName(readKeyNode(cells, key))))
  freeCell(editor, leaf.offset, 'a list of subkeys')
  const middle = entries.length >>> 1
  const halves = [entries.slice(0, middle), entries.slice(middle)].map((half) => writeLeaf(editor, kind, half))
  const offsets = list.leaves.map((leaf) => leaf.offset)
  offsets.splice(index, 1, ...halves)
  const root = new Uint8Array(LIST_HEADER + offsets.length * 4)
  writeU16(root, 0, 0x6972)
  writeU16(root, 2, offsets.length)
  for (const [at, offset] of offsets.entries()) writeU32(root, LIST_HEADER + at * 4, offset)
  if (list.root !== undefined) freeCell(editor, list.root, 'a list of subkeys')
  cells.setField(parent, KEY_FIELD.subkeys, allocateCell(editor, root))
}

function writeLeaf(editor: HiveEditor, kind: LeafKind, entries: readonly Uint8Array[]): number {
  const stride = kind === 'li' ? 4 : 8
  const content = new Uint8Array(LIST_HEADER + entries.length * stride)
  content[0] = kind.charCodeAt(0)
  content[1] = kind.charCodeAt(1)
  writeU16(content, 2, entries.length)
  for (const [index, entry] of entries.entries()) content.set(entry, LIST_HEADER + index * stride)
  return allocateCell(editor, content)
}

function entryFrom(editor: HiveEditor, leaf: Leaf, index: number, kind: LeafKind): Uint8Array {
  const at = LIST_HEADER + index * leaf.stride
  if (leaf.kind === kind) return leaf.content.slice(at, at + leaf.stride)
  const key = leafEntry(leaf, index)
  return leafEntryBytes(kind, key, keyNodeName(readKeyNode(editor.cells, key)))
}
