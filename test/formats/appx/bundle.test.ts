import { describe, expect, test } from 'vitest'
import { type AppPackageSpec, bundle, type BundleSpec, bundleWithPackages } from '../../../fixtures/index.ts'
import { bytesSource } from '../../../src/formats/ByteSource.ts'
import { openAppPackage } from '../../../src/formats/appx/openAppPackage.ts'
import { packageFullName } from '../../../src/formats/appx/packageFullName.ts'
import { verifyAppPackage } from '../../../src/formats/appx/verifyAppPackage.ts'
import { asyncRefusal } from '../refusal.ts'
import { defectOf, openedBundle } from './packages.ts'

/** Makes all packages x86 ones, each for a device family. */
function forFamilies(families: readonly string[]): Partial<BundleSpec> {
  const namespace = 'http://schemas.microsoft.com/appx/2018/bundle'
  return {
    architectures: ['x86', 'x64'],
    editPackage: (each) => ({ ...each, architecture: 'x86' }),
    edit(path, text) {
      if (!path.endsWith('AppxBundleManifest.xml')) return text
      let index = 0
      return text.replace('Architecture="x64"', 'Architecture="x86"').replaceAll('</Package>', () => {
        const family = `<b4:TargetDeviceFamily Name="${families[index++]}" MinVersion="10.0.0.0" MaxVersionTested="10.0.0.0"/>`
        return `<b4:Dependencies xmlns:b4="${namespace}">${family}</b4:Dependencies></Package>`
      })
    },
  }
}

/** Lists a package of the bundle in its block map. */
function coverPayload(path: string, text: string): string {
  if (path !== 'AppxBlockMap.xml') return text
  const line = '<File Name="Contoso.Reader_1.0.0.0_neutral.appx" Size="0" LfhSize="0"/>'
  return text.replace('</BlockMap>', `${line}</BlockMap>`)
}

const SPEC: BundleSpec = { languages: ['en-US', 'fr-FR'] }

const manifestOf =
  (from: string | RegExp, to: string) =>
  (path: string, text: string): string => {
    if (!path.endsWith('AppxBundleManifest.xml')) return text
    if (text.search(from) < 0) throw new Error(`the manifest has no ${from}`)
    return text.replace(from, to)
  }

