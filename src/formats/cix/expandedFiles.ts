import { type ByteSource, readAll } from '../ByteSource.ts'
import type { Cabinet, CabFile } from '../cab/Cabinet.ts'
import { cabFilePath } from '../cab/cabFilePath.ts'
import { FormatError } from '../FormatError.ts'
import { DOCUMENT_BOUNDS } from '../xml/parseXml.ts'
import type { IndexedFile } from './ContainerIndex.ts'
import { parseContainerIndex } from './parseContainerIndex.ts'

/** A file that a cabinet makes when it is expanded. */
export interface ExpandedFile {
  /** `\` separated, safe. */
  readonly path: string
  /** Whether it is made from another file, which is not supported. */
  readonly isDelta: boolean
  /** @throws FormatError, also for a delta, which is not supported; and so do the reads of the source */
  readonly content: () => ByteSource
}

/** The name of the index, in lower case. */
const INDEX = '_manifest_.cix.xml'

/**
 * The files that a cabinet of a Windows package makes: those that its container index names, where it has one, or else
 * all its members. A file that is a delta (PA30) is among them; its content is refused.
 * @throws FormatError for an unsafe name, or an index that cannot be read or names a member that is not there
 */
export function expandedFiles(cabinet: Cabinet): ExpandedFile[] {
  const members = new Map(cabinet.files.map((member) => [cabFilePath(member).toLowerCase(), member]))
  const index = members.get(INDEX)
  if (!index)
    return [...members.values()].map((member) => ({
      path: cabFilePath(member),
      isDelta: false,
      content: () => cabinet.content(member),
    }))
  const file = `${cabinet.file}!${index.name}`
  if (index.size > DOCUMENT_BOUNDS.size)
    throw new FormatError(file, `the document is longer than ${DOCUMENT_BOUNDS.size} bytes`)
  return parseContainerIndex(readAll(cabinet.content(index)), file).map((indexed) => ({
    path: indexed.path,
    isDelta: indexed.form !== 'RAW',
    content: contentOf(indexed, { cabinet, member: members.get(indexed.member.toLowerCase()), file }),
  }))
}

interface InCabinet {
  readonly cabinet: Cabinet
  readonly member: CabFile | undefined
  /** The index. */
  readonly file: string
}

function contentOf({ path, size, form, member: name }: IndexedFile, { cabinet, member, file }: InCabinet) {
  if (!member) throw new FormatError(file, `${path} is made of ${JSON.stringify(name)}, which is not there`)
  return (): ByteSource => {
    if (form !== 'RAW') throw new FormatError(file, `${path} is a delta (${form}), which is not supported`)
    if (member.size !== size) throw new FormatError(file, `${path} has ${member.size} bytes, not ${size}`)
    return cabinet.content(member)
  }
}
