import type { ByteSource } from '../ByteSource.ts'
import { readU32, writeU32 } from './littleEndian.ts'
import { PageUndo } from './PageUndo.ts'
import { SourceChunks } from './SourceChunks.ts'

/** Bytes of a page; pages start at multiples of it. */
export const PAGE = 4096

const PAGE_SHIFT = 12

const FAN_SHIFT = 7
const FAN = 1 << FAN_SHIFT

/** A node of the page table: written to only by the one whose token it bears, copied by everybody else. */
interface Branch<T> {
  readonly owner: object
  readonly slots: (T | undefined)[]
}

interface Page {
  readonly owner: object
  readonly bytes: Uint8Array
  /** Number of the call of `atomically` that wrote to it last; 0 when none did. */
  change: number
}

/** What sources were made of: whoever reads on from one takes its pages over. */
const made = new WeakMap<ByteSource, PagedBytes>()

type PageTable = Branch<Branch<Branch<Page>>>

/**
 * A source with some pages replaced. Replaced pages hang in a table of three levels (2^21 pages, 8 GiB) that copies
 * share until they write: a copy costs O(1), the first write to a page after it copies the page and its path.
 */
export class PagedBytes {
  readonly #base: SourceChunks
  #owner = {}
  #table: PageTable | undefined
  #size: number
  /** Number of the page that was looked up last, -1 when it may have been replaced, and its bytes. */
  #lastNumber = -1
  #lastPage: Uint8Array | undefined
  /** Number of the page that was written to last, -1 when it may have been replaced, and the page. */
  #lastOwned = -1
  #lastOwnedPage: Page | undefined
  /** Number of the call of `atomically` that runs, 0 when none does. */
  #change = 0
  #changes = 0
  readonly #undo = new PageUndo<Page>()

  private constructor(base: SourceChunks, table: PageTable | undefined, size: number) {
    this.#base = base
    this.#table = table
    this.#size = size
  }

  /** The bytes of a source; those that came from here before are found again with their pages. */
  static over(source: ByteSource): PagedBytes {
    return made.get(source)?.copy() ?? new PagedBytes(new SourceChunks(source), undefined, source.size)
  }

  get size(): number {
    return this.#size
  }

