import { FormatError } from '../FormatError.ts'

/** A value in the distinguished encoding rules of ASN.1 (X.690). */
export interface DerValue {
  /** The identifier octet: 0x30 SEQUENCE, 0x31 SET, 0x04 OCTET STRING, 0x06 OBJECT IDENTIFIER, 0xa0 `[0]`. */
  readonly tag: number
  /** Where its content begins and ends. */
  readonly start: number
  readonly end: number
}

/**
 * The values that follow each other in a part of a file.
 * @throws FormatError for a length that leaves the part, is not definite, or has more than four octets, and for an
 *   identifier of more than one octet
 */
export function derValues(bytes: Uint8Array, start: number, end: number, file: string): DerValue[] {
  const values: DerValue[] = []
  for (let offset = start; offset < end;) {
    const value = derValue(bytes, offset, end, file)
    values.push(value)
    offset = value.end
  }
  return values
}

function derValue(bytes: Uint8Array, offset: number, end: number, file: string): DerValue {
  const tag = bytes[offset] ?? 0
  const first = bytes[offset + 1] ?? 0
  if (offset + 2 > end) throw new FormatError(file, 'a value has no room for its length', offset)
  if ((tag & 0x1f) === 0x1f) throw new FormatError(file, 'an identifier has more than one octet', offset)
  const octets = first < 0x80 ? 0 : first - 0x80
  if (first === 0x80 || octets > 4 || offset + 2 + octets > end)
    throw new FormatError(file, 'the length of a value is none', offset + 1)
  const long = bytes.subarray(offset + 2, offset + 2 + octets).reduce((sum, octet) => sum * 256 + octet, 0)
  const start = offset + 2 + octets
  const length = octets === 0 ? first : long
  if (length > end - start) throw new FormatError(file, 'a value is longer than what it lies in', offset)
  return { tag, start, end: start + length }
}
