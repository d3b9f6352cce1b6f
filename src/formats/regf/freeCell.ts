import { BASE_BLOCK } from './baseBlock.ts'
import { freeSpaceAround } from './binCells.ts'
import type { HiveEditor } from './HiveEditor.ts'

/**
 * Frees a cell and merges it with free neighbours in its bin.
 * @throws FormatError when no cell in use starts there
 */
export function freeCell({ cells, free }: HiveEditor, offset: number, what: string): void {
  cells.cellSize(offset, what)
  const { before, after, end } = freeSpaceAround(cells, cells.bin(offset), offset, what)
  if (after !== undefined) free.remove(after)
  const start = before ?? offset
  cells.bytes.writeU32(start + BASE_BLOCK, end - start)
  free.add(start, end - start)
}
