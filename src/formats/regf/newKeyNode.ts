import { LONGEST_KEY_NAME, writeCellName } from './cellName.ts'
import { NIL } from './HiveCells.ts'
import { COMPRESSED_NAME, KEY_FIELD } from './keyNode.ts'
import { writeU16, writeU32, writeU64 } from './littleEndian.ts'

/** What all new keys have in common; the name of each is written behind it. */
const node = new Uint8Array(KEY_FIELD.name + 2 * LONGEST_KEY_NAME)
node.set([0x6e, 0x6b])
for (const field of [KEY_FIELD.subkeys, KEY_FIELD.volatileSubkeys, KEY_FIELD.values, KEY_FIELD.className] as const) {
  writeU32(node, field, NIL)
}

/** Content of the cell of a key without subkeys, values and class. The next call writes over it. */
export function newKeyNode(name: string, parent: number, security: number, flags: number, now: bigint): Uint8Array {
  const length = writeCellName(node, KEY_FIELD.name, name)
  writeU16(node, KEY_FIELD.flags, flags | (length === name.length ? COMPRESSED_NAME : 0))
  writeU64(node, KEY_FIELD.lastWritten, now)
  writeU32(node, KEY_FIELD.parent, parent)
  writeU32(node, KEY_FIELD.security, security)
  writeU16(node, KEY_FIELD.nameLength, length)
  return node.subarray(0, KEY_FIELD.name + length)
}
