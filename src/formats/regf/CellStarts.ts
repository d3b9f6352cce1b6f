import type { Bin } from './HiveCells.ts'
import { BIN_HEADER } from './HiveCells.ts'
import { PAGE } from './PagedBytes.ts'

/**
 * Places in bins where a cell is known to start, one a page: to find the cell before another one, a bin need not be
 * walked from its beginning each time. Most bins are a page or two; a hive may as well be a single bin of many megabytes.
 * For one change of a hive.
 */
export class CellStarts {
  /** By start of the bin: for each of its pages an offset, or 0. */
  #bins: Map<number, Float64Array> | undefined

  /** The nearest known start of a cell before an offset in a bin. */
  before(bin: Bin, offset: number): number {
    const pages = this.#bins?.get(bin.start)
    for (let page = Math.floor((offset - bin.start) / PAGE); page >= 0; page--) {
      const start = pages?.[page] ?? 0
      if (start !== 0 && start < offset) return start
    }
    return bin.start + BIN_HEADER
  }

  /** Notes that a cell starts at an offset. The first of a page stays. */
  note(bin: Bin, offset: number): void {
    const bins = (this.#bins ??= new Map<number, Float64Array>())
    let pages = bins.get(bin.start)
    if (!pages) bins.set(bin.start, (pages = new Float64Array((bin.end - bin.start) / PAGE)))
    const page = Math.floor((offset - bin.start) / PAGE)
    if (pages[page] === 0) pages[page] = offset
  }

  /** A cell at an offset has become part of the one before it. */
  forget(bin: Bin, offset: number): void {
    const pages = this.#bins?.get(bin.start)
    const page = Math.floor((offset - bin.start) / PAGE)
    if (pages?.[page] === offset) pages[page] = 0
  }
}
