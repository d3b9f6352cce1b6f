import { describe, expect, test } from 'vitest'
import { packageManifest } from '../../../fixtures/packageManifest.ts'
import { ASM_V3 } from '../../../src/formats/mum/asmNamespace.ts'
import { parsePackageManifest } from '../../../src/formats/mum/parsePackageManifest.ts'

const parse = (text: string) => parsePackageManifest(new TextEncoder().encode(text), 'update.mum')

const IDENTITY =
  '<assemblyIdentity name="P" version="1.2.3.4" processorArchitecture="amd64" publicKeyToken="0123456789abcdef"'

/** A manifest with this inside its `package`, written as Windows writes it. */
const withPackage = (inside: string, attributes = '') =>
  parse(
    `<assembly xmlns="${ASM_V3}">${IDENTITY} language="neutral"/><package${attributes}>${inside}</package></assembly>`,
  )

const other = (name: string) => ({
  name,
  publicKeyToken: '',
  architecture: 'neutral',
  language: '',
  version: '1.0.0.0',
})

describe('a package manifest', () => {
  test('of an update: texts, parents, the stack it needs', () => {
    const manifest = parse(`<?xml version="1.0" encoding="utf-8"?>
<assembly xmlns="${ASM_V3}" manifestVersion="1.0" description="Fix for KB1" displayName="default" company="Contoso"
  copyright="(c)" supportInformation="https://support.example/1" creationTimeStamp="2019-08-08T01:20:30Z" lastUpdateTimeStamp="2019-08-09T01:20:30Z">
  ${IDENTITY} language="neutral"/>
  <package identifier="KB1" releaseType="Security Update" restart="Possible" psfName="x.psf">
    <parent buildCompare="EQ" serviceCompare="eq" integrate="separate" disposition="detect">
      <assemblyIdentity name="A" language="ro-RO" version="6.1.7601.17514" processorArchitecture="amd64" publicKeyToken="t"/>
      <assemblyIdentity name="B" language="*" version="1.0.0.0"/>
    </parent>
    <parent integrate="separate" disposition="staged" set="languageResources"><assemblyIdentity name="C" version="1.0.0.0"/></parent>
    <installerAssembly name="Microsoft-Windows-ServicingStack" version="6.0.0.0"/>
  </package>
</assembly>`)
    expect(manifest).toMatchObject({
      identity: {
        name: 'P',
        publicKeyToken: '0123456789abcdef',
        architecture: 'amd64',
        language: '',
        version: '1.2.3.4',
      },
      description: 'Fix for KB1',
      displayName: 'default',
      company: 'Contoso',
      copyright: '(c)',
      supportInformation: 'https://support.example/1',
      creationTime: '2019-08-08T01:20:30Z',
      lastUpdateTime: '2019-08-09T01:20:30Z',
      identifier: 'KB1',
      releaseType: 'Security Update',
      restart: 'possible',
      permanent: false,
      selfUpdate: false,
      servicingStack: '6.0.0.0',
      capabilities: [],
      updates: [],
      size: undefined,
      offlineCapable: undefined,
    })
    expect(manifest.parents).toEqual([
      {
        integrate: 'separate',
        disposition: 'detect',
        set: undefined,
        compare: { build: 'EQ', service: 'EQ', revision: undefined, distribution: undefined },
        identities: [
          { name: 'A', publicKeyToken: 't', architecture: 'amd64', language: 'ro-RO', version: '6.1.7601.17514' },
          other('B'),
        ],
      },
      expect.objectContaining({ disposition: 'staged', set: 'languageResources', identities: [other('C')] }),
    ])
  })

  test('elements go by their namespace: a prefix bound to it counts, the same name in another does not', () => {
    const manifest = withPackage(
      `<m:packageExtended xmlns:m="${ASM_V3}" packageSize="1234" completelyOfflineCapable="Yes"/>
       <m:update xmlns:m="${ASM_V3}" name="U"/><update xmlns="urn:other" name="V"/>`,
      ' permanence="Permanent" selfUpdate="TRUE"',
    )
    expect(manifest).toMatchObject({ size: 1234, offlineCapable: 'yes', permanent: true, selfUpdate: true })
    expect(manifest.updates.map(({ name }) => name)).toEqual(['U'])
  })

  test('updates with what they need, whether they can be selected, and what they bring', () => {
    const assembly = (name: string) => `<assemblyIdentity name="${name}" version="1.0.0.0"/>`
    const { updates } = withPackage(`
      <update name="Feature" displayName="A feature" description="of some use" restart="required">
        <m:customInformation xmlns:m="${ASM_V3}">
          <ServerComponent Id="44" Type="Feature"><Deploys><Update Name="Feature"/></Deploys></ServerComponent>
        </m:customInformation>
        <applicable disposition="staged">
          <detectUpdate><update name="Parent"/></detectUpdate><updateComponent elevate="revision">${assembly('X')}</updateComponent>
        </applicable>
        <selectable disposition="staged"><detectNone default="true"/></selectable>
        <component>${assembly('C1')}</component><component>${assembly('C2')}</component>
        <package contained="true" integrate="hidden">${assembly('S1')}</package>
        <package contained="false" integrate="visible">${assembly('S2')}</package>
        <driver inf="x.inf" ranking="1">${assembly('D')}</driver><driver inf="y.inf"/>
      </update>
      <update name="Plain"/>`)
    expect(updates[0]).toEqual({
      name: 'Feature',
      displayName: 'A feature',
      description: 'of some use',
      restart: 'required',
      applicable: { disposition: 'staged', updates: ['Parent'], elevate: 'revision' },
      selectable: { disposition: 'staged', enabledByDefault: true },
      components: [other('C1'), other('C2')],
      packages: [
        { identity: other('S1'), contained: true, visible: false },
        { identity: other('S2'), contained: false, visible: true },
      ],
      drivers: [other('D')],
      custom: [
        { path: 'ServerComponent', name: 'Id', value: '44' },
        { path: 'ServerComponent', name: 'Type', value: 'Feature' },
        { path: 'ServerComponent\\Deploys\\Update', name: 'Name', value: 'Feature' },
      ],
    })
    expect(updates[1]).toMatchObject({ name: 'Plain', applicable: undefined, selectable: undefined, components: [] })
  })

  test('capabilities with what they depend on, and the languages of a satellite', () => {
    const { capabilities } = withPackage(`
      <declareCapability>
        <capability><capabilityIdentity name="Language.OCR" version="1.0" language="fr-FR"/></capability>
        <dependency><capabilityIdentity name="Language.Basic" language="fr-FR"/></dependency>
        <satelliteInfo><applyTo type="language" value="fr-FR"/><applyTo type="other" value="no"/></satelliteInfo>
      </declareCapability>`)
    expect(capabilities).toEqual([
      {
        identity: { name: 'Language.OCR', language: 'fr-FR', version: '1.0' },
        dependencies: [{ name: 'Language.Basic', language: 'fr-FR', version: '' }],
        languages: ['fr-FR'],
      },
    ])
  })

  test('says again what the fixture was told', () => {
    const spec = {
      identity: 'P~0123456789abcdef~amd64~fr-FR~1.2.3.4',
      releaseType: 'Language Pack',
      displayName: 'a & "b"',
      restart: 'required',
      permanent: true,
      selfUpdate: true,
      offlineCapable: 'no',
      parents: [{ identity: 'Q~~x86~~1.0.0.0', buildCompare: 'GE', revisionCompare: 'EQ', disposition: 'staged' }],
      capabilities: [{ name: 'C', version: '1.0', language: 'fr-FR' }],
      updates: [{ name: 'U', enabledByDefault: false, packages: ['R~t~wow64~~1.0.0.0'] }],
    } as const
    expect(parse(packageManifest(spec))).toMatchObject({
      identity: { name: 'P', architecture: 'amd64', language: 'fr-FR' },
      identifier: 'P',
      displayName: 'a & "b"',
      restart: 'required',
      permanent: true,
      selfUpdate: true,
      offlineCapable: 'no',
      parents: [{ disposition: 'staged', compare: { build: 'GE', revision: 'EQ' }, identities: [{ name: 'Q' }] }],
      capabilities: [{ identity: { name: 'C', version: '1.0', language: 'fr-FR' } }],
      updates: [{ selectable: { enabledByDefault: false }, packages: [{ identity: { architecture: 'wow64' } }] }],
    })
    expect(() => packageManifest({ ...spec, identity: 'P~1.0' })).toThrow('P~1.0 is no identity of a package')
  })
})

