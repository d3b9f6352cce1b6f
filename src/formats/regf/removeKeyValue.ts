import { upcase } from '../upcase.ts'
import { findValue } from './findValue.ts'
import { freeCell } from './freeCell.ts'
import { freeValueData } from './freeValueData.ts'
import type { HiveEditor } from './HiveEditor.ts'
import { NIL } from './HiveCells.ts'
import { KEY_FIELD, readKeyNode } from './keyNode.ts'
import { touchKey } from './touchKey.ts'
import { readValueRecord, valueOffsets } from './valueRecord.ts'

/** Deletes a value of a key; false when there is none of that name. */
export function removeKeyValue(editor: HiveEditor, key: number, name: string): boolean {
  const { cells } = editor
  const offsets = valueOffsets(cells, key, readKeyNode(cells, key))
  const found = findValue(cells, offsets, upcase(name))
  if (found === undefined) return false
  const list = cells.field(key, KEY_FIELD.values)
  freeValueData(editor, readValueRecord(cells, found.offset))
  freeCell(editor, found.offset, 'a value')
  offsets.splice(found.index, 1)
  if (offsets.length === 0) {
    freeCell(editor, list, 'a list of values')
    cells.setField(key, KEY_FIELD.values, NIL)
  } else {
    for (const [index, offset] of offsets.entries()) {
      if (index >= found.index) cells.setField(list, index * 4, offset)
    }
  }
  cells.setField(key, KEY_FIELD.valueCount, offsets.length)
  touchKey(editor, key)
  return true
}
