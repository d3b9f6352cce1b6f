import { upcase, upcaseUnit } from '../upcase.ts'
import { isCellName } from './cellName.ts'
import type { HiveCells } from './HiveCells.ts'
import { COMPRESSED_NAME, KEY_FIELD, keyNodeName, readKeyNode } from './keyNode.ts'
import { readU16, readU32 } from './littleEndian.ts'
import { nameHash } from './nameHash.ts'
import type { Leaf } from './subkeyList.ts'
import { LIST_HEADER, leafEntry, readSubkeyList } from './subkeyList.ts'

/**
 * Offset of the subkey of an upper-cased name, or undefined. Hashes, first letters and names are tried in any order of the list;
 * then, in case hashes are wrong, the order is used as Windows does.
 */
export function findSubkey(cells: HiveCells, keyOffset: number, node: Uint8Array, wanted: string): number | undefined {
  const { leaves } = readSubkeyList(cells, keyOffset, node)
  const hash = leaves.some((leaf) => leaf.kind === 'lh') ? nameHash(wanted) : 0
  const lowest = hash & 0xff
  for (const leaf of leaves) {
    const { content, count } = leaf
    for (let index = 0; index < count; index++) {
      const at = LIST_HEADER + index * 8 + 4
      // One byte tells most hashes apart.
      if (leaf.kind === 'lh' && (content[at] !== lowest || readU32(content, at) !== hash)) continue
      if (leaf.kind === 'lf' && !mayStartSame(content, at, wanted)) continue
      const offset = leafEntry(leaf, index)
      if (hasName(readKeyNode(cells, offset), wanted)) return offset
    }
  }
  const leaf = leaves[leafFor(cells, leaves, wanted)]
  if (leaf === undefined || leaf.kind === 'li') return undefined
  const index = placeIn(cells, leaf, wanted)
  if (index === leaf.count) return undefined
  const offset = leafEntry(leaf, index)
  return hasName(readKeyNode(cells, offset), wanted) ? offset : undefined
}

/** Index of the leaf that holds an upper-cased name or is to take it: the first that does not end before it, else the last. */
export function leafFor(cells: HiveCells, leaves: readonly Leaf[], wanted: string): number {
  let low = 0
  let high = leaves.length - 1
  while (low < high) {
    const middle = (low + high) >>> 1
    const leaf = leaves[middle]!
    const last = leaf.count === 0 ? '' : upcasedNameAt(cells, leaf, leaf.count - 1)
    if (last < wanted) low = middle + 1
    else high = middle
  }
  return low
}

/** Index of the first entry of a leaf whose name is not before an upper-cased name. */
export function placeIn(cells: HiveCells, leaf: Leaf, wanted: string): number {
  let low = 0
  let high = leaf.count
  while (low < high) {
    const middle = (low + high) >>> 1
    if (upcasedNameAt(cells, leaf, middle) < wanted) low = middle + 1
    else high = middle
  }
  return low
}

function upcasedNameAt(cells: HiveCells, leaf: Leaf, index: number): string {
  return upcase(keyNodeName(readKeyNode(cells, leafEntry(leaf, index))))
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
