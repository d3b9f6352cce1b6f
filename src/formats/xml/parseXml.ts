import { FormatError } from '../FormatError.ts'
import { decodeXml } from './decodeXml.ts'
import { parsePlainXml } from './parsePlainXml.ts'
import { parseStrictXml } from './parseStrictXml.ts'
import type { XmlBounds } from './XmlBounds.ts'
import type { XmlElement } from './XmlElement.ts'

/** Roomy for the largest manifests, and read in about a second. */
export const DOCUMENT_BOUNDS: XmlBounds = {
  size: 8 * 1024 * 1024,
  depth: 100,
  elements: 2_000_000,
  attributes: 1000,
  attributeLength: 65_536,
  nameLength: 1024,
}

/** For documents that grow with their package, whose size the caller has found to be right. */
export const PACKAGE_BOUNDS: XmlBounds = { ...DOCUMENT_BOUNDS, size: 64 * 1024 * 1024 }

/**
 * Parses a document (XML 1.0, namespaces) into a tree. No document type, no entities but the five of XML.
 * @param file the name for errors, e.g. `reader.appx!AppxManifest.xml`
 * @throws FormatError with the position in the decoded text
 */
export function parseXml(bytes: Uint8Array, file: string, bounds: XmlBounds = DOCUMENT_BOUNDS): XmlElement {
  if (bytes.length > bounds.size) throw new FormatError(file, `the document is longer than ${bounds.size} bytes`)
  const text = decodeXml(bytes, file)
  return parsePlainXml(text, bounds) ?? parseStrictXml(text, file, bounds)
}
