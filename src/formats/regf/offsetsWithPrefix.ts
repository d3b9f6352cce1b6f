import { upcase } from '../upcase.ts'
import { leafFor, placeIn } from './findSubkey.ts'
import type { HiveCells } from './HiveCells.ts'
import { keyNodeName, readKeyNode } from './keyNode.ts'
import { leafEntry, readSubkeyList } from './subkeyList.ts'

/**
 * Offsets of the subkeys whose names start with an upper-cased prefix. The order of the list leads to them, so that
 * the others are not read.
 */
export function offsetsWithPrefix(cells: HiveCells, keyOffset: number, node: Uint8Array, prefix: string): number[] {
  const { leaves } = readSubkeyList(cells, keyOffset, node)
  const first = leafFor(cells, leaves, prefix)
  const offsets: number[] = []
  for (const [number, leaf] of leaves.slice(first).entries()) {
    for (let index = number === 0 ? placeIn(cells, leaf, prefix) : 0; index < leaf.count; index++) {
      const offset = leafEntry(leaf, index)
      if (!upcase(keyNodeName(readKeyNode(cells, offset))).startsWith(prefix)) return offsets
      offsets.push(offset)
    }
  }
  return offsets
}
