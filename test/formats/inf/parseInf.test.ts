import { describe, expect, test } from 'vitest'
import { FormatError } from '../../../src/formats/FormatError.ts'
import { parseInf } from '../../../src/formats/inf/parseInf.ts'

const bytes = (text: string) => new TextEncoder().encode(text)
const parse = (text: string, lcid?: number) => parseInf(bytes(text), 'a.inf', lcid === undefined ? {} : { lcid })
const utf16 = (text: string) => new Uint8Array(Uint16Array.from(`\ufeff${text}`, (unit) => unit.charCodeAt(0)).buffer)

describe('lines', () => {
  test('sections of one name are one, whatever their case', () => {
    const inf = parse('[One]\r\na = 1\r\n[Two]\r\n[ONE]\r\nb = 2\r\n')
    expect(inf.sectionNames).toEqual(['One', 'Two'])
    expect(inf.section('one')?.map(({ key, values }) => [key, values])).toEqual([
      ['a', ['1']],
      ['b', ['2']],
    ])
  })

  test.each([
    ['a = b, c ,d', 'a', ['b', 'c', 'd']],
    ['x.sys,,,2', undefined, ['x.sys', '', '', '2']],
    ['a="b ; c" ; comment', 'a', ['b ; c']],
    ['a = "b ""c"" d"', 'a', ['b "c" d']],
    ['a = " b ", c=d', 'a', [' b ', 'c=d']],
    ['"a=b" = c', 'a=b', ['c']],
    ['a = b, \\\r\n  c, \\ ; more\r\n  d', 'a', ['b', 'c', 'd']],
    ['a = "C:\\"', 'a', ['C:\\']],
    ['a = "not closed', 'a', ['not closed']],
    ['a =', 'a', ['']],
  ])('%j', (line, key, values) => {
    const [read] = parse(`[s]\r\n${line}\r\n`).section('S') ?? []
    expect([read?.key, read?.values]).toEqual([key, values])
  })

  test('the first of several lines with one key counts, and the file need not end in a line end', () => {
    expect(parse('[s]\na=1\nA=2').value('S', 'a')).toBe('1')
    expect(parse('[s]\na=1\\').value('S', 'a')).toBe('1')
  })

  test('what stands before the first section is not looked at', () => {
    expect(parse('/*++\n;\n[s]\na=1').sectionNames).toEqual(['s'])
  })
})

describe('strings', () => {
  const text =
    '[V]\n%name% = %Word% and %word%, %12%\\x.sys, 100%%, %missing%\n[Strings]\nname="Key"\nWORD="one"\n[Strings.0007]\nword="eins"\n[Strings.0c07]\nword="ans"\n'

  test('stand for tokens in keys and values, and what is none stays', () => {
    const [line] = parse(text).section('V') ?? []
    expect(line).toMatchObject({ key: 'Key', values: ['one and one', '%12%\\x.sys', '100%', '%missing%'] })
    expect(line?.raw).toEqual({ key: '%name%', values: ['%Word% and %word%', '%12%\\x.sys', '100%%', '%missing%'] })
  })

  test.each([
    [0x407, 'eins'],
    [0xc07, 'ans'],
    [0x409, 'one'],
  ])('of the language 0x%x', (lcid, word) => {
    expect(parse(text, lcid).section('V')?.[0]?.values[0]).toBe(`${word} and ${word}`)
  })

  test('are not searched for tokens themselves', () => {
    expect(parse('[V]\na=%a%\n[Strings]\na="%b%"\nb="%a%"').value('V', 'a')).toBe('%b%')
  })
})

describe('encodings', () => {
  const text = '[s]\r\na = Ä€\r\n'

  test('UTF-16 and UTF-8 by byte order mark, code page 1252 without', () => {
    expect(parseInf(utf16(text), 'a.inf').value('s', 'a')).toBe('Ä€')
    expect(parse(`\ufeff${text}`).value('s', 'a')).toBe('Ä€')
    const ansi = Uint8Array.from([...bytes('[s]\r\na = '), 0xc4, 0x80])
    expect(parseInf(ansi, 'a.inf').value('s', 'a')).toBe('Ä€')
  })

  test.each([
    ['UTF-16 big endian', Uint8Array.of(0xfe, 0xff, 0, 0x5b), 'a.inf: at offset 0: the file is UTF-16 big endian'],
    ['half a character', Uint8Array.of(0xff, 0xfe, 0x5b), 'not valid UTF-16LE'],
    ['bytes that are no UTF-8', Uint8Array.of(0xef, 0xbb, 0xbf, 0xff), 'not valid UTF-8'],
    ['a NUL', bytes('[s]\na=\0'), 'at offset 6: the text holds a NUL character'],
    ['more than any INF', new Uint8Array(8 * 1024 * 1024 + 1), 'more than 8388608'],
  ])('%s is refused', (_, content, message) => {
    expect(() => parseInf(content, 'a.inf')).toThrow(FormatError)
    expect(() => parseInf(content, 'a.inf')).toThrow(message)
  })
})

describe('hostile input', () => {
  test.each([
    ['no section', 'a = b\n', 'a section name is expected'],
    ['a bracket that stays open', '[s]\n[t\n', 'a.inf: at offset 4: line 2: a section name lacks its closing bracket'],
    ['a long name', `[${'s'.repeat(256)}]`, 'more than 255 characters'],
    [
      'a string that grows',
      `[s]\na=${'%a%'.repeat(3)}\n[Strings]\na="${'x'.repeat(2000)}"`,
      'more than 4096 characters',
    ],
    [
      'strings that come to gigabytes',
      `[s]\n${'%a%,'.repeat(20_000)}\n[Strings]\na="${'x'.repeat(4000)}"`,
      'the strings come to more than',
    ],
    ['more lines than any INF has', `[s]\n${'a\n'.repeat(250_001)}`, 'the file has more than 250000 lines'],
  ])('%s', (_, text, message) => {
    expect(() => parse(text)).toThrow(message)
  })

  test.each([
    ['quotes', `[s]\na=${'"'.repeat(1_000_001)}`],
    ['commas', `[s]\na=${','.repeat(1_000_000)}`],
    ['continued lines', `[s]\na=${'b\\\n'.repeat(500_000)}`],
    ['blanks', `[s]\na=${' '.repeat(1_000_000)}b`],
    ['blanks between words', `[s]\na=${'b '.repeat(500_000)}`],
    ['per cent signs', `[s]\na=${'%'.repeat(1_000_000)}`],
    ['sections', '[s]\n'.repeat(500_000)],
    ['short lines', `[s]\n${'a\n'.repeat(500_000)}`],
  ])('a megabyte of %s is read, or refused, in no time', (_, text) => {
    const start = performance.now()
    expect(['read', 'FormatError']).toContain(endOf(text))
    expect(performance.now() - start).toBeLessThan(3000)
  })
})

function endOf(text: string): string {
  try {
    parse(text)
    return 'read'
  } catch (error) {
    return error instanceof Error ? error.name : 'thrown'
  }
}
