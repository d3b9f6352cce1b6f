import { describe, expect, test } from 'vitest'
import { parseAppManifest } from '../../src/formats/appx/parseAppManifest.ts'
import { FormatError } from '../../src/formats/FormatError.ts'
import { parseXml } from '../../src/formats/xml/parseXml.ts'
import { readLicense } from '../../src/servicing/appx/readLicense.ts'

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text)

const laughs = Array.from({ length: 10 }, (_, index) => `<!ENTITY l${index + 1} "${`&l${index};`.repeat(10)}">`).join(
  '',
)

const hostile: [what: string, text: string, defect: string][] = [
  ['entities of entities', `<!DOCTYPE a [<!ENTITY l0 "ha">${laughs}]><a>&l10;</a>`, 'a document type is not allowed'],
  [
    'an entity of a file',
    '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>',
    'a document type is not allowed',
  ],
  [
    'an entity of another computer',
    '<!DOCTYPE a [<!ENTITY % x SYSTEM "http://localhost/x">%x;]><a/>',
    'a document type is not allowed',
  ],
  ['a document type elsewhere', '<!DOCTYPE a SYSTEM "http://localhost/a.dtd"><a/>', 'a document type is not allowed'],
  ['an entity that nobody declared', '<a>&x;</a>', 'not well-formed XML: undefined entity'],
  ['an entity in an attribute', '<a b="&x;"/>', 'not well-formed XML: undefined entity'],
  ['a million levels', '<a>'.repeat(1_000_000), 'elements nest deeper than 100'],
  ['a thousand levels, closed', `${'<a>'.repeat(1000)}${'</a>'.repeat(1000)}`, 'elements nest deeper than 100'],
  ['an attribute of 5 MB', `<a b="${'x'.repeat(5_000_000)}"/>`, 'an attribute is longer than 65536 characters'],
  ['a namespace of 5 MB', `<a xmlns="${'x'.repeat(5_000_000)}"/>`, 'an attribute is longer than 65536 characters'],
  ['100,000 attributes', `<a ${attributes(100_000, (n) => `a${n}="1"`)}/>`, 'an element has more than 1000 attributes'],
  [
    '100,000 namespaces',
    `<a ${attributes(100_000, (n) => `xmlns:a${n}="${n}"`)}/>`,
    'an element has more than 1000 attributes',
  ],
  ['a name of 5 MB', `<${'x'.repeat(5_000_000)}/>`, 'a name is longer than 1024 characters'],
  ['the name of an attribute of 5 MB', `<a ${'x'.repeat(5_000_000)}="1"/>`, 'a name is longer than 1024 characters'],
  ['a prefix of 5 MB', `<${'x'.repeat(5_000_000)}:a/>`, 'a name is longer than 1024 characters'],
  ['50 MB of text', `<a>${'x'.repeat(50_000_000)}</a>`, 'the document is longer than 8388608 bytes'],
  ['50 MB of a comment', `<a><!--${'x'.repeat(50_000_000)}--></a>`, 'the document is longer than 8388608 bytes'],
  ['50 MB of space before the document', `${' '.repeat(50_000_000)}<a/>`, 'the document is longer than 8388608 bytes'],
  ['10 million elements', `<a>${'<b/>'.repeat(10_000_000)}</a>`, 'the document is longer than 8388608 bytes'],
]

function attributes(count: number, attribute: (number: number) => string): string {
  return Array.from({ length: count }, (_, number) => attribute(number)).join(' ')
}

describe('Documents that want too much are refused', () => {
  test.each(hostile)('%s', (_, text, defect) => {
    const begin = performance.now()
    expect(() => parseXml(utf8(text), 'a.xml')).toThrow(FormatError)
    expect(() => parseXml(utf8(text), 'a.xml')).toThrow(defect)
    expect(() => parseAppManifest(utf8(text), 'a.xml')).toThrow(defect)
    expect(readLicense(utf8(text), 'license.xml').defect).toContain(defect)
    expect(performance.now() - begin).toBeLessThan(10_000)
  })

  test('what is large and within the bounds is read', () => {
    const long = `<a b="${'x'.repeat(65_536)}" ${attributes(999, (n) => `a${n}="1"`)}>${'<b/>'.repeat(100_000)}</a>`
    expect(parseXml(utf8(long), 'a.xml').children).toHaveLength(100_000)
  })
})
