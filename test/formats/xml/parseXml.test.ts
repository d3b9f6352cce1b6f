import { spawnSync } from 'node:child_process'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type XmlEncoding, xmlDocument } from '../../../fixtures/xmlText.ts'
import { FormatError } from '../../../src/formats/FormatError.ts'
import { escapeXml } from '../../../src/formats/xml/escapeXml.ts'
import { parseXml } from '../../../src/formats/xml/parseXml.ts'
import { refusal } from '../refusal.ts'
import { attributeOf, childOf, childrenOf, type XmlElement } from '../../../src/formats/xml/XmlElement.ts'

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text)
const parse = (text: string): XmlElement => parseXml(utf8(text), 'a.xml')

describe('parseXml', () => {
  test('elements and attributes go by namespace and local name, whatever the prefix', () => {
    const root = parse(
      '<a:Package xmlns:a="urn:a" xmlns="urn:d" xmlns:b="urn:b"><Resource b:Scale="200" Scale="100"/><a:Resource/></a:Package>',
    )
    expect(root).toMatchObject({ namespace: 'urn:a', name: 'Package', attributes: [] })
    const resource = childOf(root, 'urn:d', 'Resource')!
    expect(attributeOf(resource, 'Scale')).toBe('100')
    expect(attributeOf(resource, 'Scale', 'urn:b')).toBe('200')
    expect(attributeOf(resource, 'Scale', 'urn:c')).toBeUndefined()
    expect(childrenOf(root, 'urn:a', 'Resource')).toHaveLength(1)
  })

  test('text is joined over CDATA, entities and children', () => {
    expect(parse('<a>x&lt;&#65;<b>y</b><![CDATA[<z>]]></a>').text).toBe('x<A<z>')
  })

  const encodings: XmlEncoding[] = ['utf-8', 'utf-8-bom', 'utf-16le', 'utf-16be']
  test.each(encodings)('%s', (encoding) => {
    expect(parseXml(xmlDocument('<a b="Zürich 東京 😀"/>', encoding), 'a.xml').attributes).toEqual([
      { namespace: '', name: 'b', value: 'Zürich 東京 😀' },
    ])
  })

  test.each(['utf-16le', 'utf-16be'] as const)('%s without a byte order mark', (encoding) => {
    expect(parseXml(xmlDocument('<a/>', encoding).subarray(2), 'a.xml').name).toBe('a')
  })

  const refused: [what: string, bytes: Uint8Array, defect: RegExp][] = [
    ['nothing', utf8(''), /not well-formed/],
    ['text alone', utf8('abc'), /not well-formed/],
    ['an element that stays open', utf8('<a><b></b>'), /unclosed tag: a/],
    ['a second root', utf8('<a/><b/>'), /not well-formed/],
    ['an unbound prefix', utf8('<a><x:b/></a>'), /unbound namespace prefix/],
    ['an attribute twice', utf8('<a b="" b=""/>'), /duplicate attribute/],
    ['an attribute twice by namespace', utf8('<a xmlns:x="u" xmlns:y="u" x:b="" y:b=""/>'), /duplicate attribute/],
    ['a document type', utf8('<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'), /document type is not allowed/],
    ['an entity that XML does not have', utf8('<a>&nbsp;</a>'), /undefined entity/],
    ['a control character', utf8('<a>\u0001</a>'), /disallowed character/],
    ['broken UTF-8', Uint8Array.of(0x3c, 0x61, 0xff, 0x2f, 0x3e), /not valid UTF-8/],
    ['half a UTF-16 character', Uint8Array.of(0xff, 0xfe, 0x3c), /not valid UTF-16LE/],
    ['another encoding', utf8('<?xml version="1.0" encoding="iso-8859-1"?><a/>'), /declares the encoding iso-8859-1/],
    [
      'UTF-8 that says it is UTF-16',
      utf8('<?xml version="1.0" encoding="utf-16"?><a/>'),
      /declares the encoding utf-16/,
    ],
  ]
  test.each(refused)('refuses %s', (_, bytes, defect) => {
    expect(() => parseXml(bytes, 'a.xml')).toThrow(FormatError)
    expect(() => parseXml(bytes, 'a.xml')).toThrow(defect)
  })

  test('an error names the file and the position in the text', () => {
    expect(refusal(() => parse('<a>\n  <b></c>\n</a>'))).toMatchObject({ file: 'a.xml', offset: 13 })
  })

  test('depth, elements and attributes are bounded', () => {
    const bounds = { size: 50, depth: 3, elements: 5, attributes: 2, attributeLength: 4, nameLength: 6 }
    const bounded = (text: string) => () => parseXml(utf8(text), 'a.xml', bounds)
    expect(bounded('<a><a><a b="1234"/></a><a/><a/></a>')).not.toThrow()
    expect(bounded('<a><a><a><a/></a></a></a>')).toThrow('deeper than 3')
    expect(bounded('<a><a/><a/><a/><a/><a/></a>')).toThrow('more than 5 elements')
    expect(bounded('<a b="12345"/>')).toThrow('longer than 4')
    expect(bounded('<a b="1" c="2"/>')).not.toThrow()
    expect(bounded('<a><a b="1" c="2"/><a b="1" c="2" d="3"/></a>')).toThrow('an element has more than 2 attributes')
    expect(bounded('<abcdef ghijkl="1"/>')).not.toThrow()
    expect(bounded('<abcdefg/>')).toThrow('a name is longer than 6 characters')
    expect(bounded('<a bcdefgh="1"/>')).toThrow('a name is longer than 6 characters')
    expect(bounded(`<a>${' '.repeat(43)}</a>`)).not.toThrow()
    expect(bounded(`<a>${' '.repeat(44)}</a>`)).toThrow('the document is longer than 50 bytes')
    expect(() => parse('<a>'.repeat(100_000))).toThrow('deeper than 100')
  })

  test('any text gives an element or a FormatError', () => {
    let refused = 0
    const pieces = [
      '<',
      '>',
      '/',
      'a',
      'b:',
      ' ',
      '="',
      '"',
      '&',
      ';',
      '<!--',
      '-->',
      '<![CDATA[',
      ']]>',
      '<?',
      '?>',
      'xmlns:b="u"',
    ]
    const soup = fc
      .array(fc.oneof(fc.constantFrom(...pieces), fc.string()), { maxLength: 20 })
      .map((parts) => parts.join(''))
    fc.assert(
      fc.property(soup, (text) => {
        if (refusal(() => parse(text))) refused++
      }),
      { seed: 1, numRuns: 2000 },
    )
    expect(refused).toBeGreaterThan(1000)
  })
})

