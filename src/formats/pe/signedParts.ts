import { joinBytes } from '../joinBytes.ts'

/** The fields of a program's headers that its signature leaves out. */
const CHECKSUM_LENGTH = 4
const DIRECTORY_LENGTH = 8

/** The fifth directory tells where the certificates lie. */
const CERTIFICATES = 4

/** What the bytes that are hashed are filled up to. */
const ALIGNMENT = 8

/**
 * The bytes of a program (PE) that a signature and a catalog stand for: all but its checksum, the place of its
 * certificates and these themselves, filled up with zeros. Source: Microsoft, "PE Format", Process for Generating the
 * Authenticode PE Image Hash; that they are filled up to 8 is observed of signing tools.
 * @returns undefined for what is no program
 */
export function signedParts(bytes: Uint8Array): Uint8Array | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const u16 = (at: number) => (at + 2 <= bytes.length ? view.getUint16(at, true) : 0)
  const u32 = (at: number) => (at + 4 <= bytes.length ? view.getUint32(at, true) : 0)
  // 'MZ', 0x3c: where 'PE\0\0' is; behind it 20 bytes of the COFF header and the optional header.
  const header = u32(0x3c)
  if (u16(0) !== 0x5a4d || u32(header) !== 0x4550) return undefined
  const optional = header + 24
  const long = u16(optional) === 0x20b
  if (!long && u16(optional) !== 0x10b) return undefined
  const checksum = optional + 64
  const directories = optional + (long ? 112 : 96)
  const hasPlace = u32(directories - 4) > CERTIFICATES
  const place = directories + CERTIFICATES * DIRECTORY_LENGTH
  if (place + DIRECTORY_LENGTH > bytes.length) return undefined
  const [start, length] = hasPlace ? [u32(place), u32(place + 4)] : [0, 0]
  const end = start > place && length > 0 ? Math.min(start, bytes.length) : bytes.length
  const parts = [
    bytes.subarray(0, checksum),
    bytes.subarray(checksum + CHECKSUM_LENGTH, hasPlace ? place : end),
    ...(hasPlace ? [bytes.subarray(place + DIRECTORY_LENGTH, end), bytes.subarray(end + length)] : []),
  ]
  const size = parts.reduce((sum, part) => sum + part.length, 0)
  const left = (bytes.length - (end < bytes.length ? length : 0)) % ALIGNMENT
  return joinBytes([...parts, new Uint8Array(size === 0 || left === 0 ? 0 : ALIGNMENT - left)])
}
