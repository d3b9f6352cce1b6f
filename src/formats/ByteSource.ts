/**
 * Bytes that need not be in memory: a file on disk, an entry of a package, a hive of shared pages.
 * Reading is synchronous and has no side effect; the same range gives the same bytes for the life of the source.
 */
export interface ByteSource {
  /** Size in bytes. */
  readonly size: number
  /**
   * The bytes `[offset, offset + length)`, cut at the end of the source. The result may share memory with the
   * source and must not be written to.
   */
  read(offset: number, length: number): Uint8Array
  /**
   * The same into bytes of the caller's, as many as it has room for; all must lie in the source. Present when that
   * takes less memory than `read`.
   */
  readonly fill?: (target: Uint8Array, offset: number) => void
  /**
   * Present when this source is another one with some pages replaced: a writer that already stores `base` may
   * write `pages` alone. Keys are byte offsets. Bytes past the end of `base` are all covered by pages.
   */
  readonly patch?: { readonly base: ByteSource; readonly pages: ReadonlyMap<number, Uint8Array> }
}

/** A source over bytes in memory, which must not change afterwards. */
export function bytesSource(bytes: Uint8Array): ByteSource {
  return {
    size: bytes.length,
    read: (offset, length) => bytes.subarray(offset, offset + length),
  }
}

/** A source over bytes that are made when they are first asked for. */
export function lazySource(make: () => Uint8Array): ByteSource {
  let made: Uint8Array | undefined
  const bytes = (): Uint8Array => (made ??= make())
  return {
    get size() {
      return bytes().length
    },
    read: (offset, length) => bytes().subarray(offset, offset + length),
  }
}

/** All bytes of a source. */
export function readAll(source: ByteSource): Uint8Array {
  return source.read(0, source.size)
}

/**
 * Fills some bytes with those of a source from an offset on, so that one who goes through a large source needs no
 * new memory for each piece.
 * @returns how many there were
 */
export function fillFrom(source: ByteSource, target: Uint8Array, offset: number): number {
  const count = Math.max(0, Math.min(target.length, source.size - offset))
  if (source.fill) {
    source.fill(target.subarray(0, count), offset)
    return count
  }
  const bytes = source.read(offset, count)
  target.set(bytes)
  return bytes.length
}
