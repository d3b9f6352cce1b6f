import { upcase, upcaseUnit } from '../upcase.ts'
import { isCellName } from './cellName.ts'
import type { HiveCells } from './HiveCells.ts'
import { COMPRESSED_NAME, KEY_FIELD, keyNodeName, readKeyNode } from './keyNode.ts'
import { readU16, readU32 } from './littleEndian.ts'
import { nameHash } from './nameHash.ts'
import type { Leaf, SubkeyList } from './subkeyList.ts'
import { leafEntries, leafEntry, readSubkeyList } from './subkeyList.ts'

/** A place in a key's list of subkeys. */
export interface ListPlace {
  readonly list: SubkeyList
  /** Index of the leaf. */
  readonly leaf: number
  /** Index of the entry in it; the number of entries for the end. */
  readonly entry: number
}

/**
 * Offset of the subkey of an upper-cased name, or undefined. Hashes, first letters and names are tried in any order of the list;
 * then, in case hashes are wrong, the order is used as Windows does.
 */
export function findSubkey(cells: HiveCells, keyOffset: number, node: Uint8Array, wanted: string): number | undefined {
  const list = readSubkeyList(cells, keyOffset, node)
  return (
    findInAnyOrder(cells, list.leaves, wanted, nameHash(wanted)) ??
    findAtPlace(cells, placeInOrder(cells, list, wanted), wanted)
  )
}

/** Offset of the key of an upper-cased name in leaves in any order; in an `lh` leaf a key is known by its hash alone. */
export function findInAnyOrder(
  cells: HiveCells,
  leaves: readonly Leaf[],
  wanted: string,
  hash: number,
): number | undefined {
  const lowest = hash & 0xff
  for (const leaf of leaves) {
    const { kind, stride } = leaf
    const entries = leafEntries(cells, leaf)
    for (let at = 0; at < entries.length; at += stride) {
      // One byte tells most hashes apart.
      if (kind === 'lh' && (entries[at + 4] !== lowest || readU32(entries, at + 4) !== hash)) continue
      if (kind === 'lf' && !mayStartSame(entries, at + 4, wanted)) continue
      const offset = readU32(entries, at)
      if (hasName(readKeyNode(cells, offset), wanted)) return offset
    }
  }
  return undefined
}

/**
 * The place of an upper-cased name in a list in order: the leaf is the first that does not end before it, else the
 * last; the entry in it the first that is not before it.
 * @param nameOf the upper-cased name of the key in an entry
 */
export function placeInOrder(
  cells: HiveCells,
  list: SubkeyList,
  wanted: string,
  nameOf = (leaf: Leaf, entry: number): string =>
    upcase(keyNodeName(readKeyNode(cells, leafEntry(cells, leaf, entry)))),
): ListPlace {
  const { leaves } = list
  let low = 0
  for (let high = leaves.length - 1; low < high;) {
    const middle = (low + high) >>> 1
    const leaf = leaves[middle]!
    if (leaf.count === 0 || nameOf(leaf, leaf.count - 1) < wanted) low = middle + 1
    else high = middle
  }
  const taken = leaves[low]
  let entry = 0
  for (let high = taken?.count ?? 0; entry < high;) {
    const middle = (entry + high) >>> 1
    if (nameOf(taken!, middle) < wanted) entry = middle + 1
    else high = middle
  }
  return { list, leaf: low, entry }
}

/** Offset of the key at the place of an upper-cased name when it has that name, whatever the hashes say. */
export function findAtPlace(cells: HiveCells, { list, leaf, entry }: ListPlace, wanted: string): number | undefined {
  const found = list.leaves[leaf]
  if (found === undefined || found.kind === 'li' || entry === found.count) return undefined
  const offset = leafEntry(cells, found, entry)
  return hasName(readKeyNode(cells, offset), wanted) ? offset : undefined
}

/** Whether the cell of a key has an upper-cased name. */
function hasName(node: Uint8Array, wanted: string): boolean {
  const compressed = (readU16(node, KEY_FIELD.flags) & COMPRESSED_NAME) !== 0
  return isCellName(node, KEY_FIELD.name, readU16(node, KEY_FIELD.nameLength), compressed, wanted)
}

/** Whether the letters in an `lf` entry can be those that an upper-cased name starts with; a 0 says nothing. */
function mayStartSame(content: Uint8Array, offset: number, wanted: string): boolean {
  for (let index = 0; index < 4; index++) {
    const letter = content[offset + index]!
    if (letter === 0) return true
    if (upcaseUnit(letter) !== (wanted.charCodeAt(index) || 0)) return false
  }
  return true
}
