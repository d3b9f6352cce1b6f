import { BASE_BLOCK } from './baseBlock.ts'
import type { BinCell } from './binCells.ts'
import { binCells } from './binCells.ts'
import type { HiveEditor } from './HiveEditor.ts'

/**
 * Frees a cell and merges it with free neighbours in its bin.
 * @throws FormatError when no cell in use starts there
 */
export function freeCell({ cells, free }: HiveEditor, offset: number, what: string): void {
  cells.cellSize(offset, what)
  const bin = cells.bin(offset)
  let before: BinCell | undefined
  let freed: BinCell | undefined
  let after: BinCell | undefined
  for (const cell of binCells(cells, bin)) {
    if (cell.offset < offset) before = cell
    else if (cell.offset === offset) freed = cell
    else {
      after = cell
      break
    }
  }
  if (freed === undefined) return cells.fail(`${what} lies inside another cell`, offset)
  let start = offset
  let end = offset + freed.size
  if (before !== undefined && !before.used) {
    free.remove(before.offset)
    start = before.offset
  }
  if (after !== undefined && !after.used) {
    free.remove(after.offset)
    end += after.size
  }
  cells.bytes.writeU32(start + BASE_BLOCK, end - start)
  free.add(start, end - start)
}
