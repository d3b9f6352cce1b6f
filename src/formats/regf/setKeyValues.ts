import { upcase } from '../upcase.ts'
import { allocateCell } from './allocateCell.ts'
import { cellNameBytes, isCompressible } from './cellName.ts'
import { findValue } from './findValue.ts'
import { freeValueData } from './freeValueData.ts'
import type { HiveValue } from './Hive.ts'
import type { HiveEditor } from './HiveEditor.ts'
import { KEY_FIELD, readKeyNode } from './keyNode.ts'
import { writeU16, writeU32 } from './littleEndian.ts'
import { raiseField, touchKey } from './touchKey.ts'
import { ValueList } from './ValueList.ts'
import { COMPRESSED_VALUE_NAME, INLINE, readValueRecord, VALUE_FIELD, valueOffsets } from './valueRecord.ts'
import { writeValueData } from './writeValueData.ts'

/** Sets values of a key; one that exists keeps its place and the case of its name. */
export function setKeyValues(editor: HiveEditor, key: number, values: readonly HiveValue[]): void {
  const { cells } = editor
  const before = valueOffsets(cells, key, readKeyNode(cells, key))
  const list = new ValueList(editor, key)
  /** Those that were added here, by upper-cased name: they need not be searched for. */
  const added = new Map<string, number>()
  let largestData = 0
  let largestName = 0
  for (const value of values) {
    const name = upcase(value.name)
    const found = added.get(name) ?? findValue(cells, before, name)?.offset
    if (found === undefined) {
      const offset = addValue(editor, value)
      list.add(offset)
      added.set(name, offset)
      largestName = Math.max(largestName, name.length * 2)
    } else replaceData(editor, found, value)
    largestData = Math.max(largestData, value.data.length)
  }
  raiseField(editor, key, KEY_FIELD.largestValueName, largestName)
  raiseField(editor, key, KEY_FIELD.largestValueData, largestData)
  if (values.length > 0) touchKey(editor, key)
}

function replaceData(editor: HiveEditor, offset: number, { type, data }: HiveValue): void {
  const { cells } = editor
  freeValueData(editor, readValueRecord(cells, offset))
  const { size, field } = storeData(editor, data)
  cells.setField(offset, VALUE_FIELD.dataSize, size)
  cells.setField(offset, VALUE_FIELD.data, field)
  cells.setField(offset, VALUE_FIELD.type, type)
}

/** Writes the cells of a value; returns that which the key's list names. */
function addValue(editor: HiveEditor, { name, type, data }: HiveValue): number {
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
  return allocateCell(editor, record)
}

function storeData(editor: HiveEditor, data: Uint8Array): { size: number; field: number } {
  if (data.length > 4) return { size: data.length, field: writeValueData(editor, data) }
  let field = 0
  for (const [index, byte] of data.entries()) field |= byte << (index * 8)
  return { size: INLINE + data.length, field: field >>> 0 }
}
