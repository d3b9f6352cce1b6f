import { freeCell } from './freeCell.ts'
import type { HiveEditor } from './HiveEditor.ts'
import { NIL } from './HiveCells.ts'
import { KEY_FIELD, readKeyNode } from './keyNode.ts'
import { readU16, writeU16 } from './littleEndian.ts'
import { leafEntry, LIST_HEADER, readSubkeyList } from './subkeyList.ts'

/** Takes a key out of the list of its parent. The parent's count is lowered by the caller afterwards. */
export function removeSubkey(editor: HiveEditor, parent: number, key: number): void {
  const { cells } = editor
  const { root, leaves } = readSubkeyList(cells, parent, readKeyNode(cells, parent))
  for (const [index, leaf] of leaves.entries()) {
    for (let at = 0; at < leaf.count; at++) {
      if (leafEntry(leaf, at) !== key) continue
      if (leaf.count > 1) {
        removeEntry(editor, leaf.offset, leaf.content, leaf.stride, at)
        return
      }
      freeCell(editor, leaf.offset, 'a list of subkeys')
      if (root !== undefined && leaves.length > 1) {
        removeEntry(editor, root, cells.cell(root, 'a list of subkeys'), 4, index)
        return
      }
      if (root !== undefined) freeCell(editor, root, 'a list of subkeys')
      cells.setField(parent, KEY_FIELD.subkeys, NIL)
      return
    }
  }
  cells.fail('the key is not in the list of its parent', key)
}

function removeEntry(editor: HiveEditor, offset: number, content: Uint8Array, stride: number, index: number): void {
  const count = readU16(content, 2)
  const at = LIST_HEADER + index * stride
  const end = LIST_HEADER + count * stride
  const rest = content.slice(at + stride, end)
  const header = content.slice(0, LIST_HEADER)
  writeU16(header, 2, count - 1)
  editor.cells.setBytes(offset, at, rest)
  editor.cells.setBytes(offset, 0, header)
}
