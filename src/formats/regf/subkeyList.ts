import type { HiveCells } from './HiveCells.ts'
import { NIL } from './HiveCells.ts'
import { KEY_FIELD } from './keyNode.ts'
import { readU32 } from './littleEndian.ts'

/** Kinds of leaf: offset and first letters of the name, offset and hash of the name, offset alone. */
export type LeafKind = 'lf' | 'lh' | 'li'

/** A leaf of a key's list of subkeys. */
export interface Leaf {
  readonly offset: number
  readonly kind: LeafKind
  /** Raised when an entry is put into the room that the leaf has. */
  count: number
  /** Bytes an entry. */
  readonly stride: 4 | 8
  /** Bytes of the cell's content: entries, and room for more. */
  readonly room: number
  /** The upper-cased names of the keys, as far as somebody keeps them. */
  names?: (string | undefined)[]
}

/** A key's list of subkeys: one leaf, or a root of leaves. */
export interface SubkeyList {
  /** Offset of the `ri` cell, when there is one. */
  readonly root: number | undefined
  readonly leaves: readonly Leaf[]
  /** Set when cells of the list are replaced: this is then not the list any more. */
  outdated: boolean
}

/** Bytes of the cell of a key with the shortest of names. */
const SMALLEST_KEY = 80

/** Offset of the first entry in a list's cell: after signature and count. */
export const LIST_HEADER = 4

/** The list of the subkeys of a key's cell. */
export function readSubkeyList(cells: HiveCells, keyOffset: number, node: Uint8Array): SubkeyList {
  const offset = readU32(node, KEY_FIELD.subkeys)
  if (readU32(node, KEY_FIELD.subkeyCount) === 0) return { root: undefined, leaves: [], outdated: false }
  if (offset === NIL) cells.fail('the key has subkeys but no list of them', keyOffset)
  const list = listAt(cells, offset)
  if (list.signature !== 'ri') return { root: undefined, leaves: [leafOf(cells, list)], outdated: false }
  const count = countOf(cells, list, 4)
  const leaves: Leaf[] = []
  // A root may name one leaf many times: reading on would take longer the more often it does.
  let listed = 0
  for (let index = 0; index < count; index++) {
    const leaf = leafOf(cells, listAt(cells, cells.field(offset, LIST_HEADER + index * 4)))
    leaves.push(leaf)
    listed += leaf.count
  }
  if (listed > cells.binsSize / SMALLEST_KEY) cells.fail('the list has more subkeys than the hive has room for', offset)
  return { root: offset, leaves, outdated: false }
}

/** Offset of the key at an index of a leaf. */
export function leafEntry(cells: HiveCells, leaf: Leaf, index: number): number {
  return cells.field(leaf.offset, LIST_HEADER + index * leaf.stride)
}

/** The entries of a leaf from an index on; not to be written to. */
export function leafEntries(cells: HiveCells, leaf: Leaf, from = 0): Uint8Array {
  return cells.part(leaf.offset, LIST_HEADER + from * leaf.stride, (leaf.count - from) * leaf.stride)
}

/** Offsets of all subkeys, in the order of the file, each once. */
export function subkeyOffsets(cells: HiveCells, keyOffset: number, node: Uint8Array): number[] {
  const declared = readU32(node, KEY_FIELD.subkeyCount)
  const { leaves } = readSubkeyList(cells, keyOffset, node)
  const listed = leaves.reduce((sum, leaf) => sum + leaf.count, 0)
  if (listed !== declared) cells.fail(`the key declares ${declared} subkeys, its list has ${listed}`, keyOffset)
  const offsets = new Set<number>()
  for (const leaf of leaves) {
    const entries = leafEntries(cells, leaf)
    for (let at = 0; at < entries.length; at += leaf.stride) {
      const offset = readU32(entries, at)
      if (offsets.has(offset)) cells.fail('a subkey is listed twice', leaf.offset)
      offsets.add(offset)
    }
  }
  return [...offsets]
}

/** What the cell of a list starts with. */
interface ListHeader {
  readonly offset: number
  readonly signature: string
  readonly count: number
  /** Bytes of the cell's content. */
  readonly room: number
}

function listAt(cells: HiveCells, offset: number): ListHeader {
  const room = cells.cellSize(offset, 'a list of subkeys') - 4
  const header = cells.field(offset, 0)
  const signature = String.fromCharCode(header & 0xff, (header >>> 8) & 0xff)
  return { offset, signature, count: header >>> 16, room }
}

function leafOf(cells: HiveCells, list: ListHeader): Leaf {
  const { offset, signature: kind, room } = list
  if (kind !== 'lf' && kind !== 'lh' && kind !== 'li') {
    cells.fail('the list of subkeys is of no known kind', offset)
  }
  const stride = kind === 'li' ? 4 : 8
  return { offset, kind, count: countOf(cells, list, stride), stride, room }
}

function countOf(cells: HiveCells, { offset, count, room }: ListHeader, stride: number): number {
  if (LIST_HEADER + count * stride > room) cells.fail('the list of subkeys runs over its cell', offset)
  return count
}
