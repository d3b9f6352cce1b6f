import { upcase } from '../upcase.ts'
import { placeInOrder } from './findSubkey.ts'
import type { HiveCells } from './HiveCells.ts'
import { keyNodeName, readKeyNode } from './keyNode.ts'
import { leafEntry, readSubkeyList } from './subkeyList.ts'

/**
 * Offsets of the subkeys whose names start with an upper-cased prefix. The order of the list leads to them, so that
 * the others are not read.
 */
export function offsetsWithPrefix(cells: HiveCells, keyOffset: number, node: Uint8Array, prefix: string): number[] {
  const place = placeInOrder(cells, readSubkeyList(cells, keyOffset, node), prefix)
  const offsets: number[] = []
  for (const [number, leaf] of place.list.leaves.slice(place.leaf).entries()) {
    for (let index = number === 0 ? place.entry : 0; index < leaf.count; index++) {
      const offset = leafEntry(cells, leaf, index)
      if (!upcase(keyNodeName(readKeyNode(cells, offset))).startsWith(prefix)) return offsets
      offsets.push(offset)
    }
  }
  return offsets
}
