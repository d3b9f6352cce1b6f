import { FormatError } from '../FormatError.ts'
import { parseXml } from '../xml/parseXml.ts'
import { attributeOf } from '../xml/XmlElement.ts'

/** Editions that each edition can become, by EditionID as written, in the order of the file. */
export type EditionMatrix = ReadonlyMap<string, readonly string[]>

/**
 * Reads `servicing\Editions\EditionMatrix.xml` of an image: elements `Edition` with an attribute `ID`, and in each an
 * element `Target` with an `ID` for every edition that it can become. Source: public programs that read the file;
 * namespaces are not looked at.
 * @throws FormatError for what is not well-formed, or an edition or target without ID
 */
export function parseEditionMatrix(bytes: Uint8Array, file: string): EditionMatrix {
  const root = parseXml(bytes, file)
  const idOf = (element: (typeof root)['children'][number]): string => {
    const id = attributeOf(element, 'ID')
    if (id === undefined) throw new FormatError(file, `${element.name} lacks ID`, element.position)
    return id
  }
  const editions = root.children.filter(({ name }) => name === 'Edition')
  return new Map(
    editions.map((edition) => [idOf(edition), edition.children.filter(({ name }) => name === 'Target').map(idOf)]),
  )
}
