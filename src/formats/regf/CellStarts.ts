import type { Bin } from './HiveCells.ts'
import { BIN_HEADER } from './HiveCells.ts'
import { PAGE } from './PagedBytes.ts'

/** Bytes of a stretch of a bin that is no longer than `SHORT_BIN`; of longer bins a stretch is a page. */
const STRETCH = 128

const SHORT_BIN = 4 * PAGE

/**
 * Places in bins where a cell is known to start, one a stretch: to find the cell before another one, a bin need not be
 * walked from its beginning each time. Most bins are a page or two; a hive may as well be a single bin of many megabytes.
 * For one change of a hive.
 */
export class CellStarts {
  /** By start of the bin: for each of its stretches an offset, or 0. */
  #bins: Map<number, Float64Array> | undefined

  /** The nearest known start of a cell before an offset in a bin. */
  before(bin: Bin, offset: number): number {
    const known = this.#bins?.get(bin.start)
    if (known === undefined) return bin.start + BIN_HEADER
    for (let index = stretchOf(bin, offset); index >= 0; index--) {
      const start = known[index]!
      if (start !== 0 && start < offset) return start
    }
    return bin.start + BIN_HEADER
  }

  /** Notes that a cell starts at an offset. The first of a stretch stays. */
  note(bin: Bin, offset: number): void {
    const bins = (this.#bins ??= new Map<number, Float64Array>())
    let known = bins.get(bin.start)
    if (!known) bins.set(bin.start, (known = new Float64Array(stretchOf(bin, bin.end))))
    const index = stretchOf(bin, offset)
    if (known[index] === 0) known[index] = offset
  }

  /** A cell at an offset has become part of the one before it. */
  forget(bin: Bin, offset: number): void {
    const known = this.#bins?.get(bin.start)
    const index = stretchOf(bin, offset)
    if (known?.[index] === offset) known[index] = 0
  }
}

function stretchOf(bin: Bin, offset: number): number {
  return Math.floor((offset - bin.start) / (bin.end - bin.start > SHORT_BIN ? PAGE : STRETCH))
}
