import { FormatError } from '../FormatError.ts'
import { derValues, type DerValue } from './der.ts'

/** A security catalog (.cat) of a driver package: PKCS #7 signed data around a list of hashes. */
export interface Catalog {
  /** How many have signed it. Who they are, and whether the signature is right, is not looked at. */
  readonly signers: number
  /** The hashes that it lists, in upper-case hexadecimal: SHA-256 in catalogs of version 2, SHA-1 in older ones. */
  readonly members: ReadonlySet<string>
}

/** Contents of OBJECT IDENTIFIERs: 1.2.840.113549.1.7.2 signed data, 1.3.6.1.4.1.311.10.1 list of trust. */
const SIGNED_DATA = '2a864886f70d010702'
const TRUST_LIST = '2b0601040182370a01'

/** Bytes that a catalog may have: a bound of ours. */
const LARGEST = 32 * 1024 * 1024

const SEQUENCE = 0x30
const SET = 0x31
const OCTET_STRING = 0x04
const CONTEXT_0 = 0xa0

/**
 * Reads the form of a catalog (PKCS #7 of RFC 2315, its content as WinTrust describes lists of trust).
 * @throws FormatError for what is no signed list of trust
 */
export function parseCatalog(bytes: Uint8Array, file: string): Catalog {
  if (bytes.length > LARGEST) throw new FormatError(file, `the catalog has ${bytes.length} bytes, more than ${LARGEST}`)
  const inside = (value: DerValue | undefined, tag: number, what: string): DerValue[] => {
    if (value?.tag !== tag) throw new FormatError(file, `${what} is missing`, value?.start)
    return derValues(bytes, value.start, value.end, file)
  }
  // What is in the file behind the outer sequence is not looked at: catalogs are padded.
  const outer = firstValue(bytes, file)
  const [type, signedData] = inside(outer, SEQUENCE, 'the content information')
  if (hexOf(bytes, type) !== SIGNED_DATA) throw new FormatError(file, 'the file is no PKCS #7 signed data', outer.start)
  const [signed] = inside(signedData, CONTEXT_0, 'the signed data')
  const parts = inside(signed, SEQUENCE, 'the signed data')
  const [contentType, content] = inside(parts[2], SEQUENCE, 'the content')
  if (hexOf(bytes, contentType) !== TRUST_LIST)
    throw new FormatError(file, 'the signed content is no list of trust', parts[2]?.start)
  const [list] = inside(content, CONTEXT_0, 'the list of trust')
  const entries = inside(list, SEQUENCE, 'the list of trust').findLast(({ tag }) => tag === SEQUENCE)
  const signers = parts.slice(3).findLast(({ tag }) => tag === SET)
  return {
    signers: signers ? derValues(bytes, signers.start, signers.end, file).length : 0,
    members: new Set(inside(entries, SEQUENCE, 'the list of hashes').flatMap((entry) => memberOf(bytes, entry, file))),
  }
}

function firstValue(bytes: Uint8Array, file: string): DerValue {
  if (bytes[0] !== SEQUENCE) throw new FormatError(file, 'the file is no PKCS #7 signed data', 0)
  const octets = (bytes[1] ?? 0) < 0x80 ? 0 : (bytes[1] ?? 0) - 0x80
  const length =
    octets === 0
      ? (bytes[1] ?? 0)
      : bytes.subarray(2, 2 + Math.min(octets, 4)).reduce((sum, octet) => sum * 256 + octet, 0)
  const [value] = derValues(bytes, 0, Math.min(bytes.length, 2 + octets + length), file)
  if (!value) throw new FormatError(file, 'the file is empty', 0)
  return value
}

/** An entry's hash: its bytes, or in older catalogs the hexadecimal text in UTF-16. */
function memberOf(bytes: Uint8Array, entry: DerValue, file: string): string[] {
  if (entry.tag !== SEQUENCE) return []
  const [subject] = derValues(bytes, entry.start, entry.end, file)
  if (subject?.tag !== OCTET_STRING) return []
  const content = bytes.subarray(subject.start, subject.end)
  const text = content.length > 64 ? new TextDecoder('utf-16le').decode(content).replace(/\0+$/, '') : ''
  return [/^[0-9a-f]{40,}$/i.test(text) ? text.toUpperCase() : hexText(content).toUpperCase()]
}

function hexOf(bytes: Uint8Array, value: DerValue | undefined): string {
  return value ? hexText(bytes.subarray(value.start, value.end)) : ''
}

function hexText(bytes: Uint8Array): string {
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}
