import { packageManifest } from '../../../fixtures/packageManifest.ts'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { inflateRawSync } from 'node:zlib'
import { appPackage, bundle, framework, license, updateCab, updateMsu } from '../../../fixtures/index.ts'
import { bytesSource, readAll } from '../../../src/formats/ByteSource.ts'
import { openCabinet } from '../../../src/formats/cab/openCabinet.ts'
import { FormatError } from '../../../src/formats/FormatError.ts'
import { decodeXml } from '../../../src/formats/xml/decodeXml.ts'
import { corpusRows, shared } from '../../formats/appx/corpus.ts'
import type { DocumentKind, XmlSource } from '../xml/xmlCase.ts'
import { readModel } from '../zip/readModel.ts'
import type { ModelEntry } from '../zip/ZipModel.ts'
import type { ZipSource } from '../zip/zipCase.ts'

/** A framework that some of the generated packages need. */
export const runtime = await framework('Contoso.Runtime')

/** The license of the generated packages. */
export const readerLicense = license('Contoso.Reader_h91ms92gdsmmt')

/** An AppxProvisioning.xml in the form that servicing reads. */
export const PROVISIONING_LIST =
  '<?xml version="1.0" encoding="utf-8"?>\r\n<AppxProvisionList xmlns="http://schemas.microsoft.com/appx/2013/appxprovisionpackage"><EndOfLife><Package FamilyName="Contoso.Old_h91ms92gdsmmt"/></EndOfLife><Provisioned><Package FullName="Contoso.Reader_0.9.0.0_neutral_~_h91ms92gdsmmt" PackageType="bundle" IsLOBApp="true"/><Package FullName="Contoso.Writer_1.0.0.0_x64__h91ms92gdsmmt"/></Provisioned></AppxProvisionList>'

/** A LayoutModification.xml with all that is read of one. */
const START_LAYOUT =
  '<LayoutModificationTemplate xmlns="http://schemas.microsoft.com/Start/2014/LayoutModification" xmlns:defaultlayout="http://schemas.microsoft.com/Start/2014/FullDefaultLayout" xmlns:start="http://schemas.microsoft.com/Start/2014/StartLayout" Version="1"><DefaultLayoutOverride><StartLayoutCollection><defaultlayout:StartLayout><start:Group Name="A"><start:Tile AppUserModelID="Contoso.Reader_h91ms92gdsmmt!App"/></start:Group></defaultlayout:StartLayout></StartLayoutCollection></DefaultLayoutOverride><RequiredStartGroupsCollection><RequiredStartGroups Region="DE|US"><AppendGroup Name="B"><start:Tile Size="2x2" Row="0" Column="0" AppUserModelID="Contoso.Writer_h91ms92gdsmmt!App"/></AppendGroup></RequiredStartGroups></RequiredStartGroupsCollection></LayoutModificationTemplate>'

const dependencies = [{ name: 'Contoso.Runtime' }]

/** Packages of ours, and the sound ones of the corpus up to a size in bytes. */
export async function packageSources(largest: number): Promise<ZipSource[]> {
  const name = 'Contoso.Reader'
  const files = { 'Reader.exe': 'program '.repeat(40), 'Assets\\Logo (1).png': 'logo', 'a b\\ü.txt': '' }
  const own: [string, Uint8Array][] = [
    ['a package', await appPackage({ name })],
    ['a package with files', await appPackage({ name, files, languages: ['en-US', 'fr-FR'], scales: [100, 200] })],
    ['a package with dependencies', await appPackage({ name, dependencies, version: '2.0.0.0', architecture: 'x64' })],
    ['a package of Windows 8', await appPackage({ name, schema: '2010' })],
    ['a package of two blocks', await appPackage({ name, files: { 'Reader.exe': 'x'.repeat(70_000) } })],
    ['an optional package', await appPackage({ name: 'Contoso.Plugin', mainPackages: [name] })],
    ['a framework', runtime],
    ['a zip64 package', await appPackage({ name, zip64: true, dataDescriptors: true, hashAlgorithm: 'SHA-512' })],
    ['a bundle', await bundle(name, { languages: ['en-US', 'fr-FR'], scales: [200, 400] })],
    [
      'a bundle for processors',
      await bundle(name, { architectures: ['x64', 'x86'], dependencies, version: '0.9.0.0' }),
    ],
    ['a bundle with stubs', await bundle(name, { stub: true, dxFeatureLevels: [9, 11] })],
    ['a flat bundle', await bundle(name, { flat: true })],
  ]
  const real = corpusRows()
    .filter(({ kind }) => !/xml|license/i.test(kind))
    .map(({ path }): [string, Uint8Array] => [path, new Uint8Array(readFileSync(join(shared, 'corpus', 'appx', path)))])
    .filter(([, bytes]) => bytes.length <= largest)
  const sources: ZipSource[] = []
  for (const [name, bytes] of [...own, ...real]) {
    try {
      sources.push({ name, bytes, model: await readModel(bytes) })
    } catch (error) {
      // The corpus has broken ones too: they are changed as bytes only.
      if (!(error instanceof FormatError)) throw error
    }
  }
  return sources
}

