import { freeCell } from './freeCell.ts'
import type { HiveCells } from './HiveCells.ts'
import type { HiveEditor } from './HiveEditor.ts'
import { readU32 } from './littleEndian.ts'

/** Offsets of the fields of a security cell ("sk"), after the cell's size. */
export const SECURITY_FIELD = { next: 4, previous: 8, references: 12, length: 16, descriptor: 20 } as const

/** The cell of a security descriptor. */
export function readSecurityCell(cells: HiveCells, offset: number): Uint8Array {
  const content = cells.record(offset, 'sk', SECURITY_FIELD.descriptor, 'a security descriptor')
  if (SECURITY_FIELD.descriptor + readU32(content, SECURITY_FIELD.length) > content.length) {
    cells.fail('the security descriptor runs over its cell', offset)
  }
  return content
}

/** Counts one more key that has this security descriptor. */
export function addSecurityReference({ cells }: HiveEditor, offset: number): void {
  const cell = readSecurityCell(cells, offset)
  cells.setField(offset, SECURITY_FIELD.references, readU32(cell, SECURITY_FIELD.references) + 1)
}

/** Counts one key less; the last one takes the cell out of the ring of all security cells and frees it. */
export function dropSecurityReference(editor: HiveEditor, offset: number): void {
  const { cells } = editor
  readSecurityCell(cells, offset)
  const references = cells.field(offset, SECURITY_FIELD.references)
  if (references > 1) {
    cells.setField(offset, SECURITY_FIELD.references, references - 1)
    return
  }
  const next = cells.field(offset, SECURITY_FIELD.next)
  const previous = cells.field(offset, SECURITY_FIELD.previous)
  readSecurityCell(cells, next)
  readSecurityCell(cells, previous)
  cells.setField(previous, SECURITY_FIELD.next, next)
  cells.setField(next, SECURITY_FIELD.previous, previous)
  freeCell(editor, offset, 'a security descriptor')
}