describe('is refused:', () => {
  const root = (inside: string) => `<assembly xmlns="${ASM_V3}">${inside}</assembly>`
  const own = `${IDENTITY}/>`
  test.each([
    ['what is no XML', 'MSCF', /not well-formed XML/],
    ['another root', `<package xmlns="${ASM_V3}"/>`, /the root element is not assembly/],
    ['another namespace', `<assembly>${own}<package/></assembly>`, /the root element is not assembly/],
    ['no identity', root('<package/>'), /assembly lacks assemblyIdentity/],
    ['no package, as in a manifest of a component', root(own), /assembly lacks package/],
    ['an identity without version', root('<assemblyIdentity name="P"/><package/>'), /assemblyIdentity lacks version/],
    ['an empty name', root('<assemblyIdentity name="" version="1.0.0.0"/><package/>'), /has an empty name/],
    ['three numbers', root('<assemblyIdentity name="P" version="1.0.0"/><package/>'), /version "1\.0\.0" is none/],
    ['a tilde', root('<assemblyIdentity name="P~Q" version="1.0.0.0"/><package/>'), /name: "P~Q" is no name/],
    [
      'a path as a language',
      root('<assemblyIdentity name="P" version="1.0.0.0" language="..\\x"/><package/>'),
      /language: "\.\.\\\\x" is no name/,
    ],
    ['a parent of nobody', root(`${own}<package><parent/></package>`), /parent lacks assemblyIdentity/],
    ['an update without name', root(`${own}<package><update/></package>`), /update lacks name/],
    [
      'a capability without name',
      root(`${own}<package><declareCapability><capability/></declareCapability></package>`),
      /capability names no capability/,
    ],
    [
      'a size that is none',
      root(`${own}<package><packageExtended packageSize="-1"/></package>`),
      /packageSize "-1" is no size/,
    ],
    ['a document type', `<!DOCTYPE a [<!ENTITY b "c">]>${root(own)}`, /a document type is not allowed/],
  ])('%s', (_, text, defect) => {
    expect(() => parse(text)).toThrow(
      expect.objectContaining({ name: 'FormatError', file: 'update.mum', message: expect.stringMatching(defect) }),
    )
  })

  test('more than 8 MiB, before it is read', () => {
    const bytes = new Uint8Array(8 * 1024 * 1024 + 1).fill(0x20)
    expect(() => parsePackageManifest(bytes, 'update.mum')).toThrow('the document is longer than')
  })
})
