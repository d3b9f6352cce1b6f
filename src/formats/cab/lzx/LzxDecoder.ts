import { BLOCK_SIZE } from '../CabinetHeader.ts'
import type { FolderDecoder, Refuse } from '../FolderDecoder.ts'
import { BitReader } from './BitReader.ts'
import { HuffmanTree } from './HuffmanTree.ts'
import { EXTRA_BITS, SLOT_BASES, SLOTS } from './matchSlots.ts'
import { readLengths } from './readLengths.ts'
import { translateCalls } from './translateCalls.ts'

/** Types of a block of LZX, which has nothing to do with those of the cabinet. */
const NONE = 0
const VERBATIM = 1
const ALIGNED = 2
const UNCOMPRESSED = 3

const LITERALS = 256
const SHORTEST_MATCH = 2

/** The length in a symbol of the main tree that says that a symbol of the length tree follows. */
const LONG = 7
const LENGTHS = 249
const ALIGNED_SYMBOLS = 8

/** Blocks of the cabinet in which calls are translated: 1 GiB. */
const TRANSLATED_BLOCKS = 32_768

/**
 * Unpacks LZX as cabinets have it: one stream over all blocks of a folder, each of which starts with a new word and
 * unpacks to 32 KiB, but for the last. Source: [MS-PATCH], less its deltas, and [MS-MCI].
 */
export class LzxDecoder implements FolderDecoder {
  readonly #exponent: number
  readonly #window: Uint8Array
  readonly #mainLengths: Uint8Array
  readonly #lengthLengths = new Uint8Array(LENGTHS)
  readonly #main: HuffmanTree
  readonly #length = new HuffmanTree(LENGTHS)
  readonly #aligned = new HuffmanTree(ALIGNED_SYMBOLS)
  /** Lengths of the aligned tree, kept for a fork. */
  readonly #alignedLengths = new Uint8Array(ALIGNED_SYMBOLS)
  /** The last three distances. */
  #recent: [number, number, number] = [1, 1, 1]
  /** Bytes unpacked so far. */
  #total = 0
  #type = NONE
  /** Bytes that the block of LZX has still to give. */
  #left = 0
  /** Whether a byte follows that fills a word. */
  #padded = false
  #started = false
  /** The size that calls are translated with, or 0. */
  #fileSize = 0

  /**
   * @param exponent the window is 2^exponent bytes
   * @param size what the folder unpacks to at most, so that no more is kept
   */
  constructor(exponent: number, size: number) {
    this.#exponent = exponent
    let kept = BLOCK_SIZE
    while (kept < size && kept < 2 ** exponent) kept *= 2
    this.#window = new Uint8Array(kept)
    const symbols = LITERALS + 8 * SLOTS[exponent]!
    this.#mainLengths = new Uint8Array(symbols)
    this.#main = new HuffmanTree(symbols)
  }

