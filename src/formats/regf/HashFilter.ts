import type { HiveCells } from './HiveCells.ts'
import { readU32 } from './littleEndian.ts'
import type { Leaf } from './subkeyList.ts'
import { leafEntries } from './subkeyList.ts'

/** Bits for each hash: three in a hundred of what is not there look as if they were. */
const BITS_A_HASH = 32

/** A set of hashes that may say of one that is not in it that it is (a Bloom filter), never the other way round. */
export class HashFilter {
  readonly #bits: Uint32Array
  readonly #mask: number
  #room: number

  private constructor(count: number) {
    const bits = 1 << (32 - Math.clz32(count * BITS_A_HASH))
    this.#bits = new Uint32Array(bits / 32)
    this.#mask = bits - 1
    this.#room = count
  }

  /** The hashes in `lh` leaves of so many entries together. */
  static of(cells: HiveCells, leaves: readonly Leaf[], count: number): HashFilter {
    const filter = new HashFilter(count)
    for (const leaf of leaves) {
      const entries = leafEntries(cells, leaf)
      for (let at = 4; at < entries.length; at += leaf.stride) filter.#set(readU32(entries, at))
    }
    return filter
  }

  /** Adds a hash; false when the filter has become too full to be of use. */
  add(hash: number): boolean {
    this.#set(hash)
    this.#room--
    return this.#room > 0
  }

  mayHave(hash: number): boolean {
    const bit = hash & this.#mask
    return (this.#bits[bit >>> 5]! & (1 << (bit & 31))) !== 0
  }

  #set(hash: number): void {
    const bit = hash & this.#mask
    this.#bits[bit >>> 5]! |= 1 << (bit & 31)
  }
}
