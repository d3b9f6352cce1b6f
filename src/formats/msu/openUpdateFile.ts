import { type ByteSource, readAll } from '../ByteSource.ts'
import type { Cabinet, CabFile } from '../cab/Cabinet.ts'
import { cabFilePath } from '../cab/cabFilePath.ts'
import { openCabinet } from '../cab/openCabinet.ts'
import { FormatError } from '../FormatError.ts'
import { parseAnswerFile } from '../unattend/parseAnswerFile.ts'
import { DOCUMENT_BOUNDS } from '../xml/parseXml.ts'
import { packageFileForm } from './packageFileForm.ts'
import type { UpdateFile, UpdateFilePackage } from './UpdateFile.ts'

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
  const packages = [...entries.values()]
    .filter(({ name }) => /^[^\\/]+\.xml$/i.test(name))
    .flatMap((answers) => packagesOf(cabinet, answers, entries))
  if (packages.length === 0) throw new FormatError(file, 'no answer file in it installs a package')
  return { packages, properties: propertiesOf(cabinet, entries) }
}

/** The packages that an answer file installs. */
function packagesOf(
  cabinet: Cabinet,
  answers: CabFile,
  entries: ReadonlyMap<string, CabFile>,
): readonly UpdateFilePackage[] {
  const file = `${cabinet.file}!${answers.name}`
  return parseAnswerFile(document(cabinet, answers), file)
    .packages.filter(({ action }) => action === 'install')
    .map(({ identity, location = '' }) => {
      // `%configsetroot%\X.CAB`: the variable stands for the folder that the .msu was expanded to.
      const name = location.replace(/^%configsetroot%\\/i, '')
      const entry = entries.get(name.toLowerCase())
      if (!entry) throw new FormatError(file, `installs ${JSON.stringify(name)}, which is not there`)
      return { identity, file: name, source: cabinet.content(entry) }
    })
}

function document(cabinet: Cabinet, entry: CabFile): Uint8Array {
  if (entry.size <= DOCUMENT_BOUNDS.size) return readAll(cabinet.content(entry))
  throw new FormatError(`${cabinet.file}!${entry.name}`, `the document is longer than ${DOCUMENT_BOUNDS.size} bytes`)
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
