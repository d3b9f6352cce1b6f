import { checkContentTypes } from '../../../src/formats/appx/checkContentTypes.ts'
import { parseAppManifest } from '../../../src/formats/appx/parseAppManifest.ts'
import { parseBlockMap } from '../../../src/formats/appx/parseBlockMap.ts'
import { parseBundleManifest } from '../../../src/formats/appx/parseBundleManifest.ts'
import { bytesSource } from '../../../src/formats/ByteSource.ts'
import { parseContainerIndex } from '../../../src/formats/cix/parseContainerIndex.ts'
import { openUpdateFile } from '../../../src/formats/msu/openUpdateFile.ts'
import { componentKeyForm } from '../../../src/formats/mum/componentKeyForm.ts'
import { parseComponentManifest } from '../../../src/formats/mum/parseComponentManifest.ts'
import { cabinet } from '../../../fixtures/index.ts'
import { FormatError } from '../../../src/formats/FormatError.ts'
import { parsePackageManifest } from '../../../src/formats/mum/parsePackageManifest.ts'
import { parseStartLayout } from '../../../src/formats/start/parseStartLayout.ts'
import { descendants } from '../../../src/formats/xml/descendants.ts'
import { parseXml } from '../../../src/formats/xml/parseXml.ts'
import { readLicense } from '../../../src/servicing/appx/readLicense.ts'
import { manifestPath } from '../../../src/servicing/packages/cbsPaths.ts'
import { formatPackageIdentity, parsePackageIdentity } from '../../../src/servicing/packages/packageIdentity.ts'
import { type FuzzTarget, Violation } from '../FuzzCase.ts'
import { cumulativeWeights, mutateBytes, pickWeighted } from '../mutateBytes.ts'
import { checkInside } from '../zip/zipCase.ts'
import { mutateXml } from './mutateXml.ts'

/** What a document is, and so who reads it. */
export type DocumentKind = keyof typeof READERS

/** A sound document that inputs are made of. */
export interface XmlSource {
  readonly name: string
  readonly kind: DocumentKind
  readonly text: string
}

const READERS = {
  manifest: (bytes: Uint8Array) => void parseAppManifest(bytes, 'AppxManifest.xml'),
  bundle(bytes: Uint8Array) {
    for (const { fileName } of parseBundleManifest(bytes, 'AppxBundleManifest.xml').packages) checkInside(fileName)
  },
  blockMap(bytes: Uint8Array) {
    for (const { path } of parseBlockMap(bytes, 'AppxBlockMap.xml').files) checkInside(path)
  },
  contentTypes: (bytes: Uint8Array) => checkContentTypes(bytes, '[Content_Types].xml'),
  license(bytes: Uint8Array) {
    const { defect } = readLicense(bytes, 'license.xml')
    if (defect !== undefined) throw new FormatError('license.xml', defect)
  },
  windowsPackage(bytes: Uint8Array) {
    const { identity } = parsePackageManifest(bytes, 'update.mum')
    const text = formatPackageIdentity(identity)
    if (!parsePackageIdentity(text)) throw new Violation('unsound', `${text} does not read`)
    checkInside(manifestPath(text).split('\\').slice(3).join('\\'))
  },
  component(bytes: Uint8Array) {
    const { identity, files } = parseComponentManifest(bytes, 'a.manifest')
    checkInside(componentKeyForm(identity))
    for (const { name, sourceName } of files) for (const path of [name, sourceName ?? name]) checkInside(path)
  },
  answers(bytes: Uint8Array) {
    const update = cabinet({ 'Windows10.0-KB5000001-x64.cab': '', 'a.xml': bytes }, { method: 'stored' })
    for (const { file } of openUpdateFile(bytesSource(update), 'a.msu').packages) checkInside(file)
  },
  containerIndex(bytes: Uint8Array) {
    for (const { path } of parseContainerIndex(bytes, '_manifest_.cix.xml')) checkInside(path)
  },
  layout: (bytes: Uint8Array) => void parseStartLayout(bytes, 'LayoutModification.xml'),
  list(bytes: Uint8Array) {
    const elements = descendants(parseXml(bytes, 'AppxProvisioning.xml'))
    const text = elements.reduce((sum, element) => sum + element.text.length, 0)
    if (text > bytes.length) throw new Violation('output', 'the text is longer than the document')
  },
} as const

/** Inputs that are the XML documents of packages, AppxProvisioning.xml and the start layout. */
export function xmlTarget(sources: readonly XmlSource[]): FuzzTarget {
  const weights = cumulativeWeights(sources.map(({ text }) => text.length))
  return {
    name: 'xml',
    sources: sources.map(({ name }) => name),
    make(random) {
      const { name, kind, text } = pickWeighted(sources, weights, random)
      const changed = mutateXml(text, random, random.pick(sources).text)
      const bytes = random.chance(0.04) ? utf16(changed) : new TextEncoder().encode(changed)
      const document = random.chance(0.06) ? mutateBytes(bytes, random) : bytes
      return { source: name, files: new Map([[`${kind}.xml`, document]]), run: () => READERS[kind](document) }
    },
  }
}

function utf16(text: string): Uint8Array {
  return new Uint8Array(Uint16Array.from(`\ufeff${text}`, (unit) => unit.charCodeAt(0)).buffer)
}
