import type { ByteSource } from '../ByteSource.ts'

/** A part of another source, which is not copied. */
export function sliceSource(source: ByteSource, start: number, size: number): ByteSource {
  const { fill } = source
  return {
    size,
    read: (offset, length) => source.read(start + offset, Math.max(0, Math.min(length, size - offset))),
    ...(fill && { fill: (target, offset) => fill(target, start + offset) }),
  }
}
