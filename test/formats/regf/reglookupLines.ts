import { isCompressible } from '../../../src/formats/regf/cellName.ts'
import type { HiveKey, HiveValue } from '../../../src/formats/regf/Hive.ts'

const TYPES = [
  'NONE',
  'SZ',
  'EXPAND_SZ',
  'BINARY',
  'DWORD',
  'DWORD_BE',
  'LINK',
  'MULTI_SZ',
  'RSRC_LIST',
  'RSRC_DESC',
  'RSRC_REQ_LIST',
  'QWORD',
]

/**
 * The hive as `reglookup` prints it. It shows names and strings that are ASCII, up to the first zero, and escapes the
 * bytes of all others; takes zeros in a row for one; prints of a number of 32 bits no more than 4 bytes.
 */
export function* reglookupLines(key: HiveKey, path = ''): Generator<string> {
  yield `${path === '' ? '/' : path},KEY,,${timeOf(key.lastWritten)}`
  for (const value of key.values()) {
    const type = TYPES[value.type] ?? `0x${value.type.toString(16).toUpperCase().padStart(8, '0')}`
    yield `${path === '' ? '/' : path}/${quoteName(value.name)},${type},${dataOf(value)},`
  }
  for (const subkey of key.subkeys()) yield* reglookupLines(subkey, `${path}/${quoteName(subkey.name)}`)
}

function timeOf(fileTime: bigint): string {
  return new Date(Number(fileTime / 10_000n - 11_644_473_600_000n)).toISOString().slice(0, 19).replace('T', ' ')
}

function quoteName(name: string): string {
  if (isAscii(name)) return quote(Buffer.from(name.split('\0')[0]!, 'latin1'), ',"/')
  return quote(Buffer.from(name, isCompressible(name) ? 'latin1' : 'utf16le'), ',"/')
}

function dataOf({ type, data }: HiveValue): string {
  if (data.length === 0) return '(null)'
  const bytes = Buffer.from(data)
  const text = bytes.subarray(0, bytes.length & ~1).toString('utf16le')
  if ((type === 1 || type === 2 || type === 6) && isAscii(text)) {
    return quote(Buffer.from(text.split('\0')[0]!, 'latin1'), ',"')
  }
  if (type === 7 && isAscii(text)) {
    const strings = text.replace(/\0+$/, '').split(/\0+/)
    return strings.map((string) => quote(Buffer.from(string, 'latin1'), ',"|')).join('|')
  }
  if (type === 4 && data.length >= 4) return `0x${hex(bytes.subarray(0, 4).toReversed())}`
  if (type === 5 && data.length >= 4) return `0x${hex(bytes.subarray(0, 4))}`
  if (type === 11 && data.length >= 8) return `0x${hex(bytes.subarray(0, 8).toReversed())}`
  return quote(bytes, type === 3 || type === 0 || (type >= 8 && type <= 10) ? ',"' : ',"|')
}

function isAscii(text: string): boolean {
  return /^[\0-\x7f]*$/.test(text)
}

function hex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('hex').toUpperCase()
}

function quote(bytes: Uint8Array, special: string): string {
  let text = ''
  for (const byte of bytes) {
    const letter = String.fromCharCode(byte)
    const plain = byte >= 32 && byte <= 126 && letter !== '%' && !special.includes(letter)
    text += plain ? letter : `%${byte.toString(16).toUpperCase().padStart(2, '0')}`
  }
  return text
}
