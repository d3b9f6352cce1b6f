import { upcaseUnit } from '../upcase.ts'
import { readU16 } from './littleEndian.ts'

/** Longest name of a key, in UTF-16 units. */
export const LONGEST_KEY_NAME = 255

/** Longest name of a value, in UTF-16 units. */
export const LONGEST_VALUE_NAME = 16383

const ONE_BYTE = /^[\0-\xff]*$/

/** Whether a name is stored with one byte a character: when every UTF-16 unit is below 256. */
export function isCompressible(name: string): boolean {
  return ONE_BYTE.test(name)
}

/** The name at `[offset, offset + length)`. */
export function readCellName(content: Uint8Array, offset: number, length: number, compressed: boolean): string {
  let name = ''
  if (compressed) for (let at = offset; at < offset + length; at++) name += String.fromCharCode(content[at]!)
  else {
    for (let at = offset; at + 1 < offset + length; at += 2) {
      name += String.fromCharCode(content[at]! | (content[at + 1]! << 8))
    }
  }
  return name
}

/** Whether the name at `[offset, offset + length)` is an upper-cased one, case ignored. */
export function isCellName(
  content: Uint8Array,
  offset: number,
  length: number,
  compressed: boolean,
  wanted: string,
): boolean {
  if ((compressed ? length : length >>> 1) !== wanted.length) return false
  for (let index = 0; index < wanted.length; index++) {
    const unit = compressed ? content[offset + index]! : readU16(content, offset + index * 2)
    if (upcaseUnit(unit) !== wanted.charCodeAt(index)) return false
  }
  return true
}

/** The bytes of a name: one each when it is compressible, else UTF-16. */
export function cellNameBytes(name: string): Uint8Array {
  const bytes = new Uint8Array(name.length * (isCompressible(name) ? 1 : 2))
  writeCellName(bytes, 0, name)
  return bytes
}

/** Writes the bytes of a name; returns how many they are. */
export function writeCellName(target: Uint8Array, offset: number, name: string): number {
  const width = isCompressible(name) ? 1 : 2
  for (let index = 0; index < name.length; index++) {
    const unit = name.charCodeAt(index)
    target[offset + index * width] = unit
    if (width === 2) target[offset + index * 2 + 1] = unit >>> 8
  }
  return name.length * width
}
