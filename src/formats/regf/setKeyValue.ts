import { allocateCell } from './allocateCell.ts'
import { cellNameBytes, isCompressible } from './cellName.ts'
import { findValue } from './findValue.ts'
import { freeCell } from './freeCell.ts'
import { freeValueData } from './freeValueData.ts'
import type { HiveEditor } from './HiveEditor.ts'
import { KEY_FIELD, readKeyNode } from './keyNode.ts'
import { writeU16, writeU32 } from './littleEndian.ts'
import { roomFor } from './roomFor.ts'
import { raiseField, touchKey } from './touchKey.ts'
import { COMPRESSED_VALUE_NAME, INLINE, readValueRecord, VALUE_FIELD, valueOffsets } from './valueRecord.ts'
import { writeValueData } from './writeValueData.ts'

/** Sets a value of a key; one that exists keeps its place and the case of its name. */
export function setKeyValue(editor: HiveEditor, key: number, name: string, type: number, data: Uint8Array): void {
  const { cells } = editor
  const found = findValue(cells, key, readKeyNode(cells, key), name)
  if (found === undefined) addValue(editor, key, name, type, data)
  else {
    freeValueData(editor, readValueRecord(cells, found.offset))
    const { size, field } = storeData(editor, data)
    cells.setField(found.offset, VALUE_FIELD.dataSize, size)
    cells.setField(found.offset, VALUE_FIELD.data, field)
    cells.setField(found.offset, VALUE_FIELD.type, type)
  }
  raiseField(editor, key, KEY_FIELD.largestValueData, data.length)
  touchKey(editor, key)
}

function addValue(editor: HiveEditor, key: number, name: string, type: number, data: Uint8Array): void {
  const { size, field } = storeData(editor, data)
  const bytes = cellNameBytes(name)
  const record = new Uint8Array(VALUE_FIELD.name + bytes.length)
  record.set([0x76, 0x6b])
  writeU16(record, VALUE_FIELD.nameLength, bytes.length)
  writeU32(record, VALUE_FIELD.dataSize, size)
  writeU32(record, VALUE_FIELD.data, field)
  writeU32(record, VALUE_FIELD.type, type)
  // Windows sets no flag on the default value.
  if (name !== '' && isCompressible(name)) writeU16(record, VALUE_FIELD.flags, COMPRESSED_VALUE_NAME)
  record.set(bytes, VALUE_FIELD.name)
  appendToList(editor, key, allocateCell(editor, record))
  raiseField(editor, key, KEY_FIELD.largestValueName, name.length * 2)
}

function storeData(editor: HiveEditor, data: Uint8Array): { size: number; field: number } {
  if (data.length > 4) return { size: data.length, field: writeValueData(editor, data) }
  let field = 0
  for (const [index, byte] of data.entries()) field |= byte << (index * 8)
  return { size: INLINE + data.length, field: field >>> 0 }
}

function appendToList(editor: HiveEditor, key: number, value: number): void {
  const { cells } = editor
  const offsets = valueOffsets(cells, key, readKeyNode(cells, key))
  const list = cells.field(key, KEY_FIELD.values)
  const count = offsets.length
  cells.setField(key, KEY_FIELD.valueCount, count + 1)
  if (count > 0 && (count + 1) * 4 <= cells.cellSize(list, 'a list of values') - 4) {
    cells.setField(list, count * 4, value)
    return
  }
  const content = new Uint8Array((count + 1) * 4)
  for (const [index, offset] of [...offsets, value].entries()) writeU32(content, index * 4, offset)
  if (count > 0) freeCell(editor, list, 'a list of values')
  cells.setField(key, KEY_FIELD.values, allocateCell(editor, content, roomFor(count + 1, 0xffffff) * 4))
}
