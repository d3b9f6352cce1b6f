import { inflateRaw } from '#platform'

/** A flush at the end of deflated data: an empty stored block. */
const FLUSH = Uint8Array.of(0, 0, 0xff, 0xff)

/** An empty last block. */
export const LAST_BLOCK = Uint8Array.of(3, 0)

/**
 * Inflates deflated data that may end with a flush instead of a last block, as the blocks of app packages do. Some
 * packagers leave the last block out of whole entries too; Windows reads on by the sizes alone.
 * @throws Error when the data is broken or inflates to more than `maxSize` bytes
 */
export function inflateRun(data: Uint8Array, maxSize: number): Uint8Array {
  const end = data.subarray(-FLUSH.length)
  if (end.length < FLUSH.length || end.some((byte, index) => byte !== FLUSH[index])) return inflateRaw(data, maxSize)
  const whole = new Uint8Array(data.length + LAST_BLOCK.length)
  whole.set(data)
  whole.set(LAST_BLOCK, data.length)
  return inflateRaw(whole, maxSize)
}
