import { freeCell } from './freeCell.ts'
import type { HiveEditor } from './HiveEditor.ts'
import { readU32 } from './littleEndian.ts'
import { BIG_DATA_FIELD, bigDataSegments, SEGMENT } from './valueData.ts'
import { INLINE, VALUE_FIELD } from './valueRecord.ts'

/** Frees the cells that hold the data of a value. */
export function freeValueData(editor: HiveEditor, record: Uint8Array): void {
  const { cells } = editor
  const size = readU32(record, VALUE_FIELD.dataSize)
  const data = readU32(record, VALUE_FIELD.data)
  if (size === 0 || size >= INLINE) return
  if (size > SEGMENT && cells.minor > 3) {
    const content = cells.record(data, 'db', BIG_DATA_FIELD.size, 'big data').slice()
    for (const segment of bigDataSegments(cells, data, content)) freeCell(editor, segment, 'a segment of big data')
    freeCell(editor, readU32(content, BIG_DATA_FIELD.list), 'a list of segments')
  }
  freeCell(editor, data, 'the data of a value')
}
