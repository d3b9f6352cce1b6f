import { createHash } from 'node:crypto'
import type { HiveKey } from '../../../src/formats/regf/Hive.ts'

/** JSON with ASCII only, as Python writes it. */
export function asciiJson(text: string): string {
  return JSON.stringify(text).replaceAll(
    /[\u007f-\uffff]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
}

/** Short data in hex, of others length and digest. */
export function digest(data: Uint8Array): string {
  const bytes = Buffer.from(data.buffer, data.byteOffset, data.length)
  return data.length <= 200 ? bytes.toString('hex') : `${data.length} ${createHash('md5').update(bytes).digest('hex')}`
}

/**
 * A hive as lines: each key's path and time, then its values with type and data, then the
 * subkeys in the order of the file.
 */
export function* hiveLines(key: HiveKey, path = ''): Generator<string> {
  yield `${asciiJson(path)} ${key.lastWritten}`
  for (const { name, type, data } of key.values()) {
    yield `${asciiJson(name)} ${type} ${digest(data)}`
  }
  for (const subkey of key.subkeys()) yield* hiveLines(subkey, `${path}\\${subkey.name}`)
}