describe('bundles', () => {
  test('packages are opened in place, from the bytes of the bundle', async () => {
    const bytes = await bundle('Contoso.Reader', SPEC)
    let outside = 0
    const opened = await openAppPackage(
      {
        size: bytes.length,
        read(offset, length) {
          if (offset < 0 || offset + length > bytes.length) outside++
          return bytes.subarray(offset, offset + length)
        },
      },
      'a.msixbundle',
    )
    if (opened.kind !== 'bundle') throw new Error('a package')
    const inner = await opened.packages[0]!.open()
    expect(inner.file).toBe('a.msixbundle!Contoso.Reader_1.0.0.0_neutral.appx')
    const { content } = inner.files.find((file) => file.path === 'Assets\\StoreLogo.png')!
    expect(content.read(0, 8).buffer).toBe(bytes.buffer)
    expect(outside).toBe(0)
  })

  test('the bundle has its manifest and block map as files, not its packages', async () => {
    const opened = await openedBundle(await bundle('Contoso.Reader', SPEC))
    expect(opened.files.map((file) => file.path)).toEqual(['AppxMetadata\\AppxBundleManifest.xml', 'AppxBlockMap.xml'])
    expect(packageFullName(opened.identity)).toMatch(/^Contoso\.Reader_1\.0\.0\.0_neutral_~_/)
  })

  test('a flat bundle finds its packages beside it, by name', async () => {
    const { bytes, packages } = await bundleWithPackages('Contoso.Reader', { ...SPEC, flat: true })
    const asked: string[] = []
    const opened = await openAppPackage(bytesSource(bytes), 'a.appxbundle', {
      beside(name) {
        asked.push(name)
        return bytesSource(packages.get(name)!)
      },
    })
    await verifyAppPackage(opened)
    expect(asked).toEqual([...packages.keys()])
    expect(await defectOf(bytes)).toMatch(
      /Contoso\.Reader_1\.0\.0\.0_neutral\.appx: neither in the bundle nor beside it/,
    )
  })

  test('a package beside a flat bundle of another size is refused', async () => {
    const { bytes } = await bundleWithPackages('Contoso.Reader', { ...SPEC, flat: true })
    const { packages } = await bundleWithPackages('Contoso.Reader', { ...SPEC, files: { 'other.txt': 'x' } })
    const opened = await openAppPackage(bytesSource(bytes), 'a.appxbundle', {
      beside: (name) => bytesSource(packages.get(name)!),
    })
    expect((await asyncRefusal(() => verifyAppPackage(opened)))?.message).toMatch(
      /the size is \d+, and \d+ in the bundle/,
    )
  })

  test('stubs are told from the packages that they stand for', async () => {
    const opened = await openedBundle(
      await bundle('Contoso.Reader', { stub: true, version: '1.0.0.5', architectures: ['x86', 'x64'] }),
    )
    expect(opened.packages.map((each) => [each.fileName, each.stub, each.identity.version[3]])).toEqual([
      ['Contoso.Reader_1.0.0.5_x86.appx', false, 5],
      ['Contoso.Reader_1.0.0.5_x64.appx', false, 5],
      ['AppxMetadata\\Stub\\Contoso.Reader_1.0.0.5_x86.appx', true, 0],
      ['AppxMetadata\\Stub\\Contoso.Reader_1.0.0.5_x64.appx', true, 0],
    ])
    expect(await defectOf(await bundle('Contoso.Reader', { stub: true }))).toBeUndefined()
  })

  test('several app packages of one architecture may be for several device families', async () => {
    const two = await bundle('Contoso.Reader', forFamilies(['Windows.Desktop', 'Windows.Team']))
    expect(await defectOf(two)).toBeUndefined()
    const same = await bundle('Contoso.Reader', forFamilies(['Windows.Team', 'Windows.Team']))
    expect(await defectOf(same)).toMatch(/two application packages have the architecture x86/)
  })

  test('a neutral app package may not stand beside one of an architecture, but beside a stub of one', async () => {
    const beside = {
      architectures: ['x64', 'x86'],
      edit: manifestOf('Architecture="x86"', 'Architecture="neutral"'),
    } as const
    expect(await defectOf(await bundle('Contoso.Reader', beside))).toMatch(
      /a neutral application package stands beside one of the architecture x64/,
    )
    const stub = manifestOf(/Architecture="neutral"([^>]*IsStub)/, 'Architecture="x64"$1')
    expect(await defectOf(await bundle('Contoso.Reader', { stub: true, edit: stub }))).toMatch(
      /the architecture is neutral, and x64 in the bundle/,
    )
  })

  const faults: [what: string, from: string | RegExp, to: string, defect: RegExp][] = [
    ['another root', /Bundle /g, 'Bundled ', /not well-formed|the root element is not Bundle/],
    ['an unknown namespace', '2013/bundle', '2012/bundle', /the root element is not Bundle/],
    ['no Identity', /<Identity[^>]*>/, '', /Bundle lacks Identity or Packages/],
    ['no packages', /<Packages>.*<\/Packages>/, '<Packages/>', /Packages is empty/],
    [
      'resource packages alone',
      /<Package Type="application".*?<\/Package>/,
      '',
      /the bundle has no application package/,
    ],
    ['an unknown type', 'Type="application"', 'Type="program"', /Package Type "program" is unknown/],
    ['no file name', / FileName="[^"]*"/, '', /Package has no attribute FileName/],
    ['a file name out of the bundle', 'FileName="Contoso', 'FileName="..\\Contoso', /is not a safe name/],
    ['an absolute file name', 'FileName="Contoso', 'FileName="C:\\Contoso', /is not a safe name/],
    ['a file that is no package', '_neutral.appx', '_neutral.exe', /_neutral\.exe" is not one of a package/],
    [
      'a file twice',
      /FileName="[^"]*language-fr.appx"/,
      'FileName="CONTOSO.Reader_1.0.0.0_neutral.appx"',
      /two packages have the FileName/,
    ],
    ['a package twice', /(<Package Type="application".*?<\/Package>)/, '$1$1', /two packages have the FileName/],
    ['a strange element', '<Packages>', '<Packages><Bonus/>', /unknown element Bonus in Packages/],
    ['another size', / Size="(\d+)"/, ' Size="1"', /the bundle manifest gives 1 bytes, the zip/],
    ['a size that is none', / Size="(\d+)"/, ' Size="big"', /Package Size: "big" is no size/],
    ['another offset', / Offset="(\d+)"/, ' Offset="1"', /the bundle manifest gives the offset 1, the zip/],
    [
      'another version',
      /(<Package [^>]*)Version="1/,
      '$1Version="2',
      /the version is 1\.0\.0\.0, and 2\.0\.0\.0 in the bundle/,
    ],
    [
      'another architecture',
      'Architecture="neutral"',
      'Architecture="x64"',
      /the architecture is neutral, and x64 in the bundle/,
    ],
    ['an unknown architecture', 'Architecture="neutral"', 'Architecture="mips"', /"mips" is no architecture/],
    [
      'another resource id',
      'ResourceId="split.language-fr"',
      'ResourceId="fr"',
      /the resource id is "split\.language-fr", and "fr"/,
    ],
    [
      'another type',
      /Type="application"([^]*?)Type="resource"/,
      'Type="resource"$1Type="application"',
      /the type is application, and resource in the bundle/,
    ],
    [
      'another language',
      'Language="fr-FR"',
      'Language="de-DE"',
      /the set of languages is \[fr-fr\], and \[de-de\] in the bundle/,
    ],
    [
      'another name',
      'Name="Contoso.Reader"',
      'Name="Contoso.Writer"',
      /the name is contoso\.reader, and contoso\.writer/,
    ],
    [
      'another publisher',
      'CN=Contoso',
      'CN=contoso',
      /the publisher is CN=Contoso, and CN=contoso in the bundle manifest/,
    ],
    [
      'a package that is not there',
      '</Packages>',
      '<Package Version="1.0.0.0" ResourceId="x" FileName="other.appx" Offset="1" Size="1"/></Packages>',
      /other\.appx: listed in the bundle manifest and not in the bundle/,
    ],
    [
      'a package that is not listed',
      /<Package Type="resource".*?<\/Package>/,
      '',
      /language-fr\.appx: not listed in the bundle/,
    ],
    ['a flat package that is there', / Offset="\d+"/, '', /the bundle manifest gives the offset undefined, the zip/],
  ]
  test.each(faults)('refuses %s', async (_, from, to, defect) => {
    expect(await defectOf(await bundle('Contoso.Reader', { ...SPEC, edit: manifestOf(from, to) }))).toMatch(defect)
  })

  test('file names of packages and resource ids compare without case', async () => {
    const edit = manifestOf('split.language-fr', 'SPLIT.language-FR')
    expect(await defectOf(await bundle('Contoso.Reader', { ...SPEC, edit }))).toBeUndefined()
  })

  test('two resource packages may not share an id', async () => {
    const edit = manifestOf('split.language-de', 'split.language-fr')
    expect(await defectOf(await bundle('Contoso.Reader', { languages: ['en', 'fr', 'de'], edit }))).toMatch(
      /two resource packages have the ResourceId "split\.language-fr"/,
    )
  })

  const packages: [what: string, change: Partial<AppPackageSpec>, defect: RegExp][] = [
    ['a framework', { framework: true, applications: [] }, /a framework may not be in a bundle/],
    [
      'an app package without applications',
      { applications: [] },
      /an application package in a bundle must declare an Appl/,
    ],
    ['another hash algorithm', { hashAlgorithm: 'SHA-512' }, /hash algorithm of the block map is SHA-512, and SHA-256/],
    [
      'a broken package',
      { edit: (path, text) => (path === 'AppxBlockMap.xml' ? undefined : text) },
      /!Contoso.*: AppxBlockMap\.xml is/,
    ],
    [
      'a package without manifest',
      { edit: (path, text) => (path === 'AppxManifest.xml' ? undefined : text) },
      /AppxManifest\.xml is missing/,
    ],
  ]
  test.each(packages)('refuses %s inside', async (_, change, defect) => {
    const editPackage = (spec: AppPackageSpec): AppPackageSpec => ({ ...spec, ...change })
    expect(await defectOf(await bundle('Contoso.Reader', { editPackage }))).toMatch(defect)
  })

  test('a bundle in a bundle is no package', async () => {
    const inner = await bundle('Contoso.Reader', {})
    const { bytes, packages } = await bundleWithPackages('Contoso.Reader', { flat: true })
    const opened = await openAppPackage(bytesSource(bytes), 'a.appxbundle', { beside: () => bytesSource(inner) })
    expect(packages.size).toBe(1)
    expect((await asyncRefusal(() => verifyAppPackage(opened)))?.message).toMatch(/AppxManifest\.xml is missing/)
  })

  test('a package in the block map of the bundle is refused', async () => {
    const bytes = await bundle('Contoso.Reader', { edit: coverPayload })
    expect(await defectOf(bytes)).toMatch(/a package of a bundle may not be listed/)
  })

  test('a changed byte of a package that nobody opens is found by verify', async () => {
    const bytes = await bundle('Contoso.Reader', SPEC)
    const at = Buffer.from(bytes.buffer).indexOf('IHDR')
    bytes[at]! ^= 1
    const opened = await openedBundle(bytes)
    expect(() => opened.verify()).toThrow('Contoso.Reader_1.0.0.0_neutral.appx: the content does not match its CRC-32')
  })
})
