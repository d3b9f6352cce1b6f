import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { FormatError } from '../../../src/formats/FormatError.ts'
import { formatLangIni } from '../../../src/formats/lang/formatLangIni.ts'
import type { LangIni } from '../../../src/formats/lang/LangIni.ts'
import { parseLangIni } from '../../../src/formats/lang/parseLangIni.ts'

const utf8 = (text: string) => new TextEncoder().encode(text)

const tags = fc.stringMatching(/^[a-z]{2}-[A-Z]{2}$/)

const langInis: fc.Arbitrary<LangIni> = fc.record({
  available: fc.uniqueArray(fc.record({ language: tags, status: fc.integer({ min: 0, max: 7 }) }), {
    selector: ({ language }) => language.toLowerCase(),
  }),
  fallbacks: fc.dictionary(tags, tags, { noNullPrototype: true }),
})

describe('lang.ini', () => {
  it('comes back from its text', () => {
    fc.assert(
      fc.property(langInis, (ini) => {
        expect(parseLangIni(utf8(formatLangIni(ini)), 'lang.ini')).toEqual(ini)
      }),
    )
  })

  it('is read in UTF-16, with LF ends, comments, other sections and a sample of Microsoft', () => {
    const text =
      '[Available UI Languages]\nca-ES = 2\nes-ES = 3\n; no more\n\n[Other]\nx = y\n[Fallback Languages]\nes-ES=en-us'
    const expected = {
      available: [
        { language: 'ca-ES', status: 2 },
        { language: 'es-ES', status: 3 },
      ],
      fallbacks: { 'es-ES': 'en-us' },
    }
    expect(parseLangIni(utf8(text), 'lang.ini')).toEqual(expected)
    const wide = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')])
    expect(parseLangIni(wide, 'lang.ini')).toEqual(expected)
  })

  it.each([
    ['words', 'line 1: "words" is no line of it'],
    ['[Available UI Languages]\nen-US = three', 'line 2: en-US has "three", which is no number'],
    ['[Available UI Languages]\nen-US = 3\nEN-us = 2', 'line 3: EN-us is there twice'],
    [' '.repeat(70_000), 'it has 70000 bytes; no lang.ini is that long'],
  ])('%# refuses what is none', (text, defect) => {
    expect(() => parseLangIni(utf8(text), 'lang.ini')).toThrow(new FormatError('lang.ini', defect))
  })

  it('is read or refused, whatever its bytes are', () => {
    const bytes = fc.oneof(
      fc.uint8Array({ maxLength: 200 }),
      fc.string({ unit: fc.constantFrom('[', ']', '=', '\n', 'a', '3', ' ', ';', 'Available UI Languages') }).map(utf8),
    )
    fc.assert(
      fc.property(bytes, (input) => {
        let thrown: unknown
        try {
          parseLangIni(input, 'lang.ini')
        } catch (error) {
          thrown = error
        }
        return thrown === undefined || thrown instanceof FormatError
      }),
    )
  })
})
