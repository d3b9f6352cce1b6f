import { decodeDword } from '../../src/formats/regf/decodeDword.ts'
import { decodeMultiString } from '../../src/formats/regf/decodeMultiString.ts'
import { decodeString } from '../../src/formats/regf/decodeString.ts'
import type { Hive, HiveKey, HiveValue } from '../../src/formats/regf/Hive.ts'
import { REG } from '../../src/formats/regf/valueTypes.ts'
import { upcase } from '../../src/formats/upcase.ts'
import { joinPath } from '../../src/image/WindowsPath.ts'

/** A key or value that is not the same in two hives. `before` and `after` show the data of a value. */
export interface HiveDifference {
  readonly kind: 'added' | 'removed' | 'changed'
  /** From the root key. */
  readonly key: string
  /** Absent when the key itself was added or removed; empty for the default value. */
  readonly value?: string
  readonly before?: string
  readonly after?: string
}

/** What differs between two hives: keys and values, not times, classes and permissions. */
export function compareHives(before: Hive, after: Hive): HiveDifference[] {
  return [...compareKeys(before.root, after.root, '')]
}

function* compareKeys(left: HiveKey, right: HiveKey, key: string): Generator<HiveDifference> {
  yield* compareValues(left, right, key)
  const olds = keysByName(left)
  const news = keysByName(right)
  for (const name of [...new Set([...olds.keys(), ...news.keys()])].sort()) {
    const [old, now] = [olds.get(name), news.get(name)]
    const path = joinPath(key, (now ?? old)?.name ?? name)
    if (old && now) yield* compareKeys(old, now, path)
    else if (now) yield* wholeKey('added', now, path)
    else if (old) yield* wholeKey('removed', old, path)
  }
}

function keysByName(key: HiveKey): Map<string, HiveKey> {
  return new Map(key.subkeys().map((subkey) => [upcase(subkey.name), subkey]))
}

function* wholeKey(kind: 'added' | 'removed', key: HiveKey, path: string): Generator<HiveDifference> {
  yield { kind, key: path }
  const show = kind === 'added' ? 'after' : 'before'
  for (const value of key.values()) yield { kind, key: path, value: value.name, [show]: showValue(value) }
  for (const child of key.subkeys()) yield* wholeKey(kind, child, joinPath(path, child.name))
}

function* compareValues(left: HiveKey, right: HiveKey, key: string): Generator<HiveDifference> {
  const old = left.values()
  const now = right.values()
  const others = new Map(now.map((value) => [upcase(value.name), value]))
  const names = new Set(old.map((value) => upcase(value.name)))
  for (const value of old) {
    const other = others.get(upcase(value.name))
    const before = showValue(value)
    if (!other) yield { kind: 'removed', key, value: value.name, before }
    else if (!sameValue(value, other))
      yield { kind: 'changed', key, value: value.name, before, after: showValue(other) }
  }
  for (const value of now) {
    if (!names.has(upcase(value.name))) yield { kind: 'added', key, value: value.name, after: showValue(value) }
  }
}

function sameValue(a: HiveValue, b: HiveValue): boolean {
  // Each access to `data` reads the hive.
  const [left, right] = [a.data, b.data]
  return a.type === b.type && left.length === right.length && left.every((byte, index) => byte === right[index])
}

const TYPE_NAMES = new Map<number, string>(Object.entries(REG).map(([name, type]) => [type, `REG_${name}`]))

/** Most bytes of binary data that are shown. */
const SHOWN_BYTES = 24

function showValue({ type, data }: HiveValue): string {
  const name = TYPE_NAMES.get(type) ?? `type 0x${type.toString(16)}`
  if (type === REG.SZ || type === REG.EXPAND_SZ) return `${name} "${decodeString(data)}"`
  if (type === REG.MULTI_SZ) return `${name} ${JSON.stringify(decodeMultiString(data))}`
  if (type === REG.DWORD && data.length === 4) return `${name} 0x${(decodeDword(data) ?? 0).toString(16)}`
  const bytes = Array.from(data.subarray(0, SHOWN_BYTES), (byte) => byte.toString(16).padStart(2, '0'))
  return `${name} ${bytes.join(' ')}${data.length > SHOWN_BYTES ? ` … (${data.length} bytes)` : ''}`
}
