import type { HiveEditor } from './HiveEditor.ts'
import { KEY_FIELD } from './keyNode.ts'
import { writeU64 } from './littleEndian.ts'

const time = new Uint8Array(8)

/** Sets the last-written time of a key. */
export function touchKey({ cells, now }: HiveEditor, key: number): void {
  writeU64(time, 0, now)
  cells.setBytes(key, KEY_FIELD.lastWritten, time)
}

/** Raises a field of 32 bits of a key to at least a value. */
export function raiseField({ cells }: HiveEditor, key: number, field: number, value: number): void {
  if (value > cells.field(key, field)) cells.setField(key, field, value)
}
