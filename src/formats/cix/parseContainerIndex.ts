import { FormatError } from '../FormatError.ts'
import { descendants } from '../xml/descendants.ts'
import { parseXml } from '../xml/parseXml.ts'
import { attributeOf, childOf, type XmlElement } from '../xml/XmlElement.ts'
import { isSafeRelativePath } from '../zip/isSafeRelativePath.ts'
import type { IndexedFile } from './ContainerIndex.ts'

const NAMESPACE = 'urn:ContainerIndex'

/**
 * Reads a container index (`_manifest_.cix.xml`), which says what the members of an older update's cabinet make when
 * it is expanded. Source: indexes of public updates.
 * @param file the name for errors
 * @throws FormatError for what is none, or has a file without name or source
 */
export function parseContainerIndex(bytes: Uint8Array, file: string): IndexedFile[] {
  const root = parseXml(bytes, file)
  if (root.namespace !== NAMESPACE)
    throw new FormatError(file, `the root element is not in ${NAMESPACE}`, root.position)
  return descendants(root)
    .filter(({ name, namespace }) => name === 'File' && namespace === NAMESPACE)
    .map((element) => fileOf(element, file))
}

function fileOf(element: XmlElement, file: string): IndexedFile {
  const path = (attributeOf(element, 'name') ?? '').replaceAll('/', '\\')
  if (!isSafeRelativePath(path))
    throw new FormatError(file, `${JSON.stringify(path)} is not a safe name for a file`, element.position)
  const delta = childOf(element, NAMESPACE, 'Delta')
  const source = delta && childOf(delta, NAMESPACE, 'Source')
  const form = source && attributeOf(source, 'type')
  if (!source || form === undefined) throw new FormatError(file, `${path} has no source`, element.position)
  const length = attributeOf(element, 'length') ?? ''
  if (!/^\d{1,15}$/.test(length))
    throw new FormatError(file, `${path}: length ${JSON.stringify(length)} is no size`, element.position)
  return { path, size: Number(length), form: form.toUpperCase(), member: attributeOf(source, 'name') ?? path }
}
