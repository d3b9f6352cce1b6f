import { SaxesParser, type SaxesTagNS } from 'saxes'
import { FormatError } from '../FormatError.ts'
import { decodeXml } from './decodeXml.ts'
import type { XmlAttribute, XmlElement } from './XmlElement.ts'

/** Bounds of a document; what lies past them is refused. */
export interface XmlBounds {
  /** Elements inside one another. */
  readonly depth: number
  readonly elements: number
  /** UTF-16 units of one attribute value. */
  readonly attributeLength: number
}

/** Roomy for the largest block maps, manifests and component manifests. */
const DEFAULT_BOUNDS: XmlBounds = { depth: 100, elements: 2_000_000, attributeLength: 65_536 }

const XMLNS = 'http://www.w3.org/2000/xmlns/'

interface OpenElement extends XmlElement {
  readonly children: XmlElement[]
  text: string
}

/**
 * Parses a document (XML 1.0, namespaces) into a tree. No document type, no entities but the five of XML.
 * @param file the name for errors, e.g. `reader.appx!AppxManifest.xml`
 * @throws FormatError with the position in the decoded text
 */
export function parseXml(bytes: Uint8Array, file: string, bounds: XmlBounds = DEFAULT_BOUNDS): XmlElement {
  const text = decodeXml(bytes, file)
  const parser = new SaxesParser({ xmlns: true, position: false })
  const refuse = (defect: string): never => {
    throw new FormatError(file, defect, parser.position)
  }
  const open: OpenElement[] = []
  let root: XmlElement | undefined
  let count = 0

  parser.on('error', (error) => refuse(`not well-formed XML: ${error.message.replace(/\.$/, '')}`))
  parser.on('doctype', () => refuse('a document type is not allowed'))
  parser.on('attribute', ({ value }) => {
    if (value.length > bounds.attributeLength)
      refuse(`an attribute is longer than ${bounds.attributeLength} characters`)
  })
  parser.on('opentag', (tag) => {
    if (++count > bounds.elements) refuse(`more than ${bounds.elements} elements`)
    if (open.length === bounds.depth) refuse(`elements nest deeper than ${bounds.depth}`)
    const element = elementOf(tag, parser.position)
    open.at(-1)?.children.push(element)
    open.push(element)
  })
  const addText = (part: string): void => {
    const element = open.at(-1)
    if (element) element.text += part
  }
  parser.on('text', addText)
  parser.on('cdata', addText)
  parser.on('closetag', () => {
    root = open.pop()
  })
  parser.write(text).close()
  return root ?? refuse('the document has no element')
}

function elementOf(tag: SaxesTagNS, position: number): OpenElement {
  const attributes: XmlAttribute[] = []
  for (const key in tag.attributes) {
    const { uri, local, value } = tag.attributes[key]!
    if (uri !== XMLNS) attributes.push({ namespace: uri, name: local, value })
  }
  return { namespace: tag.uri, name: tag.local, attributes, children: [], text: '', position }
}
