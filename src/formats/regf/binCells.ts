import { BASE_BLOCK } from './baseBlock.ts'
import type { Bin, HiveCells } from './HiveCells.ts'
import { BIN_HEADER } from './HiveCells.ts'

/** A cell as it lies in its bin. */
export interface BinCell {
  readonly offset: number
  readonly size: number
  readonly used: boolean
}

/** The cells of a bin, one after the other; throws FormatError at one that does not fit. */
export function* binCells(cells: HiveCells, bin: Bin): Generator<BinCell> {
  for (let offset = bin.start + BIN_HEADER; offset < bin.end;) {
    const field = cells.bytes.u32(offset + BASE_BLOCK) | 0
    const size = Math.abs(field)
    if (size === 0 || size % 8 !== 0 || offset + size > bin.end) cells.fail('the size of the cell is wrong', offset)
    yield { offset, size, used: field < 0 }
    offset += size
  }
}
