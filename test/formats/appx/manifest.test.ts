import { describe, expect, test } from 'vitest'
import { appPackage, type AppPackageSpec, type XmlEncoding } from '../../../fixtures/index.ts'
import { parseAppManifest } from '../../../src/formats/appx/parseAppManifest.ts'
import { publisherId } from '../../../src/formats/appx/publisherId.ts'
import { defectOf, openedPackage } from './packages.ts'

const READER = { name: 'Contoso.Reader' }

/** A package whose manifest is changed by replacing text. */
function withManifest(from: string | RegExp, to: string, spec: AppPackageSpec = READER): Promise<Uint8Array> {
  return appPackage({
    ...spec,
    edit(path, text) {
      if (path !== 'AppxManifest.xml') return text
      if (text.search(from) < 0) throw new Error(`the manifest has no ${from}`)
      return text.replace(from, to)
    },
  })
}

describe('manifests', () => {
  test('Windows 10: everything that is read', async () => {
    const { manifest, identity } = await openedPackage(
      await appPackage({
        name: 'Contoso.Reader',
        publisher: 'CN="Contoso & Sons, Inc.", C=US',
        version: '1.2.3.4',
        architecture: 'x64',
        resourceId: 'en-us',
        languages: ['en-US', 'x-generate'],
        scales: [100, 200],
        dxFeatureLevels: [9, 11],
        displayName: 'ms-resource:Name',
        publisherDisplayName: 'Contoso <Sons>',
        dependencies: [
          { name: 'Contoso.Runtime', minVersion: '2.0.0.0', maxMajorVersionTested: 3, optional: true },
          { name: 'Fabrikam.Runtime', publisher: 'CN=Fabrikam' },
        ],
        targetDeviceFamilies: [
          { name: 'Windows.Desktop', minVersion: '10.0.17763.0', maxVersionTested: '10.0.26100.0' },
          { name: 'Windows.Team' },
        ],
        applications: ['App', 'Contoso.Other'],
      }),
    )
    expect(identity).toBe(manifest.identity)
    expect(manifest).toEqual({
      identity: {
        name: 'Contoso.Reader',
        publisher: 'CN="Contoso & Sons, Inc.", C=US',
        publisherId: publisherId('CN="Contoso & Sons, Inc.", C=US'),
        version: [1, 2, 3, 4],
        architecture: 'x64',
        resourceId: 'en-us',
      },
      namespace: 'http://schemas.microsoft.com/appx/manifest/foundation/windows10',
      displayName: 'ms-resource:Name',
      publisherDisplayName: 'Contoso <Sons>',
      framework: false,
      resourcePackage: false,
      resources: { languages: ['en-US', 'x-generate'], scales: [100, 200], dxFeatureLevels: [9, 11] },
      dependencies: [
        {
          name: 'Contoso.Runtime',
          publisher: 'CN="Contoso & Sons, Inc.", C=US',
          minVersion: [2, 0, 0, 0],
          maxMajorVersionTested: 3,
          optional: true,
        },
        {
          name: 'Fabrikam.Runtime',
          publisher: 'CN=Fabrikam',
          minVersion: [1, 0, 0, 0],
          maxMajorVersionTested: undefined,
          optional: false,
        },
      ],
      targetDeviceFamilies: [
        { name: 'Windows.Desktop', minVersion: [10, 0, 17763, 0], maxVersionTested: [10, 0, 26100, 0] },
        { name: 'Windows.Team', minVersion: [10, 0, 10240, 0], maxVersionTested: [10, 0, 10240, 0] },
      ],
      mainPackages: [],
      applications: ['App', 'Contoso.Other'],
    })
  })

  test('Windows 8.1: the versions of the system are those of Windows.Desktop', async () => {
    const { manifest } = await openedPackage(
      await appPackage({
        ...READER,
        schema: '2010',
        resourcePackage: true,
        resourceId: 'split.scale-140',
        scales: [140],
      }),
    )
    expect(manifest).toMatchObject({
      namespace: 'http://schemas.microsoft.com/appx/2010/manifest',
      resourcePackage: true,
      resources: { languages: [], scales: [140] },
      targetDeviceFamilies: [{ name: 'Windows.Desktop', minVersion: [6, 3, 0, 0], maxVersionTested: [6, 3, 0, 0] }],
    })
  })

  test('Windows 8 named frameworks without publisher and version', async () => {
    const bytes = await withManifest(
      '<Prerequisites>',
      '<Dependencies><PackageDependency Name="Microsoft.WinJS.1.0"/></Dependencies><Prerequisites>',
      { ...READER, schema: '2010' },
    )
    expect((await openedPackage(bytes)).manifest.dependencies).toEqual([
      {
        name: 'Microsoft.WinJS.1.0',
        publisher: 'CN=Contoso',
        minVersion: [0, 0, 0, 0],
        maxMajorVersionTested: undefined,
        optional: false,
      },
    ])
  })

  test('a dependency is optional when the manifest says true', async () => {
    const spec = { ...READER, dependencies: [{ name: 'Contoso.Runtime', optional: true }] }
    const optional = async (value: string) =>
      (await openedPackage(await withManifest('Optional="true"', `Optional="${value}"`, spec))).manifest
        .dependencies[0]!.optional
    expect([await optional('true'), await optional('1'), await optional('false'), await optional('0')]).toEqual([
      true,
      true,
      false,
      false,
    ])
  })

  test('an optional package names its main packages', async () => {
    const { manifest } = await openedPackage(await appPackage({ ...READER, mainPackages: ['Contoso.Main'] }))
    expect(manifest).toMatchObject({
      mainPackages: [{ name: 'Contoso.Main', publisher: 'CN=Contoso' }],
      applications: [],
    })
  })

  test.each<XmlEncoding>(['utf-8', 'utf-8-bom', 'utf-16le', 'utf-16be'])(
    'manifest and block map in %s',
    async (encoding) => {
      const bytes = await appPackage({ ...READER, encoding, displayName: 'Löser' })
      expect((await openedPackage(bytes)).manifest.displayName).toBe('Löser')
      expect(await defectOf(bytes)).toBeUndefined()
    },
  )

  test('prefixes are free', async () => {
    const foundation = 'http://schemas.microsoft.com/appx/manifest/foundation/windows10'
    const document = `<f:Package xmlns:f="${foundation}" xmlns:q="http://schemas.microsoft.com/appx/manifest/uap/windows10">
      <f:Identity Name="Contoso.Reader" Publisher="CN=Contoso" Version="1.0.0.0"/>
      <f:Properties><f:DisplayName>Reader</f:DisplayName><f:PublisherDisplayName>Contoso</f:PublisherDisplayName></f:Properties>
      <f:Resources><f:Resource Language="de" q:Scale="400" xmlns:z="urn:z" z:Scale="1"/></f:Resources></f:Package>`
    expect(parseAppManifest(new TextEncoder().encode(document), 'a.xml').resources).toEqual({
      languages: ['de'],
      scales: [400],
      dxFeatureLevels: [],
    })
  })

  const faults: [what: string, from: string | RegExp, to: string, defect: RegExp][] = [
    ['another root', /Package/g, 'Paket', /the root element is not Package/],
    ['an unknown namespace', 'foundation/windows10', 'foundation/windows95', /the root element is not Package/],
    ['no Identity', /<Identity[^>]*>/, '', /Package has no element Identity/],
    ['two Identity elements', /(<Identity[^>]*>)/, '$1$1', /Package has two elements Identity/],
    ['no Name', / Name="Contoso.Reader"/, '', /Identity has no attribute Name/],
    ['a reserved Name', 'Contoso.Reader"', 'nul.Reader"', /Identity Name: "nul.Reader" is not allowed/],
    ['a Publisher that is no name', 'CN=Contoso', 'Contoso', /Publisher is not a distinguished name/],
    ['a Version of three numbers', '1.0.0.0', '1.0.0', /Identity Version: "1.0.0" is no version/],
    ['an unknown architecture', '<Identity', '<Identity ProcessorArchitecture="mips"', /"mips" is no architecture/],
    ['a ResourceId of a bundle', '<Identity', '<Identity ResourceId="~"', /ResourceId: "~" is not allowed/],
    ['a long ResourceId', '<Identity', `<Identity ResourceId="${'r'.repeat(31)}"`, /is not allowed/],
    ['no DisplayName', /<DisplayName>.*<\/DisplayName>/, '', /Properties has no element DisplayName/],
    ['an empty DisplayName', /<DisplayName>.*<\/DisplayName>/, '<DisplayName/>', /DisplayName is empty/],
    ['a long DisplayName', '<DisplayName>', `<DisplayName>${'a'.repeat(257)}`, /longer than 256 characters/],
    ['a language that is none', 'en-US', 'English (US)', /Resource Language "English \(US\)" is no language tag/],
    ['a language twice', 'Language="en-US"/>', 'Language="en-US"/><Resource Language="EN-us"/>', /"EN-us" comes twice/],
    ['no language for an old target', '<Resource Language="en-US"/>', '', /16299 or older must name a language/],
    ['a scale that is none', 'Language="en-US"', 'uap:Scale="big"', /Resource Scale "big" is no scale/],
    ['a DirectX level that is none', 'Language="en-US"', 'uap:DXFeatureLevel="9"', /"9" is no feature level/],
    ['too many resources', '<Resources>', `<Resources>${'<Resource/>'.repeat(200)}`, /more than 200 Resource elements/],
    ['a family tested below its minimum', 'MaxVersionTested="10', 'MaxVersionTested="9', /lower than MinVersion/],
    ['a family twice', /(<TargetDeviceFamily[^>]*>)/, '$1$1', /a TargetDeviceFamily comes twice/],
    ['an application twice', /(<Application .*<\/Application>)/, '$1$1', /an Application Id comes twice/],
    ['an application without Id', ' Id="App"', '', /Application Id undefined is not allowed/],
    ['a framework flag that is none', '<Logo>', '<Framework>maybe</Framework><Logo>', /Framework is neither true nor/],
    [
      'a framework with applications',
      '<Logo>',
      '<Framework>true</Framework><Logo>',
      /a framework may not declare appl/,
    ],
    [
      'a resource package with applications',
      '<Logo>',
      '<ResourcePackage>1</ResourcePackage><Logo>',
      /resource package may decl/,
    ],
    ['XML that breaks off', /<\/Package>$/, '', /AppxManifest\.xml: at offset \d+: not well-formed XML/],
  ]
  test.each(faults)('refuses %s', async (_, from, to, defect) => {
    expect(await defectOf(await withManifest(from, to))).toMatch(defect)
  })

  const specs: [what: string, spec: Partial<AppPackageSpec>, defect: RegExp][] = [
    [
      'a framework that is a resource package',
      { framework: true, resourcePackage: true },
      /either a framework or a resource/,
    ],
    [
      'two kinds of qualifiers in a resource package',
      { resourcePackage: true, languages: ['fr'], scales: [100] },
      /one kind of qualifier only/,
    ],
    [
      'a dependency without version',
      { dependencies: [{ name: 'Contoso.Runtime', minVersion: '1' }] },
      /"1" is no version/,
    ],
    [
      'a dependency on an impossible name',
      { dependencies: [{ name: 'a' }] },
      /PackageDependency names no possible package/,
    ],
    [
      'a dependency twice',
      { dependencies: [{ name: 'Contoso.Runtime' }, { name: 'contoso.runtime' }] },
      /a PackageDependency comes twice/,
    ],
    [
      'a tested major version beyond 16 bits',
      { dependencies: [{ name: 'Contoso.Runtime', maxMajorVersionTested: 65536 }] },
      /MaxMajorVersionTested is no number of 16 bits/,
    ],
    [
      'more than 128 dependencies',
      { dependencies: Array.from({ length: 129 }, (_, index) => ({ name: `Contoso.Runtime${index}` })) },
      /more than 128 dependencies/,
    ],
  ]
  test.each(specs)('refuses %s', async (_, spec, defect) => {
    expect(await defectOf(await appPackage({ ...READER, ...spec }))).toMatch(defect)
  })

  test('old manifests need their Prerequisites', async () => {
    const spec: AppPackageSpec = { ...READER, schema: '2010' }
    expect(await defectOf(await withManifest(/<Prerequisites>.*<\/Prerequisites>/, '', spec))).toMatch(
      /no element Prerequisites/,
    )
    expect(await defectOf(await withManifest('>6.3.0<', '>eight<', spec))).toMatch(
      /OSMinVersion is missing or no version/,
    )
  })

  test('a package for new systems alone may go without languages', async () => {
    const spec = {
      ...READER,
      languages: [],
      targetDeviceFamilies: [{ name: 'Windows.Desktop', minVersion: '10.0.17763.0' }],
    }
    expect(await defectOf(await appPackage(spec))).toBeUndefined()
  })
})
