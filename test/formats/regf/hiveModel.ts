import type { HiveKey } from '../../../src/formats/regf/Hive.ts'
import { upcase } from '../../../src/formats/upcase.ts'
import { asciiJson, digest } from './hiveLines.ts'

/** What a hive is to hold, in plain maps by upper-cased name. */
export interface ModelKey {
  readonly name: string
  lastWritten: bigint
  readonly subkeys: Map<string, ModelKey>
  /** In the order of setting. */
  readonly values: Map<string, { name: string; type: number; data: Uint8Array }>
}

export function newModelKey(name: string, lastWritten: bigint): ModelKey {
  return { name, lastWritten, subkeys: new Map(), values: new Map() }
}

/** The model of what a hive holds. */
export function modelOf(key: HiveKey): ModelKey {
  const model = newModelKey(key.name, key.lastWritten)
  for (const value of key.values()) {
    const { name, type, data } = value
    model.values.set(upcase(name), { name, type, data: data.slice() })
  }
  for (const subkey of key.subkeys()) model.subkeys.set(upcase(subkey.name), modelOf(subkey))
  return model
}

export function findInModel(root: ModelKey, path: string): ModelKey | undefined {
  let key: ModelKey | undefined = root
  for (const name of path === '' ? [] : path.split('\\')) key = key?.subkeys.get(upcase(name))
  return key
}

export function createInModel(root: ModelKey, path: string, now: bigint): ModelKey {
  let key = root
  for (const name of path === '' ? [] : path.split('\\')) {
    let next = key.subkeys.get(upcase(name))
    if (next === undefined) {
      next = newModelKey(name, now)
      key.subkeys.set(upcase(name), next)
      key.lastWritten = now
    }
    key = next
  }
  return key
}

export function deleteInModel(root: ModelKey, path: string, now: bigint): boolean {
  const names = path.split('\\')
  const last = names.pop()!
  const parent = findInModel(root, names.join('\\'))
  if (parent?.subkeys.delete(upcase(last)) !== true) return false
  parent.lastWritten = now
  return true
}

export function setInModel(
  root: ModelKey,
  path: string,
  name: string,
  type: number,
  data: Uint8Array,
  now: bigint,
): void {
  const key = createInModel(root, path, now)
  key.values.set(upcase(name), { name: key.values.get(upcase(name))?.name ?? name, type, data })
  key.lastWritten = now
}

export function deleteValueInModel(root: ModelKey, path: string, name: string, now: bigint): boolean {
  const key = findInModel(root, path)
  if (key?.values.delete(upcase(name)) !== true) return false
  key.lastWritten = now
  return true
}

/** The lines of hiveLines.ts. */
export function* modelLines(key: ModelKey, path = ''): Generator<string> {
  yield `${asciiJson(path)} ${key.lastWritten}`
  for (const { name, type, data } of key.values.values()) {
    yield `${asciiJson(name)} ${type} ${digest(data)}`
  }
  const sorted = [...key.subkeys].sort(([a], [b]) => (a < b ? -1 : 1))
  for (const [, subkey] of sorted) yield* modelLines(subkey, `${path}\\${subkey.name}`)
}
