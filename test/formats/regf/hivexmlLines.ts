import type { HiveKey, HiveValue } from '../../../src/formats/regf/Hive.ts'
import { decodeMultiString } from '../../../src/formats/regf/decodeMultiString.ts'
import { decodeString } from '../../../src/formats/regf/decodeString.ts'

/** Types whose data hivexml prints as base64. */
const RAW_TYPES: Readonly<Record<number, string>> = {
  0: 'none',
  3: 'binary',
  8: 'resource-list',
  9: 'resource-description',
  10: 'resource-requirements',
}

const STRING_TYPES: Readonly<Record<number, string>> = { 1: 'string', 2: 'expand', 6: 'link' }

/**
 * The hive as `hivexml` prints it, a start tag a line. Strings and numbers are taken to be what their type says:
 * terminated, 4 and 8 bytes.
 */
export function* hivexmlLines(key: HiveKey, isRoot = true): Generator<string> {
  yield `<node name="${escapeXml(key.name)}"${isRoot ? ' root="1"' : ''}>${timeOf(key.lastWritten)}`
  for (const value of key.values()) yield valueLine(value)
  for (const subkey of key.subkeys()) yield* hivexmlLines(subkey, false)
}

function valueLine({ name, type, data }: HiveValue): string {
  const key = name === '' ? 'default="1"' : `key="${escapeXml(name)}"`
  const bytes = Buffer.from(data)
  const text = STRING_TYPES[type]
  if (text !== undefined) return `<value type="${text}" ${key} value="${escapeXml(decodeString(data))}">`
  if (type === 7) {
    const strings = [...decodeMultiString(data), ''].map((string) => `<string>${escapeXml(string)}</string>`)
    return `<value type="string-list" ${key}>${strings.join('')}`
  }
  if (type === 4) return `<value type="int32" ${key} value="${bytes.readInt32LE()}">`
  if (type === 5) return `<value type="int32" ${key} value="${bytes.readInt32BE()}">`
  if (type === 11) return `<value type="int64" ${key} value="${bytes.readBigInt64LE()}">`
  const base64 = data.length > 0 || type === 3 ? ` value="${bytes.toString('base64')}"` : ''
  return `<value type="${RAW_TYPES[type] ?? 'unknown'}" encoding="base64" ${key}${base64}>`
}

function timeOf(fileTime: bigint): string {
  const time = new Date(Number(fileTime / 10_000n - 11_644_473_600_000n)).toISOString()
  return `<mtime>${time.slice(0, 19)}Z</mtime>`
}

function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
}