const python = spawnSync('python3', ['--version']).status === 0

/** Reads documents, one a line and in JSON, and prints the trees that expat sees. */
const EXPAT = `
import json, sys, xml.etree.ElementTree as ET
def tree(e):
    return [e.tag, sorted([k, v] for k, v in e.attrib.items()), [tree(c) for c in e]]
def read(text):
    try: return tree(ET.fromstring(text))
    except ET.ParseError: return None
print(json.dumps([read(text) for text in json.load(sys.stdin)]))
`

test.skipIf(!python)(`reads what expat reads${python ? '' : ' (skipped: there is no python3)'}`, () => {
  const name = fc.constantFrom('a', 'b', 'Package', 'Ünïcode')
  const value = fc.string({ maxLength: 8, unit: fc.constantFrom('x', ' ', '<', '&', '"', "'", '\t', '\n', 'é', '😀') })
  const element: fc.Memo<string> = fc.memo((depth) =>
    fc
      .tuple(
        fc.constantFrom('', 'p:', 'q:', 'unbound:'),
        name,
        fc.uniqueArray(fc.tuple(name, value), { maxLength: 2, selector: ([key]) => key }),
        fc.constantFrom(
          '',
          ' xmlns:p="urn:1"',
          ' xmlns:q="urn:2"',
          ' xmlns="urn:3"',
          ' xmlns:p="urn:4" xmlns:q="urn:4"',
        ),
        depth > 1 ? fc.array(element(depth - 1), { maxLength: 2 }) : fc.constant([]),
        value,
      )
      .map(([prefix, tag, attributes, namespaces, children, text]) => {
        const written = attributes.map(([key, content]) => ` ${key}="${escapeXml(content)}"`).join('')
        return `<${prefix}${tag}${namespaces}${written}>${escapeXml(text)}${children.join('')}</${prefix}${tag}>`
      }),
  )
  const documents = fc.sample(element(4), { seed: 7, numRuns: 500 })
  const { stdout } = spawnSync('python3', ['-c', EXPAT], { input: JSON.stringify(documents), encoding: 'utf8' })
  const expected: unknown = JSON.parse(stdout)
  expect(documents.map(ours)).toEqual(expected)
})

function qualified(namespace: string, name: string): string {
  return namespace === '' ? name : `{${namespace}}${name}`
}

function ours(text: string): unknown {
  const tree = ({ namespace, name, attributes, children }: XmlElement): unknown => [
    qualified(namespace, name),
    attributes
      .map((each) => [qualified(each.namespace, each.name), each.value])
      .sort(([left = ''], [right = '']) => (left < right ? -1 : 1)),
    children.map(tree),
  ]
  try {
    return tree(parse(text))
  } catch {
    return null
  }
}
