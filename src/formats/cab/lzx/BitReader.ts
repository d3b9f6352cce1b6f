/**
 * Reads bits from words of 16 bits, least byte first, the highest bit of a word first. Behind the end there are
 * zeros; `overrun` tells whether any were used.
 */
export class BitReader {
  readonly #data: Uint8Array
  #at = 0
  /** The bits that were read and not used are its lowest ones. */
  #bits = 0
  #count = 0

  constructor(data: Uint8Array) {
    this.#data = data
  }

  /** The next 16 bits, which stay. */
  peek16(): number {
    if (this.#count < 16) {
      this.#bits = (this.#bits << 16) | this.#word()
      this.#count += 16
    }
    return (this.#bits >>> (this.#count - 16)) & 0xffff
  }

  /** Goes on by up to 16 bits, which were peeked at. */
  drop(count: number): void {
    this.#count -= count
  }

  /** The next 0 to 16 bits. */
  take(count: number): number {
    const bits = this.peek16() >>> (16 - count)
    this.#count -= count
    return bits
  }

  /** Goes on to the next word, and by a whole one from the start of one. */
  align(): void {
    // The padding is in the first of the words that hold the next 16 bits; the second one is given back.
    this.peek16()
    if (this.#count > 16) this.#at -= 2
    this.#count = 0
  }

  /** The next bytes, from the start of a word. Fewer when the data ends. */
  bytes(length: number): Uint8Array {
    const bytes = this.#data.subarray(this.#at, this.#at + length)
    this.#at += length
    return bytes
  }

  /** Whether more was used than there is. */
  get overrun(): boolean {
    return this.#at * 8 - this.#count > ((this.#data.length + 1) & ~1) * 8
  }

  /** Bytes that are left, from the start of a word. */
  get left(): number {
    return Math.max(0, this.#data.length - this.#at)
  }

  #word(): number {
    const at = this.#at
    this.#at = at + 2
    if (at + 1 < this.#data.length) return this.#data[at]! | (this.#data[at + 1]! << 8)
    return at < this.#data.length ? this.#data[at]! : 0
  }
}
