import { createHash } from 'node:crypto'
import type { HiveKey } from '../../../src/formats/regf/Hive.ts'

/** JSON with ASCII only, as Python writes it. */
export function asciiJson(text: string): string {
  return JSON.stringify(text).replaceAll(
    /[\u007f-\uffff]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
}

/**
 * A hive as lines: each key's path and time, then its values with type, size and digest of the data, then the
 * subkeys in the order of the file.
 */
export function* hiveLines(key: HiveKey, path = ''): Generator<string> {
  yield `${asciiJson(path)} ${key.lastWritten}`
  for (const { name, type, data } of key.values()) {
    yield `${asciiJson(name)} ${type} ${data.length} ${createHash('md5').update(data).digest('hex')}`
  }
  for (const subkey of key.subkeys()) yield* hiveLines(subkey, `${path}\\${subkey.name}`)
}
