import type { HiveCells } from './HiveCells.ts'
import { NIL } from './HiveCells.ts'
import { KEY_FIELD } from './keyNode.ts'
import { readU16, readU32 } from './littleEndian.ts'

/** Kinds of leaf: offset and first letters of the name, offset and hash of the name, offset alone. */
export type LeafKind = 'lf' | 'lh' | 'li'

/** A leaf of a key's list of subkeys. */
export interface Leaf {
  readonly offset: number
  readonly kind: LeafKind
  readonly count: number
  /** Bytes an entry. */
  readonly stride: 4 | 8
  /** The cell's content. */
  readonly content: Uint8Array
}

/** A key's list of subkeys: one leaf, or a root of leaves. */
export interface SubkeyList {
  /** Offset of the `ri` cell, when there is one. */
  readonly root: number | undefined
  readonly leaves: readonly Leaf[]
}

/** Bytes of the cell of a key with the shortest of names. */
const SMALLEST_KEY = 80

/** Offset of the first entry in a list's cell: after signature and count. */
export const LIST_HEADER = 4

/** The list of the subkeys of a key's cell. */
export function readSubkeyList(cells: HiveCells, keyOffset: number, node: Uint8Array): SubkeyList {
  const offset = readU32(node, KEY_FIELD.subkeys)
  if (readU32(node, KEY_FIELD.subkeyCount) === 0) return { root: undefined, leaves: [] }
  if (offset === NIL) cells.fail('the key has subkeys but no list of them', keyOffset)
  const content = cells.cell(offset, 'a list of subkeys')
  if (content[0] !== 0x72 || content[1] !== 0x69) return { root: undefined, leaves: [leafOf(cells, offset, content)] }
  const count = countOf(cells, offset, content, 4)
  const leaves: Leaf[] = []
  for (let index = 0; index < count; index++) {
    const leaf = readU32(content, LIST_HEADER + index * 4)
    leaves.push(leafOf(cells, leaf, cells.cell(leaf, 'a list of subkeys')))
  }
  // A root may name one leaf many times: reading on would take longer the more often it does.
  const listed = leaves.reduce((sum, leaf) => sum + leaf.count, 0)
  if (listed > cells.binsSize / SMALLEST_KEY) cells.fail('the list has more subkeys than the hive has room for', offset)
  return { root: offset, leaves }
}

/** Offset of the key at an index of a leaf. */
export function leafEntry(leaf: Leaf, index: number): number {
  return readU32(leaf.content, LIST_HEADER + index * leaf.stride)
}

/** Offsets of all subkeys, in the order of the file, each once. */
export function subkeyOffsets(cells: HiveCells, keyOffset: number, node: Uint8Array): number[] {
  const declared = readU32(node, KEY_FIELD.subkeyCount)
  const { leaves } = readSubkeyList(cells, keyOffset, node)
  const listed = leaves.reduce((sum, leaf) => sum + leaf.count, 0)
  if (listed !== declared) cells.fail(`the key declares ${declared} subkeys, its list has ${listed}`, keyOffset)
  const offsets = new Set<number>()
  for (const leaf of leaves) {
    for (let index = 0; index < leaf.count; index++) {
      const offset = leafEntry(leaf, index)
      if (offsets.has(offset)) cells.fail('a subkey is listed twice', leaf.offset)
      offsets.add(offset)
    }
  }
  return [...offsets]
}

function leafOf(cells: HiveCells, offset: number, content: Uint8Array): Leaf {
  const signature = String.fromCharCode(content[0]!, content[1]!)
  if (signature !== 'lf' && signature !== 'lh' && signature !== 'li') {
    cells.fail('the list of subkeys is of no known kind', offset)
  }
  const stride = signature === 'li' ? 4 : 8
  return { offset, kind: signature, count: countOf(cells, offset, content, stride), stride, content }
}

function countOf(cells: HiveCells, offset: number, content: Uint8Array, stride: number): number {
  const count = readU16(content, 2)
  if (LIST_HEADER + count * stride > content.length) cells.fail('the list of subkeys runs over its cell', offset)
  return count
}
