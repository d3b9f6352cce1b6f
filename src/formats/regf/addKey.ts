import { allocateCell } from './allocateCell.ts'
import { cellNameBytes } from './cellName.ts'
import type { HiveEditor } from './HiveEditor.ts'
import { NIL } from './HiveCells.ts'
import { insertSubkey } from './insertSubkey.ts'
import { KEY_FIELD, keyNodeFlags } from './keyNode.ts'
import { writeU16, writeU32, writeU64 } from './littleEndian.ts'
import { addSecurityReference } from './securityCell.ts'
import { touchKey } from './touchKey.ts'

/** Content of the cell of a key without subkeys, values and class. */
export function newKeyNode(name: string, parent: number, security: number, flags: number, now: bigint): Uint8Array {
  const bytes = cellNameBytes(name)
  const node = new Uint8Array(KEY_FIELD.name + bytes.length)
  node.set([0x6e, 0x6b])
  writeU16(node, KEY_FIELD.flags, flags | keyNodeFlags(name))
  writeU64(node, KEY_FIELD.lastWritten, now)
  writeU32(node, KEY_FIELD.parent, parent)
  for (const field of [KEY_FIELD.subkeys, KEY_FIELD.volatileSubkeys, KEY_FIELD.values, KEY_FIELD.className] as const) {
    writeU32(node, field, NIL)
  }
  writeU32(node, KEY_FIELD.security, security)
  writeU16(node, KEY_FIELD.nameLength, bytes.length)
  node.set(bytes, KEY_FIELD.name)
  return node
}

/** Adds a subkey that is not there yet, with the security descriptor of its parent. */
export function addKey(editor: HiveEditor, parent: number, name: string): number {
  const { cells, now } = editor
  const security = cells.field(parent, KEY_FIELD.security)
  if (security !== NIL) addSecurityReference(editor, security)
  const key = allocateCell(editor, newKeyNode(name, parent, security, 0, now))
  insertSubkey(editor, parent, key, name)
  cells.setField(parent, KEY_FIELD.subkeyCount, cells.field(parent, KEY_FIELD.subkeyCount) + 1)
  const largest = cells.field(parent, KEY_FIELD.largestSubkeyName)
  // The upper half of the field holds flags.
  if (name.length * 2 > (largest & 0xffff)) {
    cells.setField(parent, KEY_FIELD.largestSubkeyName, (largest & 0xffff0000) | (name.length * 2))
  }
  touchKey(editor, parent)
  return key
}