  fork(): LzxDecoder {
    const fork = new LzxDecoder(this.#exponent, this.#window.length)
    fork.#window.set(this.#window)
    fork.#mainLengths.set(this.#mainLengths)
    fork.#lengthLengths.set(this.#lengthLengths)
    fork.#alignedLengths.set(this.#alignedLengths)
    fork.#main.build(fork.#mainLengths)
    fork.#length.build(fork.#lengthLengths)
    fork.#aligned.build(fork.#alignedLengths)
    fork.#recent = [...this.#recent]
    fork.#total = this.#total
    fork.#type = this.#type
    fork.#left = this.#left
    fork.#padded = this.#padded
    fork.#started = this.#started
    fork.#fileSize = this.#fileSize
    return fork
  }

  decode(data: Uint8Array, size: number, refuse: Refuse): Uint8Array {
    const start = this.#total & (this.#window.length - 1)
    if (this.#total % BLOCK_SIZE !== 0) refuse('an LZX block follows one of less than 32,768 bytes')
    const bits = new BitReader(data)
    if (!this.#started) {
      this.#started = true
      if (bits.take(1) === 1) this.#fileSize = (bits.take(16) << 16) | bits.take(16)
    }
    for (let at = start; at < start + size;) {
      if (this.#left === 0) this.#readBlockHeader(bits, refuse)
      const run = Math.min(this.#left, start + size - at)
      if (this.#type === UNCOMPRESSED) this.#copyBytes(bits, at, run, refuse)
      else this.#unpackMatches(bits, at, at + run, refuse)
      at += run
      this.#left -= run
      this.#total += run
      if (bits.overrun) refuse('an LZX block ends too soon')
    }
    if (this.#padded && this.#left === 0 && bits.left > 0) this.#padded = false
    const block = this.#window.slice(start, start + size)
    const first = this.#total - size
    if (this.#fileSize !== 0 && first < TRANSLATED_BLOCKS * BLOCK_SIZE) translateCalls(block, first, this.#fileSize)
    return block
  }

  #readBlockHeader(bits: BitReader, refuse: Refuse): void {
    if (this.#padded) bits.bytes(1)
    this.#padded = false
    this.#type = bits.take(3)
    this.#left = (bits.take(16) << 8) | bits.take(8)
    if (this.#type === UNCOMPRESSED) {
      bits.align()
      const recent = bits.bytes(12)
      if (recent.length < 12) refuse('an LZX block ends too soon')
      const view = new DataView(recent.buffer, recent.byteOffset, 12)
      this.#recent = [view.getUint32(0, true), view.getUint32(4, true), view.getUint32(8, true)]
      this.#padded = this.#left % 2 === 1
    } else if (this.#type === VERBATIM || this.#type === ALIGNED) this.#readTrees(bits, refuse)
    else refuse(`an LZX block has the unknown type ${this.#type}`)
    if (this.#left === 0 && bits.overrun) refuse('an LZX block ends too soon')
  }

  #readTrees(bits: BitReader, refuse: Refuse): void {
    if (this.#type === ALIGNED) {
      for (let symbol = 0; symbol < ALIGNED_SYMBOLS; symbol++) this.#alignedLengths[symbol] = bits.take(3)
      if (!this.#aligned.build(this.#alignedLengths)) refuse('an LZX aligned tree is no tree')
    }
    readLengths(this.#mainLengths.subarray(0, LITERALS), bits, refuse)
    readLengths(this.#mainLengths.subarray(LITERALS), bits, refuse)
    if (!this.#main.build(this.#mainLengths)) refuse('an LZX main tree is no tree')
    readLengths(this.#lengthLengths, bits, refuse)
    if (!this.#length.build(this.#lengthLengths, true)) refuse('an LZX length tree is no tree')
  }

  #copyBytes(bits: BitReader, at: number, length: number, refuse: Refuse): void {
    const bytes = bits.bytes(length)
    if (bytes.length < length) refuse('an LZX block ends too soon')
    this.#window.set(bytes, at)
  }

  /** Unpacks a run that ends in the window, from symbols of the trees. */
  #unpackMatches(bits: BitReader, from: number, end: number, refuse: Refuse): void {
    const window = this.#window
    const mask = window.length - 1
    const main = this.#main
    const before = this.#total - from
    const farthest = 2 ** this.#exponent
    let at = from
    while (at < end) {
      const symbol = main.decode(bits)
      if (symbol < LITERALS) {
        window[at++] = symbol
        continue
      }
      let length = symbol & 7
      if (length === LONG) {
        const more = this.#length.decode(bits)
        if (more < 0) refuse('an LZX length has no code')
        length += more
      }
      length += SHORTEST_MATCH
      const distance = this.#distance((symbol - LITERALS) >>> 3, bits, refuse)
      if (distance > before + at || distance > farthest || distance === 0) {
        refuse(`an LZX match lies ${distance} bytes back, where nothing is`)
      }
      if (at + length > end) refuse('an LZX match is longer than its block')
      let source = at - distance
      if (source >= 0) for (const stop = at + length; at < stop;) window[at++] = window[source++]!
      else for (const stop = at + length; at < stop;) window[at++] = window[source++ & mask]!
    }
  }

  /** The distance that a slot and the bits after it tell. The first three slots are the last distances. */
  #distance(slot: number, bits: BitReader, refuse: Refuse): number {
    const recent = this.#recent
    if (slot < 3) {
      const distance = recent[slot]!
      recent[slot] = recent[0]
      recent[0] = distance
      return distance
    }
    const extra = EXTRA_BITS[slot]!
    let distance = SLOT_BASES[slot]! - 2
    if (this.#type === ALIGNED && extra >= 3) {
      // More than 16 bits are read in two steps.
      distance += this.#extra(bits, extra - 3) * 8
      const low = this.#aligned.decode(bits)
      if (low < 0) refuse('an LZX distance has no code')
      distance += low
    } else distance += this.#extra(bits, extra)
    recent[2] = recent[1]
    recent[1] = recent[0]
    recent[0] = distance
    return distance
  }

  #extra(bits: BitReader, count: number): number {
    if (count <= 16) return bits.take(count)
    const high = bits.take(16)
    return (high << (count - 16)) | bits.take(count - 16)
  }
}
