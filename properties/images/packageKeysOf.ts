import type { HiveKey } from '../../src/formats/regf/Hive.ts'
import type { ImageReader } from '../../src/image/WindowsImage.ts'

const CBS = 'Microsoft\\Windows\\CurrentVersion\\Component Based Servicing'

/** Each value below a key as `path\name = type: bytes`, each key as its path, by a reader of this file's own. */
export function linesOfKey(key: HiveKey | undefined, path = ''): string[] {
  if (!key) return []
  return [
    ...(path === '' ? [] : [path]),
    ...key.values().map(({ name, type, data }) => `${path}\\${name} = ${type}: ${hex(data)}`),
    ...key.subkeys().flatMap((below) => linesOfKey(below, path === '' ? below.name : `${path}\\${below.name}`)),
  ]
}

/** All that the registry of an image knows of packages. */
export function packageKeysOf({ registry }: ImageReader): string[] {
  return linesOfKey(registry.key('SOFTWARE', CBS))
}

const HEX = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'))

export function hex(data: Uint8Array): string {
  let text = ''
  for (const byte of data) text += HEX[byte]
  return text
}

/** A text as the registry has it. */
export function textLine(text: string): string {
  const codes = Array.from({ length: text.length + 1 }, (_, place) => text.charCodeAt(place) || 0)
  return `1: ${hex(Uint8Array.from(codes.flatMap((code) => [code & 0xff, code >>> 8])))}`
}

/** A number of 32 bits as the registry has it. */
export function numberLine(number: number): string {
  const bytes = new Uint8Array(4)
  new DataView(bytes.buffer).setUint32(0, number, true)
  return `4: ${hex(bytes)}`
}
