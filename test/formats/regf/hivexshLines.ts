import type { HiveKey, HiveValue } from '../../../src/formats/regf/Hive.ts'
import { decodeString } from '../../../src/formats/regf/decodeString.ts'

/** What `hivexsh` prints for `ls` and `lsval` in a key, sorted. */
export function hivexshLines(key: HiveKey): string[] {
  return [...key.subkeyNames(), ...key.values().map(valueLine)].sort()
}

function valueLine({ name, type, data }: HiveValue): string {
  const key = name === '' ? '"@"' : quote(name)
  if (type === 1) return `${key}=${quote(decodeString(data))}`
  if (type === 2 || type === 6) return `${key}=str(${type}):${quote(decodeString(data))}`
  if (type === 4) return `${key}=dword:${Buffer.from(data.toReversed()).toString('hex')}`
  if (type === 5) return `${key}=dword:${Buffer.from(data).toString('hex')}`
  return `${key}=hex(${type}):${[...data].map((byte) => byte.toString(16).padStart(2, '0')).join(',')}`
}

function quote(text: string): string {
  return `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`
}
