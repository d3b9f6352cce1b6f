import { describe, expect, test } from 'vitest'
import { decodeDword } from '../../../src/formats/regf/decodeDword.ts'
import { decodeMultiString } from '../../../src/formats/regf/decodeMultiString.ts'
import { decodeQword } from '../../../src/formats/regf/decodeQword.ts'
import { decodeString } from '../../../src/formats/regf/decodeString.ts'
import { encodeDword } from '../../../src/formats/regf/encodeDword.ts'
import { encodeMultiString } from '../../../src/formats/regf/encodeMultiString.ts'
import { encodeQword } from '../../../src/formats/regf/encodeQword.ts'
import { encodeString } from '../../../src/formats/regf/encodeString.ts'

const utf16 = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'utf16le'))

describe('Strings', () => {
  test('have a terminator when written', () => {
    expect(encodeString('a水😀')).toEqual(utf16('a水😀\0'))
    expect(encodeString('')).toEqual(utf16('\0'))
  })

  test('are read up to the terminator, or the end where it is missing', () => {
    expect(decodeString(utf16('a水😀\0'))).toBe('a水😀')
    expect(decodeString(utf16('cut'))).toBe('cut')
    expect(decodeString(utf16('one\0two\0'))).toBe('one')
    expect(decodeString(new Uint8Array())).toBe('')
  })

  test('of an odd number of bytes lose the last', () => {
    expect(decodeString(new Uint8Array([0x61, 0, 0x62]))).toBe('a')
  })
})

describe('Lists of strings', () => {
  test('end in an empty one when written', () => {
    expect(encodeMultiString(['a', 'bc'])).toEqual(utf16('a\0bc\0\0'))
    expect(encodeMultiString([])).toEqual(utf16('\0'))
  })

  test('are read up to the first empty one, or the end where it is missing', () => {
    expect(decodeMultiString(utf16('a\0bc\0\0'))).toEqual(['a', 'bc'])
    expect(decodeMultiString(utf16('a\0\0b\0\0'))).toEqual(['a'])
    expect(decodeMultiString(utf16('a\0bc'))).toEqual(['a', 'bc'])
    expect(decodeMultiString(utf16('a\0'))).toEqual(['a'])
    expect(decodeMultiString(utf16('\0'))).toEqual([])
    expect(decodeMultiString(new Uint8Array())).toEqual([])
  })
})

describe('Numbers', () => {
  test('of 32 bits', () => {
    expect(encodeDword(0xfedcba98)).toEqual(new Uint8Array([0x98, 0xba, 0xdc, 0xfe]))
    expect(decodeDword(encodeDword(0xffffffff))).toBe(0xffffffff)
    expect(decodeDword(encodeDword(-1))).toBe(0xffffffff)
    expect(decodeDword(new Uint8Array(3))).toBeUndefined()
    expect(decodeDword(new Uint8Array(8))).toBeUndefined()
  })

  test('of 64 bits', () => {
    expect(encodeQword(0x0123456789abcdefn)).toEqual(new Uint8Array([0xef, 0xcd, 0xab, 0x89, 0x67, 0x45, 0x23, 0x01]))
    expect(decodeQword(encodeQword(0xffffffffffffffffn))).toBe(0xffffffffffffffffn)
    expect(decodeQword(new Uint8Array(4))).toBeUndefined()
  })
})
