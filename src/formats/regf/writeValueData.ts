import { allocateCell } from './allocateCell.ts'
import type { HiveEditor } from './HiveEditor.ts'
import { writeU16, writeU32 } from './littleEndian.ts'
import { BIG_DATA_FIELD, SEGMENT } from './valueData.ts'

/** Writes data of more than 4 bytes into cells of their own; returns the offset that the value's cell is to have. */
export function writeValueData(editor: HiveEditor, data: Uint8Array): number {
  if (data.length <= SEGMENT || editor.cells.minor <= 3) return allocateCell(editor, data)
  const count = Math.ceil(data.length / SEGMENT)
  const list = new Uint8Array(count * 4)
  for (let index = 0; index < count; index++) {
    // Windows gives the last segment, too, a whole cell.
    const segment = data.subarray(index * SEGMENT, (index + 1) * SEGMENT)
    writeU32(list, index * 4, allocateCell(editor, segment, SEGMENT))
  }
  const content = new Uint8Array(BIG_DATA_FIELD.size)
  content.set([0x64, 0x62])
  writeU16(content, BIG_DATA_FIELD.count, count)
  writeU32(content, BIG_DATA_FIELD.list, allocateCell(editor, list))
  return allocateCell(editor, content)
}
