import { hash } from '#platform'

const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz'

/**
 * The publisher id of a distinguished name as written: the first 64 bits of the SHA-256 of its UTF-16LE text and a
 * zero bit, as 13 digits of 5 bits. Case and spaces count.
 */
export function publisherId(publisher: string): string {
  const text = new Uint8Array(publisher.length * 2)
  const view = new DataView(text.buffer)
  for (let index = 0; index < publisher.length; index++) view.setUint16(index * 2, publisher.charCodeAt(index), true)
  const digest = hash('SHA-256', text)
  const bits = new DataView(digest.buffer, digest.byteOffset).getBigUint64(0) << 1n
  let id = ''
  for (let shift = 60n; shift >= 0n; shift -= 5n) id += ALPHABET[Number((bits >> shift) & 31n)]
  return id
}
