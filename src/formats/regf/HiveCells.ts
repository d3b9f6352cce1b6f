import { FormatError } from '../FormatError.ts'
import { BASE_BLOCK, BASE_FIELD } from './baseBlock.ts'
import type { PagedBytes } from './PagedBytes.ts'
import { PAGE } from './PagedBytes.ts'

/** The offset that means "none". */
export const NIL = 0xffffffff

/** Bytes of the header of a bin. */
export const BIN_HEADER = 32

/** "hbin" as a number. */
export const BIN_SIGNATURE = 0x6e696268

/** Where a bin lies: cell offsets. */
export interface Bin {
  readonly start: number
  readonly end: number
}

/**
 * The bins that a hive had when it was opened, as far as they have been met. Shared by all forks: bins are only ever
 * appended.
 */
export interface KnownBins {
  /** Size of all bins at that time. */
  readonly limit: number
  /** By number of the page: the bin that the page belongs to. */
  readonly byPage: Map<number, Bin>
}

/** The cells of one state of a hive. Offsets are cell offsets: they count from the end of the base block. */
export class HiveCells {
  readonly bytes: PagedBytes
  /** The file's name, for errors. */
  readonly file: string
  readonly known: KnownBins
  /** Minor version of the format: 3 to 6. */
  readonly minor: number
  #binsSize: number
  /** Bins that were appended since, by number of the page, as far as they have been met. */
  readonly #appended = new Map<number, Bin>()

  constructor(bytes: PagedBytes, file: string, known: KnownBins) {
    this.bytes = bytes
    this.file = file
    this.known = known
    this.minor = bytes.u32(BASE_FIELD.minor)
    this.#binsSize = bytes.u32(BASE_FIELD.binsSize)
  }

  /** Size of all bins. */
  get binsSize(): number {
    return this.#binsSize
  }

  /** Makes room for bins up to a size; the new bytes are zeros. */
  growBins(size: number): void {
    const before = this.#binsSize
    this.#binsSize = size
    this.bytes.grow(BASE_BLOCK + size)
    // The file may have had some bytes after the bins.
    this.bytes.write(BASE_BLOCK + before, new Uint8Array(size - before))
    this.bytes.writeU32(BASE_FIELD.binsSize, size)
  }

  /** Throws a FormatError for the cell at an offset. */
  fail(defect: string, offset: number): never {
    throw new FormatError(this.file, defect, offset + BASE_BLOCK)
  }

  /**
   * What a cell in use holds, without its size; not to be written to.
   * @param what names the cell in errors
   * @throws FormatError when there is no such cell
   */
  cell(offset: number, what: string): Uint8Array {
    return this.bytes.read(offset + BASE_BLOCK + 4, this.cellSize(offset, what) - 4)
  }

  /** Bytes that a cell in use takes, its size field included. */
  cellSize(offset: number, what: string): number {
    if (offset % 8 !== 0 || offset < BIN_HEADER || offset >= this.binsSize) {
      this.fail(`the offset of ${what} is outside the bins`, offset)
    }
    const size = -(this.bytes.u32(offset + BASE_BLOCK) | 0)
    if (size <= 0) this.fail(`the cell of ${what} is not in use`, offset)
    if (size % 8 !== 0 || size > this.bin(offset).end - offset) {
      this.fail(`the size of the cell of ${what} is wrong`, offset)
    }
    return size
  }

  /**
   * The bin that holds an offset inside the bins.
   * @throws FormatError when no bin's header covers it
   */
  bin(offset: number): Bin {
    const page = Math.floor(offset / PAGE)
    const known = this.known.byPage.get(page) ?? this.#appended.get(page)
    if (known !== undefined) return known
    let start = page * PAGE
    while (this.bytes.u32(start + BASE_BLOCK) !== BIN_SIGNATURE || this.bytes.u32(start + BASE_BLOCK + 4) !== start) {
      if (start === 0) this.fail('no bin covers this offset', offset)
      start -= PAGE
    }
    const size = this.bytes.u32(start + BASE_BLOCK + 8)
    const end = start + size
    if (size === 0 || size % PAGE !== 0 || end > this.binsSize) this.fail('the size of the bin is wrong', start)
    if (end <= offset) this.fail('no bin covers this offset', offset)
    const bin = { start, end }
    const bins = start < this.known.limit ? this.known.byPage : this.#appended
    for (let number = start / PAGE; number <= page; number++) bins.set(number, bin)
    return bin
  }

  /** The number of 32 bits at an offset inside a cell's content. */
  field(offset: number, field: number): number {
    return this.bytes.u32(offset + BASE_BLOCK + 4 + field)
  }

  /** Bytes inside a cell's content; not to be written to. */
  part(offset: number, field: number, length: number): Uint8Array {
    return this.bytes.read(offset + BASE_BLOCK + 4 + field, length)
  }

  /** What a cell with a signature of two letters holds; at least `length` bytes. */
  record(offset: number, signature: string, length: number, what: string): Uint8Array {
    const content = this.cell(offset, what)
    if (content[0] !== signature.charCodeAt(0) || content[1] !== signature.charCodeAt(1)) {
      this.fail(`${what} does not start with "${signature}"`, offset)
    }
    if (content.length < length) this.fail(`the cell of ${what} is too small`, offset)
    return content
  }

  /** Replaces the number of 32 bits at an offset inside a cell's content. */
  setField(offset: number, field: number, value: number): void {
    this.bytes.writeU32(offset + BASE_BLOCK + 4 + field, value)
  }

  /** Replaces bytes inside a cell's content. */
  setBytes(offset: number, field: number, bytes: Uint8Array): void {
    this.bytes.write(offset + BASE_BLOCK + 4 + field, bytes)
  }

  /** Moves bytes inside a cell's content to a higher place there. */
  moveUp(offset: number, from: number, to: number, length: number): void {
    const start = offset + BASE_BLOCK + 4
    this.bytes.moveUp(start + from, start + to, length)
  }
}