const KINDS: readonly (readonly [RegExp, DocumentKind])[] = [
  [/^AppxManifest\.xml$/i, 'manifest'],
  [/AppxBundleManifest\.xml$/i, 'bundle'],
  [/^AppxBlockMap\.xml$/i, 'blockMap'],
  [/^\[Content_Types\]\.xml$/i, 'contentTypes'],
]

/** A package with everything that the fixture writes. */
const WINDOWS_PACKAGE = {
  identity: 'Contoso-Feature-Package~31bf3856ad364e35~amd64~fr-FR~10.0.26100.1',
  releaseType: 'OnDemand Pack',
  restart: 'possible',
  offlineCapable: 'yes',
  size: 12_345,
  servicingStack: '6.0.0.0',
  parents: [
    {
      identity: 'Contoso-Base-Package~31bf3856ad364e35~amd64~~10.0.26100.1',
      alternatives: ['Contoso-Core-Package~31bf3856ad364e35~amd64~~10.0.26100.1'],
      buildCompare: 'GE',
    },
  ],
  capabilities: [
    {
      name: 'Contoso.Feature',
      version: '1.0',
      dependencies: [{ name: 'Contoso.Base', language: 'fr-FR' }],
      languages: ['fr-FR'],
    },
  ],
  updates: [
    {
      name: 'Feature',
      enabledByDefault: true,
      parents: ['Base'],
      components: ['Contoso-Part~31bf3856ad364e35~amd64~~10.0.26100.1'],
      packages: ['Contoso-Part-Package~~amd64~~10.0.26100.1'],
    },
  ],
} as const

/** The documents in some packages, a license, AppxProvisioning.xml and a start layout. Equal ones come once. */
export function documentSources(packages: readonly ZipSource[], largest: number): XmlSource[] {
  const sources: XmlSource[] = [
    { name: 'a license', kind: 'license', text: new TextDecoder().decode(readerLicense) },
    { name: 'AppxProvisioning.xml', kind: 'list', text: PROVISIONING_LIST },
    { name: 'LayoutModification.xml', kind: 'layout', text: START_LAYOUT },
    { name: 'update.mum', kind: 'windowsPackage', text: packageManifest(WINDOWS_PACKAGE) },
    ...documentsOfUpdate(),
  ]
  const known = new Set<string>()
  for (const { name, model } of packages) {
    for (const entry of model.entries) {
      const path = nameOf(entry)
      const kind = KINDS.find(([pattern]) => pattern.test(path))?.[1]
      if (kind === undefined || entry.size > largest) continue
      const text = decodeXml(contentOf(entry), path)
      if (!known.has(text)) sources.push({ name: `${name}!${path}`, kind, text })
      known.add(text)
    }
  }
  return sources
}

/** The documents of an update beside its manifest: that of a component, the answer file of its .msu, a container index. */
function documentsOfUpdate(): XmlSource[] {
  const text = (bytes: Uint8Array, pattern: RegExp): string => {
    const cabinet = openCabinet(bytesSource(bytes), 'a.cab')
    return new TextDecoder().decode(readAll(cabinet.content(cabinet.files.find(({ name }) => pattern.test(name))!)))
  }
  return [
    { name: 'a component', kind: 'component', text: text(updateCab(), /\.manifest$/) },
    { name: 'an answer file', kind: 'answers', text: text(updateMsu(), /\.xml$/) },
    { name: '_manifest_.cix.xml', kind: 'containerIndex', text: CONTAINER_INDEX },
  ]
}

const CONTAINER_INDEX = `<Container xmlns="urn:ContainerIndex" type="CAB"><Files>
<File id="1" name="update.mum" length="8" time="130250000000000000" attr="128"><Hash alg="SHA1" value="00"/><Delta><Source type="RAW" name="update.mum"/></Delta></File>
<File id="2" name="x/a.dll" length="9" time="130250000000000000" attr="128"><Hash alg="SHA1" value="00"/><Delta><Source type="PA30" name="0"/><Basis file="1"/></Delta></File>
</Files></Container>`

/** The signatures in some packages. */
export function signatureSources(packages: readonly ZipSource[]): Uint8Array[] {
  return packages.flatMap(({ model }) =>
    model.entries.filter((entry) => /^AppxSignature\.p7x$/i.test(nameOf(entry))).map(contentOf),
  )
}

/** The name of an entry as text. */
export function nameOf({ name }: ModelEntry): string {
  return new TextDecoder().decode(name)
}

/** The content of a sound entry. @throws Error for one that is not */
export function contentOf({ method, data }: ModelEntry): Uint8Array {
  return method === 0 ? data : new Uint8Array(inflateRawSync(data, { maxOutputLength: 16_000_000, finishFlush: 2 }))
}
