/** Buffers that are kept for the next change; more are let go. */
const KEPT_BUFFERS = 64

/** A page whose bytes a change wrote over, and its bytes before. */
interface Overwritten {
  readonly bytes: Uint8Array
  readonly before: Uint8Array
}

/** A slot that a change put a new page into, and what it held before. */
interface Replaced<T> {
  readonly slots: (T | undefined)[]
  readonly slot: number
  readonly before: T | undefined
}

/** What one change did to pages, to take it back. Its buffers serve the next change again. */
export class PageUndo<T> {
  readonly #buffers: Uint8Array[] = []
  #overwritten: Overwritten[] = []
  #replaced: Replaced<T>[] = []

  /** Keeps the bytes of a page that is about to be written to. */
  keep(bytes: Uint8Array): void {
    const before = (this.#buffers[this.#overwritten.length] ??= new Uint8Array(bytes.length))
    before.set(bytes)
    this.#overwritten.push({ bytes, before })
  }

  /** Notes what a slot holds before a new page takes its place. */
  note(slots: (T | undefined)[], slot: number): void {
    this.#replaced.push({ slots, slot, before: slots[slot] })
  }

  /** Takes back all that was kept and noted. */
  takeBack(): void {
    for (const { bytes, before } of this.#overwritten) bytes.set(before)
    for (const { slots, slot, before } of this.#replaced) slots[slot] = before
  }

  /** Forgets all, for the next change. */
  clear(): void {
    this.#overwritten = []
    this.#replaced = []
    this.#buffers.length = Math.min(this.#buffers.length, KEPT_BUFFERS)
  }
}
