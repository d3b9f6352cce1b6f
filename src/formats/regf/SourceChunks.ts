import type { ByteSource } from '../ByteSource.ts'

const CHUNK = 1 << 16

/** A source read in chunks of 64 KiB that are kept, so that many small reads cost few reads of a disk. */
export class SourceChunks {
  readonly source: ByteSource
  readonly #chunks: (Uint8Array | undefined)[] = []

  constructor(source: ByteSource) {
    this.source = source
  }

  /** The bytes `[offset, offset + length)`, which must lie inside the source; not to be written to. */
  read(offset: number, length: number): Uint8Array {
    const start = offset % CHUNK
    if (start + length > CHUNK) return withoutSubclass(this.source.read(offset, length))
    return this.chunk(offset).subarray(start, start + length)
  }

  /** The chunk that holds an offset: its byte `offset % 65536` is the one at the offset. */
  chunk(offset: number): Uint8Array {
    const index = Math.floor(offset / CHUNK)
    return (this.#chunks[index] ??= withoutSubclass(this.source.read(index * CHUNK, CHUNK)))
  }
}

/** The same bytes as a plain Uint8Array: `slice` of Node's Buffer does not copy. */
function withoutSubclass(bytes: Uint8Array): Uint8Array {
  return new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.length)
}
