import { freeCell } from './freeCell.ts'
import { freeValueData } from './freeValueData.ts'
import type { HiveEditor } from './HiveEditor.ts'
import { NIL } from './HiveCells.ts'
import { KEY_FIELD, readKeyNode } from './keyNode.ts'
import { readU16, readU32 } from './littleEndian.ts'
import type { RegfKey } from './RegfKey.ts'
import { removeSubkey } from './removeSubkey.ts'
import { dropSecurityReference } from './securityCell.ts'
import { readSubkeyList } from './subkeyList.ts'
import { touchKey } from './touchKey.ts'
import { readValueRecord, valueOffsets } from './valueRecord.ts'

/** Deletes a key with all below it. */
export function removeKeyTree(editor: HiveEditor, parent: number, key: RegfKey): void {
  const { cells } = editor
  removeSubkey(editor, parent, key.offset)
  cells.setField(parent, KEY_FIELD.subkeyCount, cells.field(parent, KEY_FIELD.subkeyCount) - 1)
  touchKey(editor, parent)
  const pending = [key]
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    for (const subkey of next.subkeys()) pending.push(subkey)
    freeKey(editor, next.offset)
  }
}

/** Frees the cells of one key: values, lists, class name, its part in the security descriptor. */
function freeKey(editor: HiveEditor, offset: number): void {
  const { cells } = editor
  const node = readKeyNode(cells, offset).slice()
  const values = valueOffsets(cells, offset, node)
  for (const value of values) {
    freeValueData(editor, readValueRecord(cells, value))
    freeCell(editor, value, 'a value')
  }
  if (values.length > 0) freeCell(editor, readU32(node, KEY_FIELD.values), 'a list of values')
  const { root, leaves } = readSubkeyList(cells, offset, node)
  for (const leaf of leaves) freeCell(editor, leaf.offset, 'a list of subkeys')
  if (root !== undefined) freeCell(editor, root, 'a list of subkeys')
  const className = readU32(node, KEY_FIELD.className)
  if (className !== NIL && readU16(node, KEY_FIELD.classLength) !== 0) freeCell(editor, className, 'a class name')
  const security = readU32(node, KEY_FIELD.security)
  if (security !== NIL) dropSecurityReference(editor, security)
  freeCell(editor, offset, 'a key')
}
