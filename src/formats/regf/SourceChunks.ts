import type { ByteSource } from '../ByteSource.ts'

const CHUNK_SHIFT = 16
const CHUNK = 1 << CHUNK_SHIFT

/** A source read in chunks of 64 KiB that are kept, so that many small reads cost few reads of a disk. */
export class SourceChunks {
  readonly source: ByteSource
  readonly #chunks: (Uint8Array | undefined)[] = []

  constructor(source: ByteSource) {
    this.source = source
  }

  /** The bytes `[offset, offset + length)`, which must lie inside the source; not to be written to. */
  read(offset: number, length: number): Uint8Array {
    const start = offset & (CHUNK - 1)
    if (start + length > CHUNK) return this.source.read(offset, length)
    return this.chunk(offset).subarray(start, start + length)
  }

  /** One byte, 0 past the end of the source. */
  byte(offset: number): number {
    return this.chunk(offset)[offset & (CHUNK - 1)] ?? 0
  }

  /** The chunk that holds an offset: its byte `offset % 65536` is the one at the offset. */
  chunk(offset: number): Uint8Array {
    const index = Math.floor(offset / CHUNK)
    return (this.#chunks[index] ??= this.source.read(index * CHUNK, CHUNK))
  }
}
