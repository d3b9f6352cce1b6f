import { BASE_BLOCK } from './baseBlock.ts'
import type { Bin, HiveCells } from './HiveCells.ts'
import { BIN_HEADER } from './HiveCells.ts'
import type { HiveEditor } from './HiveEditor.ts'

/** A cell as it lies in its bin. */
export interface BinCell {
  readonly offset: number
  readonly size: number
}

/**
 * The free cells of a bin.
 * @throws FormatError when the cells do not fill the bin
 */
export function freeCellsOf(cells: HiveCells, bin: Bin): BinCell[] {
  const free: BinCell[] = []
  for (let offset = bin.start + BIN_HEADER; offset < bin.end;) {
    const field = cells.bytes.u32(offset + BASE_BLOCK) | 0
    const size = checkedSize(cells, bin, offset, field)
    if (field > 0) free.push({ offset, size })
    offset += size
  }
  return free
}

/**
 * The extent of a cell in use together with the free cells on its two sides.
 * @throws FormatError when no cell starts there
 */
export function freeSpaceAround(
  { cells, starts }: Pick<HiveEditor, 'cells' | 'starts'>,
  bin: Bin,
  wanted: number,
  what: string,
): { before: number | undefined; after: number | undefined; end: number } {
  let before: number | undefined
  let offset = starts.before(bin, wanted)
  while (offset < wanted) {
    starts.note(bin, offset)
    const field = cells.bytes.u32(offset + BASE_BLOCK) | 0
    before = field > 0 ? offset : undefined
    offset += checkedSize(cells, bin, offset, field)
  }
  if (offset !== wanted) cells.fail(`${what} lies inside another cell`, wanted)
  const next = wanted + checkedSize(cells, bin, wanted, cells.bytes.u32(wanted + BASE_BLOCK) | 0)
  if (next === bin.end) return { before, after: undefined, end: next }
  const field = cells.bytes.u32(next + BASE_BLOCK) | 0
  const size = checkedSize(cells, bin, next, field)
  return field > 0 ? { before, after: next, end: next + size } : { before, after: undefined, end: next }
}

function checkedSize(cells: HiveCells, bin: Bin, offset: number, field: number): number {
  const size = Math.abs(field)
  if (size === 0 || size % 8 !== 0 || offset + size > bin.end) cells.fail('the size of the cell is wrong', offset)
  return size
}
