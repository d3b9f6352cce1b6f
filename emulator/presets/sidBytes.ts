/** A SID in binary, as the value `Sid` of ProfileList holds it: `S-1-5-21-1-2-3-1001` takes 28 bytes. */
export function sidBytes(sid: string): Uint8Array {
  const [revision = 1, authority = 0, ...subAuthorities] = sid.split('-').slice(1).map(Number)
  const bytes = new Uint8Array(8 + subAuthorities.length * 4)
  const view = new DataView(bytes.buffer)
  view.setUint8(0, revision)
  view.setUint8(1, subAuthorities.length)
  // Offset 2: the authority, 48 bits, big endian; the rest is little endian.
  view.setUint16(2, Math.floor(authority / 2 ** 32))
  view.setUint32(4, authority % 2 ** 32)
  for (const [index, subAuthority] of subAuthorities.entries()) view.setUint32(8 + index * 4, subAuthority, true)
  return bytes
}
