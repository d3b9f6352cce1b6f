import type { BitReader } from './BitReader.ts'

const MAX_LENGTH = 16

/** Codes up to this length are found in one step. */
const SHORT = 10

/** Decodes symbols by canonical codes of 1 to 16 bits: shorter ones first, then by symbol. */
export class HuffmanTree {
  /** By the next `SHORT` bits: the symbol times 16 and the length of its code, or 0 for a longer code. */
  readonly #short = new Uint16Array(1 << SHORT)
  /** By length: the first number of 16 bits that starts with a longer code. */
  readonly #ends = new Uint32Array(MAX_LENGTH + 1)
  /** By length: what to add to a code to get its place in `#symbols`. */
  readonly #places = new Int32Array(MAX_LENGTH + 1)
  readonly #symbols: Uint16Array

  /** @param size number of symbols */
  constructor(size: number) {
    this.#symbols = new Uint16Array(size)
  }

  /**
   * Takes new codes, by the lengths of symbols; 0 is none.
   * @returns whether they make a tree: neither more nor fewer codes than there are. Of none at all, too, when `orNone`
   */
  build(lengths: Uint8Array, orNone = false): boolean {
    const counts = new Uint32Array(MAX_LENGTH + 1)
    for (const length of lengths) counts[length]!++
    counts[0] = 0
    const firsts = new Uint32Array(MAX_LENGTH + 1)
    let [code, place] = [0, 0]
    for (let length = 1; length <= MAX_LENGTH; length++) {
      firsts[length] = place
      this.#places[length] = place - code
      code += counts[length]!
      place += counts[length]!
      this.#ends[length] = code << (MAX_LENGTH - length)
      code <<= 1
    }
    this.#short.fill(0)
    for (let symbol = 0; symbol < lengths.length; symbol++) {
      const length = lengths[symbol]!
      if (length > 0) this.#symbols[firsts[length]!++] = symbol
    }
    if (this.#ends[MAX_LENGTH] !== 1 << MAX_LENGTH) return orNone && place === 0
    this.#fillShort(counts)
    return true
  }

  #fillShort(counts: Uint32Array): void {
    let [place, at] = [0, 0]
    for (let length = 1; length <= SHORT; length++) {
      for (let count = counts[length]!; count > 0; count--) {
        const end = at + (1 << (SHORT - length))
        this.#short.fill((this.#symbols[place++]! << 4) | length, at, end)
        at = end
      }
    }
  }

  /** The next symbol, or -1 when there is no code. */
  decode(bits: BitReader): number {
    const next = bits.peek16()
    const entry = this.#short[next >>> (MAX_LENGTH - SHORT)]!
    if (entry !== 0) {
      bits.drop(entry & 15)
      return entry >>> 4
    }
    for (let length = SHORT + 1; length <= MAX_LENGTH; length++) {
      if (next < this.#ends[length]!) {
        bits.drop(length)
        return this.#symbols[(next >>> (MAX_LENGTH - length)) + this.#places[length]!]!
      }
    }
    return -1
  }
}
