import { cellNameBytes } from './cellName.ts'
import { NIL } from './HiveCells.ts'
import { COMPRESSED_NAME, KEY_FIELD } from './keyNode.ts'
import { writeU16, writeU32, writeU64 } from './littleEndian.ts'

/** Content of the cell of a key without subkeys, values and class. */
export function newKeyNode(name: string, parent: number, security: number, flags: number, now: bigint): Uint8Array {
  const bytes = cellNameBytes(name)
  const node = new Uint8Array(KEY_FIELD.name + bytes.length)
  node.set([0x6e, 0x6b])
  writeU16(node, KEY_FIELD.flags, flags | (bytes.length === name.length ? COMPRESSED_NAME : 0))
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
