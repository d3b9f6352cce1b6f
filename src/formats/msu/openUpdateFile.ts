import { type ByteSource, readAll } from '../ByteSource.ts'
import type { Cabinet, CabFile } from '../cab/Cabinet.ts'
import { cabFilePath } from '../cab/cabFilePath.ts'
import { openCabinet } from '../cab/openCabinet.ts'
import { FormatError } from '../FormatError.ts'
import { childIdentity } from '../mum/parseAssemblyIdentity.ts'
import { DOCUMENT_BOUNDS, parseXml } from '../xml/parseXml.ts'
import { attributeOf, childOf, childrenOf, type XmlElement } from '../xml/XmlElement.ts'
import { packageFileForm } from './packageFileForm.ts'
import type { UpdateFile, UpdateFilePackage } from './UpdateFile.ts'

const UNATTEND = 'urn:schemas-microsoft-com:unattend'

/** A line of the properties: `Company="Microsoft Corporation"`. */
const PROPERTY = /^([^="]+)="(.*)"$/

/**
 * Opens a stand-alone update (.msu) of the older form: a cabinet with the cabinets of packages, and an answer file that
 * installs them. Source: files of public updates.
 * @param file the name for errors
 * @throws FormatError for what is none, for a WIM archive, for an answer file that names what is not there
 */
export function openUpdateFile(source: ByteSource, file: string): UpdateFile {
  const form = packageFileForm(source)
  if (form === 'wim') throw new FormatError(file, 'the update is a WIM archive, which is not supported', 0)
  if (form === 'other') throw new FormatError(file, 'neither a cabinet nor a WIM archive', 0)
  const cabinet = openCabinet(source, file)
  const entries = new Map(cabinet.files.map((entry) => [cabFilePath(entry).toLowerCase(), entry]))
  const packages = answersOf(cabinet, entries).flatMap((element) =>
    packageOf(element, { cabinet, entries, file: `${file}!${element.file}` }),
  )
  if (packages.length === 0) throw new FormatError(file, 'no answer file in it installs a package')
  return { packages, properties: propertiesOf(cabinet, entries) }
}

interface Answers {
  readonly file: string
  readonly root: XmlElement
}

/** The answer files at the root of the cabinet. */
function answersOf(cabinet: Cabinet, entries: ReadonlyMap<string, CabFile>): Answers[] {
  return [...entries].flatMap(([name, entry]) => {
    if (!/^[^\\]+\.xml$/.test(name)) return []
    const root = parseXml(document(cabinet, entry), `${cabinet.file}!${entry.name}`)
    return root.name === 'unattend' && root.namespace === UNATTEND ? [{ file: entry.name, root }] : []
  })
}

function document(cabinet: Cabinet, entry: CabFile): Uint8Array {
  if (entry.size <= DOCUMENT_BOUNDS.size) return readAll(cabinet.content(entry))
  throw new FormatError(`${cabinet.file}!${entry.name}`, `the document is longer than ${DOCUMENT_BOUNDS.size} bytes`)
}

interface InUpdateFile {
  readonly cabinet: Cabinet
  readonly entries: ReadonlyMap<string, CabFile>
  readonly file: string
}

function packageOf({ root }: Answers, { cabinet, entries, file }: InUpdateFile): UpdateFilePackage[] {
  const servicing = childOf(root, UNATTEND, 'servicing')
  const elements = servicing ? childrenOf(servicing, UNATTEND, 'package') : []
  return elements
    .filter((element) => attributeOf(element, 'action')?.toLowerCase() === 'install')
    .map((element) => {
      const location = childOf(element, UNATTEND, 'source')
      // `%configsetroot%\X.CAB`: the variable stands for the folder that the .msu was expanded to.
      const name = (location && attributeOf(location, 'location'))?.replace(/^%configsetroot%\\/i, '') ?? ''
      const entry = entries.get(name.toLowerCase())
      if (!entry) throw new FormatError(file, `installs ${JSON.stringify(name)}, which is not there`, element.position)
      return { identity: childIdentity(element, file, UNATTEND), file: name, source: cabinet.content(entry) }
    })
}

function propertiesOf(cabinet: Cabinet, entries: ReadonlyMap<string, CabFile>): ReadonlyMap<string, string> {
  const [, entry] = [...entries].find(([name]) => /^[^\\]*-pkgproperties\.txt$/.test(name)) ?? []
  if (!entry) return new Map()
  const bytes = document(cabinet, entry)
  const encoding = bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : 'utf-8'
  const lines = new TextDecoder(encoding).decode(bytes).split(/\r?\n/)
  return new Map(
    lines.flatMap((line) => {
      const [, name, value] = PROPERTY.exec(line.trim()) ?? []
      return name !== undefined && value !== undefined ? [[name, value] as const] : []
    }),
  )
}
