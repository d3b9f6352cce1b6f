import { BASE_BLOCK } from './baseBlock.ts'
import { freeSpaceAround } from './binCells.ts'
import type { HiveEditor } from './HiveEditor.ts'

/**
 * Frees a cell and merges it with free neighbours in its bin.
 * @throws FormatError when no cell in use starts there
 */
export function freeCell(editor: HiveEditor, offset: number, what: string): void {
  const { cells, free, starts } = editor
  cells.cellSize(offset, what)
  const bin = cells.bin(offset)
  const { before, after, end } = freeSpaceAround(editor, bin, offset, what)
  if (after !== undefined) {
    free.remove(after)
    starts.forget(bin, after)
  }
  if (before !== undefined) starts.forget(bin, offset)
  const start = before ?? offset
  cells.bytes.writeU32(start + BASE_BLOCK, end - start)
  free.add(start, end - start)
}
