import type { XmlBounds } from './XmlBounds.ts'
import type { XmlAttribute, XmlElement } from './XmlElement.ts'

const SPACE = '[ \\t\\r\\n]'
const NAME = '[A-Za-z][A-Za-z0-9_.-]*'
/** Characters that no XML document may hold. */
const FORBIDDEN = '\\0-\\x08\\x0b\\x0c\\x0e-\\x1f\\ufffe\\uffff'

const DECLARATION = /<\?xml version="1\.0"(?: encoding="[A-Za-z][\w.-]*")?(?: standalone="(?:yes|no)")?\?>/y
const NO_CHARACTER = new RegExp(`[${FORBIDDEN}]`)
const TEXT = new RegExp(`[^${FORBIDDEN}<&\\]]+`, 'y')
const START_TAG = new RegExp(`<(?:(${NAME}):)?(${NAME})`, 'y')
const ATTRIBUTE = new RegExp(
  `${SPACE}+(?:(${NAME}):)?(${NAME})=(?:"([^"${FORBIDDEN}<&\\t\\r\\n]*)"|'([^'${FORBIDDEN}<&\\t\\r\\n]*)')`,
  'y',
)
const TAG_END = new RegExp(`${SPACE}*(/?)>`, 'y')
const END_TAG = new RegExp(`</((?:${NAME}:)?${NAME})${SPACE}*>`, 'y')
const BLANK = new RegExp(`^${SPACE}*$`)

const RESERVED_PREFIX = /^xml/i
const RESERVED_URI = /^http:\/\/www\.w3\.org\/(?:2000\/xmlns\/|XML\/1998\/namespace)/

/** Attributes of an element, and namespaces inside it, that a plain document has at most: each is compared with all. */
const MOST = 100

interface OpenElement extends XmlElement {
  readonly children: XmlElement[]
  text: string
}

/** Namespaces by prefix; that of elements without one under the empty prefix. */
type Namespaces = ReadonlyMap<string, string>

/** An element whose end is to come. */
interface Open {
  readonly element: OpenElement
  /** With its prefix. */
  readonly tag: string
  readonly namespaces: Namespaces
}

/**
 * Parses a document of the plain form that packagers write: names in ASCII, no references, no CDATA sections, no
 * processing instructions. Undefined for every other document, and for one with a mistake or past the bounds, whatever
 * it is.
 */
export function parsePlainXml(text: string, bounds: XmlBounds): XmlElement | undefined {
  let at = 0
  const next = (pattern: RegExp): RegExpExecArray | null => {
    pattern.lastIndex = at
    const match = pattern.exec(text)
    if (match) at = pattern.lastIndex
    return match
  }
  const open: Open[] = []
  let root: XmlElement | undefined
  let count = 0
  next(DECLARATION)
  while (at < text.length) {
    const above = open.at(-1)
    const second = text[at] === '<' ? text[at + 1] : undefined
    if (second === undefined) {
      const content = next(TEXT)?.[0]
      if (content === undefined || (!above && !BLANK.test(content))) return undefined
      if (above) above.element.text += content.includes('\r') ? content.replaceAll(/\r\n?/g, '\n') : content
    } else if (second === '!') {
      const end = text.indexOf('--', at + 4)
      const isComment = text.startsWith('<!--', at) && end >= 0 && text[end + 2] === '>'
      if (!isComment || NO_CHARACTER.test(text.slice(at, end))) return undefined
      at = end + 3
    } else if (second === '/') {
      if (!above || next(END_TAG)?.[1] !== above.tag) return undefined
      open.pop()
    } else {
      const start = (above || !root) && open.length < bounds.depth && ++count <= bounds.elements && next(START_TAG)
      const attributes = start && readAttributes(next, bounds)
      const end = attributes && next(TAG_END)
      if (!end) return undefined
      const [, prefix, name = ''] = start
      const namespaces = namespacesIn(above?.namespaces ?? new Map(), attributes)
      const element = namespaces && elementOf(prefix, name, attributes, namespaces, at)
      if (!element || start[0].length - 1 > bounds.nameLength) return undefined
      if (above) above.element.children.push(element)
      else root = element
      if (end[1] === '') open.push({ element, tag: start[0].slice(1), namespaces })
    }
  }
  return open.length === 0 ? root : undefined
}

/** An attribute as written. */
interface WrittenAttribute {
  readonly prefix: string | undefined
  readonly name: string
  readonly value: string
}

function readAttributes(
  next: (pattern: RegExp) => RegExpExecArray | null,
  bounds: XmlBounds,
): WrittenAttribute[] | undefined {
  const attributes: WrittenAttribute[] = []
  for (let match = next(ATTRIBUTE); match; match = next(ATTRIBUTE)) {
    const [, prefix, name = '', value = match[4] ?? ''] = match
    const length = name.length + (prefix === undefined ? 0 : prefix.length + 1)
    if (length > bounds.nameLength || value.length > bounds.attributeLength) return undefined
    if (attributes.length === Math.min(MOST, bounds.attributes)) return undefined
    attributes.push({ prefix, name, value })
  }
  return attributes
}

/** The namespaces inside an element; undefined for a declaration that is out of the ordinary. */
function namespacesIn(above: Namespaces, attributes: readonly WrittenAttribute[]): Namespaces | undefined {
  const declared = attributes.filter(isDeclaration)
  if (declared.length === 0) return above
  const namespaces = new Map(above)
  for (const { prefix, name, value } of declared) {
    if (value === '' || value !== value.trim() || RESERVED_URI.test(value)) return undefined
    if (prefix !== undefined && RESERVED_PREFIX.test(name)) return undefined
    namespaces.set(prefix === undefined ? '' : name, value)
    if (namespaces.size > MOST) return undefined
  }
  return namespaces
}

function isDeclaration({ prefix, name }: WrittenAttribute): boolean {
  return prefix === 'xmlns' || (prefix === undefined && name === 'xmlns')
}

/** The element; undefined for a prefix without a namespace, and for an attribute that is there twice. */
function elementOf(
  prefix: string | undefined,
  name: string,
  written: readonly WrittenAttribute[],
  namespaces: Namespaces,
  position: number,
): OpenElement | undefined {
  const namespace = prefix === undefined ? (namespaces.get('') ?? '') : namespaces.get(prefix)
  if (namespace === undefined) return undefined
  const attributes: XmlAttribute[] = []
  for (const [index, attribute] of written.entries()) {
    if (written.some((other, before) => before < index && isSame(other, attribute))) return undefined
    if (isDeclaration(attribute)) continue
    const uri = attribute.prefix === undefined ? '' : namespaces.get(attribute.prefix)
    if (uri === undefined) return undefined
    if (attributes.some((other) => other.name === attribute.name && other.namespace === uri)) return undefined
    attributes.push({ namespace: uri, name: attribute.name, value: attribute.value })
  }
  return { namespace, name, attributes, children: [], text: '', position }
}

function isSame(one: WrittenAttribute, other: WrittenAttribute): boolean {
  return one.name === other.name && one.prefix === other.prefix
}
