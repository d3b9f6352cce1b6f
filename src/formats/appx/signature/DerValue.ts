import { FormatError } from '../../FormatError.ts'

/** A value of a DER encoding (X.690): where it lies, and what it holds. */
export interface DerValue {
  /** The identifier octet: 0x30 is a SEQUENCE, 0x31 a SET, 0xa0 the context tag [0]. */
  readonly tag: number
  /** Tag and length included. */
  readonly whole: Uint8Array
  readonly content: Uint8Array
}

/**
 * The values that lie one behind the other in some bytes.
 * @throws FormatError for lengths past the end and forms that DER does not have
 */
export function readDerValues(bytes: Uint8Array, file: string): DerValue[] {
  const values: DerValue[] = []
  for (let at = 0; at < bytes.length;) {
    const value = readDerValue(bytes.subarray(at), file)
    values.push(value)
    at += value.whole.length
  }
  return values
}

/**
 * The value at the start of some bytes; more may follow.
 * @throws FormatError
 */
export function readDerValue(bytes: Uint8Array, file: string): DerValue {
  const [tag = 0, first = 0x80] = bytes
  const lengthBytes = first < 0x80 ? 0 : first - 0x80
  let length = first < 0x80 ? first : 0
  for (const byte of bytes.subarray(2, 2 + lengthBytes)) length = length * 256 + byte
  const start = 2 + lengthBytes
  // A tag number above 30 and the indefinite length do not occur in signatures.
  if ((tag & 0x1f) === 0x1f || first === 0x80 || lengthBytes > 4 || start + length > bytes.length) {
    throw new FormatError(file, 'the signature is no sound DER')
  }
  return { tag, whole: bytes.subarray(0, start + length), content: bytes.subarray(start, start + length) }
}

/** The dotted form of an object identifier from its content. */
export function objectIdentifier(content: Uint8Array): string {
  const numbers: number[] = []
  let number = 0
  for (const byte of content) {
    number = number * 128 + (byte & 0x7f)
    if (byte & 0x80) continue
    numbers.push(number)
    number = 0
  }
  const [first = 0, ...rest] = numbers
  const root = Math.min(2, Math.floor(first / 40))
  return [root, first - root * 40, ...rest].join('.')
}
