const SMALL = 4096

/**
 * What is known of the free cells of a hive: those met while searching and those freed since. A cache only: to know
 * none is never wrong. Copies share until they change.
 */
export class FreeCells {
  /** Up to where, counted from the end of the bins, all free cells have been noted. */
  searchedFrom: number
  #sizes: Map<number, number>
  /** By size / 8: offsets; cells above 4096 bytes all at index 0. */
  #bySize: (Set<number> | undefined)[]
  #shared = false

  constructor(binsSize: number) {
    this.searchedFrom = binsSize
    this.#sizes = new Map()
    this.#bySize = []
  }

  /** A copy; neither sees what the other does from now on. */
  copy(): FreeCells {
    const copy = new FreeCells(this.searchedFrom)
    copy.#sizes = this.#sizes
    copy.#bySize = this.#bySize
    this.#shared = copy.#shared = true
    return copy
  }

  /** Notes a free cell. */
  add(offset: number, size: number): void {
    this.#unshare()
    this.remove(offset)
    this.#sizes.set(offset, size)
    const index = size > SMALL ? 0 : size / 8
    const cells = (this.#bySize[index] ??= new Set())
    cells.add(offset)
  }

  /** Forgets a free cell, if it is known. */
  remove(offset: number): void {
    const size = this.#sizes.get(offset)
    if (size === undefined) return
    this.#unshare()
    this.#sizes.delete(offset)
    this.#bySize[size > SMALL ? 0 : size / 8]?.delete(offset)
  }

  /** Takes the smallest known free cell of at least a size. */
  take(size: number): { offset: number; size: number } | undefined {
    const offset = this.#smallest(size)
    if (offset === undefined) return undefined
    const found = { offset, size: this.#sizes.get(offset)! }
    this.remove(offset)
    return found
  }

  #smallest(size: number): number | undefined {
    for (let index = size / 8; index < this.#bySize.length; index++) {
      const cells = this.#bySize[index]
      if (cells === undefined || cells.size === 0) continue
      for (const offset of cells) return offset
    }
    let best: number | undefined
    for (const offset of this.#bySize[0] ?? []) {
      const found = this.#sizes.get(offset)!
      if (found >= size && (best === undefined || found < this.#sizes.get(best)!)) best = offset
    }
    return best
  }

  #unshare(): void {
    if (!this.#shared) return
    this.#shared = false
    this.#sizes = new Map(this.#sizes)
    this.#bySize = this.#bySize.map((cells) => cells && new Set(cells))
  }
}
