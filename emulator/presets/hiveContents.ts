import { createHive } from '../../src/formats/regf/createHive.ts'
import type { Hive } from '../../src/formats/regf/Hive.ts'
import { encodeDword } from '../../src/formats/regf/encodeDword.ts'
import { encodeMultiString } from '../../src/formats/regf/encodeMultiString.ts'
import { encodeString } from '../../src/formats/regf/encodeString.ts'
import { REG } from '../../src/formats/regf/valueTypes.ts'
import type { Clock } from '../../src/host/Clock.ts'

/** Data of a registry value, with its type. */
export interface ValueContents {
  readonly type: number
  readonly data: Uint8Array
}

/** Keys by path, each with its values by name; the empty name is the default value. */
export type HiveContents = { readonly [path: string]: { readonly [name: string]: ValueContents } }

export const sz = (text: string): ValueContents => ({ type: REG.SZ, data: encodeString(text) })
export const expandSz = (text: string): ValueContents => ({ type: REG.EXPAND_SZ, data: encodeString(text) })
export const multiSz = (texts: readonly string[]): ValueContents => ({
  type: REG.MULTI_SZ,
  data: encodeMultiString(texts),
})
export const dword = (number: number): ValueContents => ({ type: REG.DWORD, data: encodeDword(number) })
export const binary = (data: Uint8Array): ValueContents => ({ type: REG.BINARY, data })

/** A hive with these keys and values. */
export function buildHive(contents: HiveContents, rootName: string, minorVersion: 3 | 5, now: Clock): Hive {
  const hive = createHive({ rootName, minorVersion, now })
  const valuesOf = (path: string) =>
    Object.entries(contents[path] ?? {}).map(([name, { type, data }]) => ({ name, type, data }))
  hive.setKeys(Object.keys(contents).map((path) => [path, valuesOf(path)]))
  return hive
}
