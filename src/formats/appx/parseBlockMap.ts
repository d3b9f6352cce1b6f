import type { HashAlgorithm } from '#platform'
import { FormatError } from '../FormatError.ts'
import { PACKAGE_BOUNDS, parseXml } from '../xml/parseXml.ts'
import { attributeOf, type XmlElement } from '../xml/XmlElement.ts'
import { isSafeRelativePath } from '../zip/isSafeRelativePath.ts'
import { decodeBase64 } from './decodeBase64.ts'
import { BLOCK_MAP_NAMESPACES } from './namespaces.ts'
import { requiredAttribute } from './parseIdentity.ts'

/** The content that one hash covers, in bytes; the last block of a file may be shorter. */
export const BLOCK_SIZE = 65_536

/** A block of a file in a block map. */
export interface Block {
  /** The digest of the content of the block. */
  readonly hash: Uint8Array
  /** The bytes that the block takes when deflated; undefined in a stored file. */
  readonly compressedSize: number | undefined
}

/** A file in a block map. */
export interface BlockMapFile {
  /** `\` separated. */
  readonly path: string
  readonly size: number
  /** The size of its local file header in the zip, name and extra fields included. */
  readonly headerSize: number
  readonly blocks: readonly Block[]
}

/** What AppxBlockMap.xml says. */
export interface BlockMap {
  readonly algorithm: HashAlgorithm
  readonly files: readonly BlockMapFile[]
}

const METHODS: ReadonlyMap<string, { algorithm: HashAlgorithm; size: number }> = new Map([
  ['http://www.w3.org/2001/04/xmlenc#sha256', { algorithm: 'SHA-256', size: 32 }],
  ['http://www.w3.org/2001/04/xmldsig-more#sha384', { algorithm: 'SHA-384', size: 48 }],
  ['http://www.w3.org/2001/04/xmlenc#sha512', { algorithm: 'SHA-512', size: 64 }],
])

/**
 * Reads an AppxBlockMap.xml.
 * @throws FormatError
 */
export function parseBlockMap(bytes: Uint8Array, file: string): BlockMap {
  const root = parseXml(bytes, file, PACKAGE_BOUNDS)
  if (root.name !== 'BlockMap' || !BLOCK_MAP_NAMESPACES.includes(root.namespace)) {
    throw new FormatError(file, 'the root element is not BlockMap in a namespace of block maps', root.position)
  }
  const methodName = requiredAttribute(root, 'HashMethod', file)
  const method = METHODS.get(methodName)
  if (!method) throw new FormatError(file, `the hash method ${methodName} is unknown`, root.position)
  const elements = known(root, 'File', file)
  if (elements.length === 0) throw new FormatError(file, 'the block map lists no file', root.position)
  return { algorithm: method.algorithm, files: elements.map((each) => fileOf(each, method.size, file)) }
}

function fileOf(element: XmlElement, hashSize: number, file: string): BlockMapFile {
  const path = requiredAttribute(element, 'Name', file)
  if (!isSafeRelativePath(path)) {
    throw new FormatError(file, `File Name ${JSON.stringify(path)} is not a safe name`, element.position)
  }
  const size = number(element, 'Size', file)
  const blocks = known(element, 'Block', file).map((each) => blockOf(each, hashSize, file))
  if (blocks.length !== Math.ceil(size / BLOCK_SIZE)) {
    throw new FormatError(file, `${path}: ${blocks.length} blocks cannot hold ${size} bytes`, element.position)
  }
  return { path, size, headerSize: number(element, 'LfhSize', file), blocks }
}

function blockOf(element: XmlElement, hashSize: number, file: string): Block {
  const hash = decodeBase64(requiredAttribute(element, 'Hash', file))
  if (hash?.length !== hashSize) throw new FormatError(file, 'a Hash has the wrong length', element.position)
  const compressedSize = attributeOf(element, 'Size') === undefined ? undefined : number(element, 'Size', file)
  return { hash, compressedSize }
}

/**
 * The children of one name. The namespace of the parent knows no others; what later ones add (`FileHash` of 2021, say)
 * is ignorable.
 */
function known(parent: XmlElement, name: string, file: string): XmlElement[] {
  const elements = parent.children.filter((child) => child.namespace === parent.namespace)
  const stranger = elements.find((child) => child.name !== name)
  if (stranger) throw new FormatError(file, `unknown element ${stranger.name} in ${parent.name}`, stranger.position)
  return elements
}

function number(element: XmlElement, name: string, file: string): number {
  const text = requiredAttribute(element, name, file)
  if (/^[0-9]{1,15}$/.test(text)) return Number(text)
  throw new FormatError(file, `${element.name} ${name}: ${JSON.stringify(text)} is no size`, element.position)
}
