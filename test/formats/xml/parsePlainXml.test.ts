import { isDeepStrictEqual } from 'node:util'
import { describe, expect, test } from 'vitest'
import { FormatError } from '../../../src/formats/FormatError.ts'
import { parsePlainXml } from '../../../src/formats/xml/parsePlainXml.ts'
import { parseStrictXml } from '../../../src/formats/xml/parseStrictXml.ts'
import { DOCUMENT_BOUNDS } from '../../../src/formats/xml/parseXml.ts'
import type { XmlBounds } from '../../../src/formats/xml/XmlBounds.ts'
import type { XmlElement } from '../../../src/formats/xml/XmlElement.ts'
import { documentSources, packageSources } from '../../fuzz/appx/packageSources.ts'
import { createRandom } from '../../fuzz/Random.ts'
import { mutateXml } from '../../fuzz/xml/mutateXml.ts'

const documents = documentSources(await packageSources(200_000), 200_000)

const SMALL: XmlBounds = { size: 1000, depth: 3, elements: 4, attributes: 3, attributeLength: 2, nameLength: 7 }

/** The tree that saxes gives, or what is wrong. */
function strictly(text: string, bounds: XmlBounds): XmlElement | string {
  try {
    return parseStrictXml(text, 'a.xml', bounds)
  } catch (error) {
    if (error instanceof FormatError) return error.message
    throw error
  }
}

/** Checks that what is read as plain is read in the same way by saxes; says how many were plain. */
function compare(texts: Iterable<string>, bounds = DOCUMENT_BOUNDS): { plain: number; sound: number } {
  const counts = { plain: 0, sound: 0 }
  const different: string[] = []
  for (const text of texts) {
    const plain = parsePlainXml(text, bounds)
    const strict = strictly(text, bounds)
    if (plain && !isDeepStrictEqual(plain, strict)) different.push(text)
    if (plain) counts.plain++
    if (typeof strict === 'object') counts.sound++
  }
  expect(different).toEqual([])
  return counts
}

describe('a document that is read as plain gives what saxes gives', () => {
  test('the documents of packages, of which most are plain', () => {
    const { plain, sound } = compare(documents.map(({ text }) => text))
    expect(sound).toBeGreaterThan(50)
    expect(plain).toBeGreaterThan(sound * 0.8)
  })

  test('documents that were changed', () => {
    function* changed() {
      for (let index = 0; index < 4000; index++) {
        const random = createRandom(1, index)
        const text = mutateXml(random.pick(documents).text, random, random.pick(documents).text)
        // What a decoded document never holds: half a character.
        if (text.length < 20_000 && !/\p{Cs}/u.test(text)) yield text
      }
    }
    const { plain, sound } = compare(changed())
    expect(plain).toBeGreaterThan(500)
    expect(sound).toBeGreaterThan(plain)
  })

  const PIECES = [
    '<a>',
    '<a',
    '<b',
    '<p:a',
    '>',
    '/>',
    '</a>',
    '</b>',
    '</p:a>',
    '<a></a>',
    '<a/>',
    '<p:b/>',
    '<A.-1>',
    '</A.-1>',
    ' b="1"',
    " b='2'",
    ' c="x>y"',
    ' p:b="3"',
    ' q:b="3"',
    ' b = "1"',
    ' b="\n"',
    ' b="&amp;"',
    ' b=""',
    ' b="<"',

    ' xmlns="u"',
    ' xmlns:p="u"',
    ' xmlns:q="u"',
    ' xmlns:q="v"',
    ' xmlns=""',
    ' xmlns=" u"',
    ' xmlns:p="u" xmlns:q="v"',
    ' xml:lang="en"',
    ' xmlns:xml="u"',
    ' xmlns:p="http://www.w3.org/2000/xmlns/"',
    ' xmlns:xmlns="u"',
    ' _b="1"',
    'x',
    ' ',
    '\r\n',
    '\r',
    '\n\t',
    'é😀',
    '\u0001',
    '\ufffe',
    ']',
    ']]>',
    '&lt;',
    '<![CDATA[x]]>',
    '<?x?>',
    '"',
    '<!-- c -->',
    '<!---->',
    '<!--->',
    '<!-- -- -->',
    '<!--',
    '-->',
    '<?xml version="1.0"?>',
    '<!DOCTYPE a>',
  ]

  test.each([
    ['the bounds of documents', DOCUMENT_BOUNDS],
    ['small bounds', SMALL],
  ])('documents put together from pieces, %s', (_what, bounds) => {
    function* pieced() {
      for (let index = 0; index < 40_000; index++) {
        const random = createRandom(2, index)
        const inner = Array.from({ length: random.below(8) }, () => random.pick(PIECES)).join('')
        const attributes = Array.from({ length: random.below(3) }, () => random.pick(PIECES)).join('')
        const head = random.chance(0.3) ? '<?xml version="1.0" encoding="utf-8"?>\r\n' : ''
        yield random.chance(0.7) ? `${head}<a xmlns:p="p"${attributes}>${inner}</a>` : head + inner
      }
    }
    const { plain, sound } = compare(pieced(), bounds)
    expect(plain).toBeGreaterThan(1000)
    expect(sound).toBeGreaterThan(plain)
  })

  test('declarations of XML', () => {
    const attributes = ['', ' version="1.0"', " version='1.0'", ' version="1.1"', ' encoding="utf-8"', ' encoding=""']
    const more = ['', ' standalone="yes"', ' standalone="no"', ' standalone="x"', ' ']
    const texts = attributes.flatMap((one) =>
      attributes.flatMap((other) => more.map((last) => `<?xml${one}${other}${last}?><a>x</a>`)),
    )
    expect(compare(texts).plain).toBeGreaterThan(3)
  })
})

test('many attributes or namespaces are left to saxes, as each would be compared with all', () => {
  const many = (form: (index: number) => string) =>
    `<a ${Array.from({ length: 200 }, (_, index) => form(index)).join(' ')}/>`
  for (const text of [many((index) => `b${index}="1"`), many((index) => `xmlns:b${index}="1"`)]) {
    expect(parsePlainXml(text, DOCUMENT_BOUNDS)).toBeUndefined()
    expect(strictly(text, DOCUMENT_BOUNDS)).toMatchObject({ name: 'a' })
  }
  let nested = ''
  for (let depth = 0; depth < 60; depth++) nested = `<a xmlns:b${depth}="1" xmlns:c${depth}="1">${nested}</a>`
  expect(parsePlainXml(nested, DOCUMENT_BOUNDS)).toBeUndefined()
})
