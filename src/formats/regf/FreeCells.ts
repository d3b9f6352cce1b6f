const SMALL = 4096

/** Numbers of 32 bits that have a bit for each index up to that of small cells. */
const WORDS = SMALL / 8 / 32 + 1

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
  /** A bit for each index above 0: whether there are cells. */
  #present = new Uint32Array(WORDS)
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
    copy.#present = this.#present
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
    this.#present[index >>> 5]! |= 1 << (index & 31)
  }

  /** Forgets a free cell, if it is known. */
  remove(offset: number): void {
    const size = this.#sizes.get(offset)
    if (size === undefined) return
    this.#unshare()
    this.#sizes.delete(offset)
    const index = size > SMALL ? 0 : size / 8
    const cells = this.#bySize[index]!
    cells.delete(offset)
    if (cells.size === 0) this.#present[index >>> 5]! &= ~(1 << (index & 31))
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
    if (size <= SMALL) for (const offset of this.#bySize[this.#nextIndex(size / 8)] ?? []) return offset
    let best: number | undefined
    for (const offset of this.#bySize[0] ?? []) {
      const found = this.#sizes.get(offset)!
      if (found >= size && (best === undefined || found < this.#sizes.get(best)!)) best = offset
    }
    return best
  }

  /** The first index from one on that has cells; past the last one when none has. */
  #nextIndex(from: number): number {
    let word = from >>> 5
    let bits = this.#present[word]! & (-1 << (from & 31))
    while (bits === 0 && ++word < WORDS) bits = this.#present[word]!
    return word * 32 + 31 - Math.clz32(bits & -bits)
  }

  #unshare(): void {
    if (!this.#shared) return
    this.#shared = false
    this.#sizes = new Map(this.#sizes)
    this.#bySize = this.#bySize.map((cells) => cells && new Set(cells))
    this.#present = this.#present.slice()
  }
}
