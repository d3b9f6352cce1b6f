import { FormatError } from '../FormatError.ts'
import { PACKAGE_BOUNDS, parseXml } from '../xml/parseXml.ts'
import { attributeOf } from '../xml/XmlElement.ts'
import { CONTENT_TYPES } from './namespaces.ts'

/** What the elements of `[Content_Types].xml` are keyed by. */
const KEYS: ReadonlyMap<string, string> = new Map([
  ['Default', 'Extension'],
  ['Override', 'PartName'],
])

/**
 * Checks `[Content_Types].xml`: `Types` with `Default` and `Override` elements that have all their attributes.
 * Source: ECMA-376 part 2, 10.1.2.2.
 * @throws FormatError
 */
export function checkContentTypes(bytes: Uint8Array, file: string): void {
  const root = parseXml(bytes, file, PACKAGE_BOUNDS)
  if (root.name !== 'Types' || root.namespace !== CONTENT_TYPES) {
    throw new FormatError(file, 'the root element is not Types', root.position)
  }
  for (const element of root.children) {
    const key = element.namespace === CONTENT_TYPES ? KEYS.get(element.name) : undefined
    if (key === undefined) throw new FormatError(file, `unknown element ${element.name}`, element.position)
    if (!attributeOf(element, key) || !attributeOf(element, 'ContentType')) {
      throw new FormatError(file, `${element.name} lacks ${key} or ContentType`, element.position)
    }
  }
}