  /** A copy; neither sees what is written to the other from now on. */
  copy(): PagedBytes {
    this.#owner = {}
    return new PagedBytes(this.#base, this.#table, this.#size)
  }

  /** The bytes `[offset, offset + length)`, which must lie inside; not to be written to. May change with a later write. */
  read(offset: number, length: number): Uint8Array {
    if (this.#table === undefined) return this.#base.read(offset, length)
    const start = offset % PAGE
    const first = Math.floor(offset / PAGE)
    const last = Math.floor((offset + length - 1) / PAGE)
    if (last <= first) {
      const page = this.#page(first)
      return page === undefined ? this.#base.read(offset, length) : page.subarray(start, start + length)
    }
    const pages: (Uint8Array | undefined)[] = []
    for (let number = first; number <= last; number++) pages.push(this.#page(number))
    if (pages.every((page) => page === undefined)) return this.#base.read(offset, length)
    const result = new Uint8Array(length)
    for (const [index, page] of pages.entries()) {
      const from = index === 0 ? start : 0
      const at = index * PAGE + from - start
      const count = Math.min(PAGE - from, length - at)
      const bytes = page ?? this.#base.read((first + index) * PAGE, Math.min(PAGE, this.#size - (first + index) * PAGE))
      result.set(bytes.subarray(from, from + count), at)
    }
    return result
  }

  /** The 32-bit number at an offset that is a multiple of 4. */
  u32(offset: number): number {
    const page = this.#table === undefined ? undefined : this.#page(offset >>> PAGE_SHIFT)
    if (page === undefined) return readU32(this.#base.chunk(offset), offset & 0xffff)
    return readU32(page, offset & (PAGE - 1))
  }

  /** Carries out writes; when they throw, all of them are taken back. */
  atomically(writes: () => void): void {
    const size = this.#size
    this.#change = ++this.#changes
    try {
      writes()
    } catch (error) {
      this.#undo.takeBack()
      this.#lastNumber = this.#lastOwned = -1
      this.#size = size
      throw error
    } finally {
      this.#undo.clear()
      this.#change = 0
    }
  }

  /** Replaces bytes inside the size. */
  write(offset: number, bytes: Uint8Array): void {
    const inPage = offset & (PAGE - 1)
    if (inPage + bytes.length <= PAGE) return this.#ownPage(offset >>> PAGE_SHIFT).set(bytes, inPage)
    for (let done = 0; done < bytes.length;) {
      const start = (offset + done) % PAGE
      const count = Math.min(PAGE - start, bytes.length - done)
      this.#ownPage(Math.floor((offset + done) / PAGE)).set(bytes.subarray(done, done + count), start)
      done += count
    }
  }

  /** Replaces bytes inside the size by zeros. */
  clear(offset: number, length: number): void {
    for (let done = 0; done < length;) {
      const start = (offset + done) % PAGE
      const count = Math.min(PAGE - start, length - done)
      this.#ownPage(Math.floor((offset + done) / PAGE)).fill(0, start, start + count)
      done += count
    }
  }

  /** Replaces the 32-bit number at an offset that is a multiple of 4. */
  writeU32(offset: number, value: number): void {
    writeU32(this.#ownPage(offset >>> PAGE_SHIFT), offset & (PAGE - 1), value)
  }

  /** Moves bytes inside the size to a higher offset, over which they may lie. */
  moveUp(from: number, to: number, length: number): void {
    for (let left = length; left > 0;) {
      const inSource = ((from + left - 1) % PAGE) + 1
      const inTarget = ((to + left - 1) % PAGE) + 1
      const count = Math.min(left, inSource, inTarget)
      left -= count
      const page = this.#ownPage(Math.floor((to + left) / PAGE))
      const start = (from + left) % PAGE
      const isSame = from + left - start === to + left - ((to + left) % PAGE)
      if (isSame) page.copyWithin((to + left) % PAGE, start, start + count)
      else page.set(this.read(from + left, count), (to + left) % PAGE)
    }
  }

  /** Makes the bytes longer; the new ones are zeros. */
  grow(size: number): void {
    const before = this.#size
    if (size <= before) return
    this.#size = size
    for (let number = Math.floor(before / PAGE); number * PAGE < size; number++) this.#ownPage(number)
  }

  /** As a source, with its pages as a patch of the source below. This must not be written to afterwards. */
  toSource(): ByteSource {
    const size = this.#size
    const base = this.#base.source
    let pages: ReadonlyMap<number, Uint8Array> | undefined
    const listPages = () => (pages ??= this.#pages())
    const source = {
      size,
      read: (offset: number, length: number) => this.read(offset, Math.max(0, Math.min(length, size - offset))),
      patch: {
        base,
        get pages() {
          return listPages()
        },
      },
    }
    made.set(source, this)
    return source
  }

  /** The pages by offset. */
  #pages(): ReadonlyMap<number, Uint8Array> {
    const pages = new Map<number, Uint8Array>()
    for (const [top, middle] of this.#table?.slots.entries() ?? []) {
      for (const [index, branch] of middle?.slots.entries() ?? []) {
        for (const [slot, page] of branch?.slots.entries() ?? []) {
          const offset = (((top << FAN_SHIFT) | index) * FAN + slot) * PAGE
          if (page !== undefined) pages.set(offset, page.bytes.subarray(0, this.#size - offset))
        }
      }
    }
    return pages
  }

  #page(number: number): Uint8Array | undefined {
    if (number === this.#lastNumber) return this.#lastPage
    const middle = this.#table?.slots[number >>> (2 * FAN_SHIFT)]
    const page = middle?.slots[(number >>> FAN_SHIFT) & (FAN - 1)]?.slots[number & (FAN - 1)]?.bytes
    this.#lastNumber = number
    this.#lastPage = page
    return page
  }

  #ownPage(number: number): Uint8Array {
    const last = this.#lastOwnedPage
    if (number === this.#lastOwned && last?.owner === this.#owner && last.change === this.#change) return last.bytes
    const page = this.#lookUpOwned(number)
    this.#lastOwned = number
    this.#lastOwnedPage = page
    return page.bytes
  }

  #lookUpOwned(number: number): Page {
    const table = (this.#table = this.#own(this.#table))
    const top = number >>> (2 * FAN_SHIFT)
    const middle = (table.slots[top] = this.#own(table.slots[top]))
    const index = (number >>> FAN_SHIFT) & (FAN - 1)
    const branch = (middle.slots[index] = this.#own(middle.slots[index]))
    const slot = number & (FAN - 1)
    const page = branch.slots[slot]
    if (page?.owner === this.#owner) {
      if (this.#change !== 0 && page.change !== this.#change) {
        this.#undo.keep(page.bytes)
        page.change = this.#change
      }
      return page
    }
    const bytes = page?.bytes.slice() ?? this.#basePage(number * PAGE)
    if (this.#change !== 0) this.#undo.note(branch.slots, slot)
    this.#lastNumber = -1
    return (branch.slots[slot] = { owner: this.#owner, bytes, change: this.#change })
  }

  /** A copy of a page of the source below, zeros past its end. */
  #basePage(offset: number): Uint8Array {
    const bytes = new Uint8Array(PAGE)
    const length = Math.min(PAGE, this.#base.source.size - offset)
    if (length > 0) bytes.set(this.#base.read(offset, length))
    return bytes
  }

  #own<T>(branch: Branch<T> | undefined): Branch<T> {
    if (branch?.owner === this.#owner) return branch
    return {
      owner: this.#owner,
      slots: branch === undefined ? Array.from<undefined>({ length: FAN }) : branch.slots.slice(),
    }
  }
}
