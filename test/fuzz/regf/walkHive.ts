import type { Hive, HiveKey } from '../../../src/formats/regf/Hive.ts'
import { Violation } from '../FuzzCase.ts'

/** Keys that one input is walked for. */
const MOST_KEYS = 20_000

/** Bytes of data that one input is read for. */
const MOST_DATA = 64 * 1024 * 1024

/** Some paths and values that a walk met. */
export interface Met {
  readonly paths: string[]
  readonly values: (readonly [path: string, name: string])[]
}

/**
 * Reads the keys of a hive, their class names, values and data.
 * @param size of the hive file, which no data may exceed
 * @throws FormatError
 */
export function walkHive(hive: Hive, size: number): Met {
  const met: Met = { paths: [], values: [] }
  let keys = 0
  let data = 0
  const pending: [key: HiveKey, path: string][] = [[hive.root, '']]
  for (let next = pending.pop(); next !== undefined && keys < MOST_KEYS && data < MOST_DATA; next = pending.pop()) {
    const [key, path] = next
    keys++
    if (met.paths.length < 60) met.paths.push(path)
    void [key.className, key.lastWritten]
    for (const value of key.values()) {
      if (value.data.length > size) throw new Violation('output', `a value has more data than the hive: ${path}`)
      data += value.data.length
      if (met.values.length < 60) met.values.push([path, value.name])
    }
    for (const subkey of key.subkeys()) pending.push([subkey, path === '' ? subkey.name : `${path}\\${subkey.name}`])
  }
  return met
}
