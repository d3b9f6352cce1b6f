import type { ComponentValue } from '../../formats/mum/ComponentManifest.ts'
import { LONGEST_VALUE_NAME } from '../../formats/regf/cellName.ts'
import type { Registry } from '../../image/Registry.ts'
import type { RegistryPlace } from './registryPlace.ts'
import { RUNTIME_FOLDERS } from './runtimeFolders.ts'

/** Writes a value of a component into a key. */
type ValueWriter = (registry: Registry, place: RegistryPlace) => void

/** What writes a value that the manifest of a component names; undefined for one of another type, or that is none of its type. */
export function writerOf({ name, valueType, value }: ComponentValue): ValueWriter | undefined {
  if (name.length > LONGEST_VALUE_NAME) return undefined
  const text = expanded(value)
  switch (valueType) {
    case 'REG_SZ':
      return (registry, { hive, path }) => registry.setString(hive, path, name, text)
    case 'REG_EXPAND_SZ':
      return (registry, { hive, path }) => registry.setExpandString(hive, path, name, text)
    case 'REG_MULTI_SZ':
      return (registry, { hive, path }) => registry.setMultiString(hive, path, name, textsOf(text))
    case 'REG_DWORD': {
      const number = numberOf(value, 32)
      return number === undefined
        ? undefined
        : (registry, { hive, path }) => registry.setDword(hive, path, name, Number(number))
    }
    case 'REG_QWORD': {
      const number = numberOf(value, 64)
      return number === undefined
        ? undefined
        : (registry, { hive, path }) => registry.setQword(hive, path, name, number)
    }
    case 'REG_BINARY': {
      const bytes = bytesOf(value)
      return bytes && ((registry, { hive, path }) => registry.setBinary(hive, path, name, bytes))
    }
    default:
      return undefined
  }
}

/** Folders of Windows in place of their variables. */
function expanded(value: string): string {
  return value.replaceAll(/\$\([^)]*\)/g, (variable) => {
    const [, folder] = RUNTIME_FOLDERS.find(([one]) => one.toLowerCase() === variable.toLowerCase()) ?? []
    return folder === undefined ? variable : folder === '' ? 'C:' : `C:\\${folder}`
  })
}

/** `"a","b"`; a quotation mark in a text is written twice. */
function textsOf(value: string): readonly string[] {
  if (!value.trim().startsWith('"')) return value === '' ? [] : [value]
  return [...value.matchAll(/"((?:[^"]|"")*)"/g)].map(([, text = '']) => text.replaceAll('""', '"'))
}

/** `0x1f`, or `31`. */
function numberOf(value: string, bits: number): bigint | undefined {
  if (!/^(0x[0-9a-f]{1,16}|[0-9]{1,20})$/i.test(value.trim())) return undefined
  const number = BigInt(value.trim())
  return number < 1n << BigInt(bits) ? number : undefined
}

function bytesOf(value: string): Uint8Array | undefined {
  const digits = value.replace(/^0x/i, '').replaceAll(/[\s,]/g, '')
  if (digits.length % 2 !== 0 || !/^[0-9a-f]*$/i.test(digits)) return undefined
  return Uint8Array.from(digits.match(/../g) ?? [], (pair) => parseInt(pair, 16))
}
