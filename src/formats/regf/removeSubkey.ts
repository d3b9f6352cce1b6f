import { freeCell } from './freeCell.ts'
import type { HiveCells } from './HiveCells.ts'
import type { HiveEditor } from './HiveEditor.ts'
import { NIL } from './HiveCells.ts'
import { KEY_FIELD, readKeyNode } from './keyNode.ts'
import { readU32 } from './littleEndian.ts'
import type { Leaf } from './subkeyList.ts'
import { leafEntries, LIST_HEADER, readSubkeyList } from './subkeyList.ts'

/** Takes a key out of the list of its parent. The parent's count is lowered by the caller afterwards. */
export function removeSubkey(editor: HiveEditor, parent: number, key: number): void {
  const { cells } = editor
  const { root, leaves } = readSubkeyList(cells, parent, readKeyNode(cells, parent))
  for (const [index, leaf] of leaves.entries()) {
    const at = indexOfKey(cells, leaf, key)
    if (at < 0) continue
    if (leaf.count > 1) {
      removeEntry(cells, leaf.offset, leaf.stride, at)
      return
    }
    freeCell(editor, leaf.offset, 'a list of subkeys')
    if (root !== undefined && leaves.length > 1) {
      removeEntry(cells, root, 4, index)
      return
    }
    if (root !== undefined) freeCell(editor, root, 'a list of subkeys')
    cells.setField(parent, KEY_FIELD.subkeys, NIL)
    return
  }
  cells.fail('the key is not in the list of its parent', key)
}

/** Index of the entry for a key's cell in a leaf, -1 when there is none. */
function indexOfKey(cells: HiveCells, leaf: Leaf, key: number): number {
  const entries = leafEntries(cells, leaf)
  for (let at = 0; at < entries.length; at += leaf.stride) if (readU32(entries, at) === key) return at / leaf.stride
  return -1
}

function removeEntry(cells: HiveCells, list: number, stride: number, index: number): void {
  const header = cells.field(list, 0)
  const count = header >>> 16
  const at = LIST_HEADER + index * stride
  const rest = cells.part(list, at + stride, (count - index - 1) * stride)
  cells.setBytes(list, at, rest)
  cells.setField(list, 0, (header & 0xffff) | ((count - 1) << 16))
}
