import { Volume } from 'memfs'
import { readAll, type ByteSource } from '../../../src/formats/ByteSource.ts'

/** The bytes of one version of a file; never rewritten. */
export interface MemoryContent {
  readonly source: ByteSource
  /** Frees the store. The source goes on to give the bytes to those who hold it. */
  release(): void
}

/**
 * The store of contents: a memfs volume of flat files `/1`, `/2`, … Names, links, times and attributes are kept beside
 * it, because memfs has neither those of Windows nor a sound rename.
 */
export class MemoryContents {
  readonly #store = new Volume()
  #nextNumber = 1

  /** Copies the bytes of a source into the store. */
  add(bytes: ByteSource): MemoryContent {
    const store = this.#store
    const path = `/${this.#nextNumber++}`
    store.writeFileSync(path, readAll(bytes))
    const size = bytes.size
    let descriptor: number | undefined
    let released: Uint8Array | undefined
    function read(offset: number, length: number): Uint8Array {
      const count = Math.max(0, Math.min(length, size - offset))
      if (released) return released.subarray(offset, offset + count)
      descriptor ??= store.openSync(path, 'r')
      const result = new Uint8Array(count)
      if (count > 0) store.readSync(descriptor, result, 0, count, offset)
      return result
    }
    return {
      source: { size, read },
      release() {
        released ??= read(0, size)
        if (descriptor !== undefined) store.closeSync(descriptor)
        store.unlinkSync(path)
      },
    }
  }
}
