import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { sameName, upcase } from '../../src/formats/upcase.ts'

test('The table is the one that Windows 7 and later write into $UpCase of NTFS', () => {
  const table = Buffer.alloc(0x10000 * 2)
  for (let unit = 0; unit < 0x10000; unit++) {
    table.writeUInt16LE(upcase(String.fromCharCode(unit)).charCodeAt(0), unit * 2)
  }
  expect(createHash('md5').update(table).digest('hex')).toBe('7ff498a44e45e77374cc7c962b1b92f2')
})

test('Every unit is upper-cased on its own, the length stays', () => {
  expect(upcase('straße ǆ ſ ı µ ÿ ﬁ')).toBe('STRAßE Ǆ ſ ı µ Ÿ ﬁ')
  expect(upcase('\ud801\udc28')).toBe('\ud801\udc28')
})

test('What is upper-cased stays as it is', () => {
  const upper = Array.from({ length: 0x10000 }, (_, unit) => upcase(String.fromCharCode(unit)))
  expect(upper.map(upcase)).toEqual(upper)
})

test('Names that differ by case only are the same', () => {
  expect(sameName('Ümläut', 'üMLÄUT')).toBe(true)
  expect(sameName('ß', 'SS')).toBe(false)
  expect(sameName('a', 'ab')).toBe(false)
})
