import { describe, expect, test } from 'vitest'
import type { AppBundle, AppManifest } from '../../../src/formats/appx/AppPackage.ts'
import { packageFullName } from '../../../src/formats/appx/packageFullName.ts'
import { formatPackageVersion } from '../../../src/formats/appx/packageVersion.ts'
import { verifyAppPackage } from '../../../src/formats/appx/verifyAppPackage.ts'
import { FormatError } from '../../../src/formats/FormatError.ts'
import { corpusAbsent, corpusRows, type CorpusRow, openCorpusFile } from './corpus.ts'

/** Files of the corpus that are not sound, with the words that name what is wrong. */
const FAULTS: Readonly<Record<string, RegExp>> = {
  'BlockMap/Bad_Namespace_Blockmap.appx': /AppxBlockMap\.xml.*unbound namespace prefix: "fake"/,
  'BlockMap/ContentTypes_in_blockmap.appx': /\[Content_Types\]\.xml: may not be listed in the block map/,
  'BlockMap/Duplicate_file_in_blockmap.appx': /index\.html: listed twice in the block map/,
  'BlockMap/Extra_file_in_blockmap.msix': /App1\.exe: listed in the block map and not in the package/,
  'BlockMap/File_missing_from_blockmap.msix': /App1\.exe: not listed in the block map/,
  'BlockMap/Invalid_Bad_Block.msix': /App1\.dll: 22 blocks cannot hold 1486848 bytes/,
  'BlockMap/Missing_Manifest_in_blockmap.appx': /AppxManifest\.xml: not listed in the block map/,
  'BlockMap/No_blockmap.appx': /AppxBlockMap\.xml is missing/,
  'BlockMap/Size_wrong_uncompressed.msix':
    /LockScreenLogo\.scale-200\.png: the block map gives 1530 bytes, the zip 1430/,
  'unpack/Empty.appx': /End of central directory record signature not found/,
  'unpack/InvalidSignatureBadCodeIntegrity.appx': /\[Content_Types\]\.xml.*Default lacks Extension or ContentType/,
  'unpack/InvalidSignatureInvalidCodeIntegrityXML.appx':
    /\[Content_Types\]\.xml.*not well-formed XML: unexpected close tag/,
  'unpack/OPC_E_ZIP_CORRUPTED_ARCHIVE.appx': /\[Content_Types\]\.xml.*not well-formed XML: unclosed tag: Types/,
  'unpack/SignatureNotLastPart-ERROR_BAD_FORMAT.appx': /AppxSignature\.p7x is not the last file/,
  'unpack/SignedMismatchedPublisherName-ERROR_BAD_FORMAT.appx':
    /the publisher is CN=Mismatched Publisher, and the signer CN=Simon Leet/,
  'unpack/SignedTamperedBlockMap-TRUST_E_BAD_DIGEST.appx': /AppxBlockMap\.xml does not match the signature/,
  'unpack/SignedTamperedCD-TRUST_E_BAD_DIGEST.appx': /the central directory does not match the signature/,
  'unpack/SignedTamperedCodeIntegrity-TRUST_E_BAD_DIGEST.appx': /CodeIntegrity\.cat does not match the signature/,
  'unpack/SignedTamperedContentTypes-TRUST_E_BAD_DIGEST.appx': /\[Content_Types\]\.xml does not match the signature/,
  'unpack/UnsignedZip64WithCI-APPX_E_MISSING_REQUIRED_FILE.appx': /AppxSignature\.p7x is missing/,
  'bundles/BlockMapContainsPayloadPackage.appxbundle': /a package of a bundle may not be listed in the block map/,
  'bundles/BlockMapIsMissing.appxbundle': /AppxBlockMap\.xml is missing/,
  'bundles/BlockMapViolatesSchema.appxbundle': /unknown element UnknownElement in BlockMap/,
  'bundles/ContainsNoPayload.appxbundle': /Packages is empty/,
  'bundles/ContainsOnlyResourcePackages.appxbundle': /the bundle has no application package/,
  'bundles/ContainsNeutralAndX86AppPackages.appxbundle':
    /a neutral application package stands beside one of the architecture x86/,
  'bundles/ContainsTwoNeutralAppPackages.appxbundle': /two application packages have the architecture neutral/,
  'bundles/ManifestDeclaresAppPackageForResourcePackage.appxbundle':
    /the type is resource, and application in the bundle/,
  'bundles/ManifestDeclaresResourcePackageForAppPackage.appxbundle':
    /the type is application, and resource in the bundle/,
  'bundles/ManifestHasExtraPackage.appxbundle': /listed in the bundle manifest and not in the bundle/,
  'bundles/ManifestIsMissing.appxbundle':
    /neither AppxManifest\.xml nor AppxMetadata\\AppxBundleManifest\.xml is there/,
  'bundles/ManifestPackageHasIncorrectArchitecture.appxbundle': /the architecture is neutral, and x86 in the bundle/,
  'bundles/ManifestPackageHasIncorrectName.appxbundle': /the name is test, and abcd in the bundle manifest/,
  'bundles/ManifestPackageHasIncorrectPublisher.appxbundle':
    /the publisher is CN=TestPublisher, and CN=ABCDPublisher in/,
  'bundles/ManifestPackageHasIncorrectSize.appxbundle': /the bundle manifest gives 3205 bytes, the zip 3206/,
  'bundles/ManifestPackageHasIncorrectVersion.appxbundle':
    /the version is 1\.0\.0\.2, and 1\.2\.0\.0 in the bundle manifest/,
  'bundles/ManifestPackageHasInvalidOffset.appxbundle': /the bundle manifest gives the offset 3300, the zip 3341/,
  'bundles/ManifestPackageHasInvalidRange.appxbundle': /the bundle manifest gives the offset 3000, the zip 53/,
  'bundles/ManifestViolatesSchema.appxbundle': /unknown element UnknownElement in Packages/,
  'bundles/PayloadPackageHasNonAppxExtension.appxbundle': /FileName "AppPackage_Neutral\.txt" is not one of a package/,
  'bundles/PayloadPackageIsCompressed.appxbundle': /a package of a bundle may not be compressed/,
  'bundles/PayloadPackageIsEmpty.appxbundle':
    /!AppPackage_Neutral\.appx: .*End of central directory record signature not/,
  'bundles/PayloadPackageIsNotAppxPackage.appxbundle': /!AppPackage_Neutral\.appx: .*End of central directory record/,
  'bundles/PayloadPackageNotListedInManifest.appxbundle': /AppPackage_X86\.appx: not listed in the bundle manifest/,
}

/** Sound as a file; that its device family `Mock` is no Windows is for servicing to refuse, by the families read here. */
const UNKNOWN_FAMILY = 'Installer-Bad-NoSupportedPlatforms.msix'

/** Packages of the flat bundle that the corpus does not hold. */
const ABSENT_BESIDE = new Set(['assets.appx', 'main_ARM.appx', 'main_x64.appx', 'main_x86.appx'])

const rows = corpusRows()
const sound = rows.filter((row) => row.kind !== 'bad' || row.name === UNKNOWN_FAMILY)
const faulty = rows.filter((row) => !sound.includes(row))

describe.skipIf(corpusAbsent !== undefined)(
  `real app packages${corpusAbsent ? ` (skipped: ${corpusAbsent})` : ''}`,
  () => {
    test('the corpus holds what this test was written for', () => {
      expect(rows.length).toBeGreaterThanOrEqual(129)
      expect(faulty.map(faultOf).sort()).toEqual(Object.keys(FAULTS).sort())
    })

    test.each(sound)('$name is read as the index says', async (row) => {
      const opened = await openCorpusFile(row)
      expect(packageFullName(opened.identity)).toBe(row.identity)
      expect(opened.signed).toBe(row.holds.has('signed'))
      expect(opened.kind).toBe(row.kind === 'bundle' ? 'bundle' : 'package')
      if (opened.kind === 'bundle') return expectBundle(opened, row)
      expect(factsOf(opened.manifest)).toMatchObject(indexFacts(row))
      expect(opened.files.some((file) => file.path === 'AppxMetadata\\CodeIntegrity.cat')).toBe(
        row.holds.has('CodeIntegrity.cat'),
      )
      expect(opened.manifest.framework).toBe(row.kind === 'framework')
      await verifyAppPackage(opened)
    })

    test.each(faulty)('$name is refused with the reason', async (row) => {
      const defect = openCorpusFile(row).then(verifyAppPackage)
      await expect(defect).rejects.toThrow(FormatError)
      await expect(defect).rejects.toThrow(FAULTS[faultOf(row)])
    })

    test('packages that do not lie beside a flat bundle are missed when they are opened', async () => {
      const flat = await openCorpusFile(rows.find((row) => row.name === 'FlatBundleWithAsset.appxbundle')!)
      const absent = flat.kind === 'bundle' ? flat.packages.filter((member) => ABSENT_BESIDE.has(member.fileName)) : []
      expect(absent).toHaveLength(4)
      for (const member of absent) {
        await expect(member.open()).rejects.toThrow(`${member.fileName}: neither in the bundle nor beside it`)
      }
    })

    test('the package for an unknown device family tells that family', async () => {
      const opened = await openCorpusFile(rows.find((row) => row.name === UNKNOWN_FAMILY)!)
      if (opened.kind === 'bundle') throw new Error('a bundle')
      expect(opened.manifest.targetDeviceFamilies.map((family) => family.name)).toEqual(['Mock'])
    })
  },
)

function faultOf({ path }: CorpusRow): string {
  return path.split('/').slice(-2).join('/')
}

/** The facts of the index that a manifest can be compared with, under the index' own names. */
function factsOf(manifest: AppManifest): Record<string, string> {
  const families = manifest.targetDeviceFamilies
  return {
    ns: manifest.namespace.split('/appx/')[1] ?? '',
    arch: manifest.identity.architecture,
    resid: manifest.identity.resourceId,
    lang: manifest.resources.languages.join(','),
    scale: manifest.resources.scales.join(','),
    deps: manifest.dependencies.map((each) => `${each.name}>=${formatPackageVersion(each.minVersion)}`).join(','),
    tdf: families.map((family) => `${family.name}:${formatPackageVersion(family.minVersion)}`).join(','),
    'main-dep': manifest.mainPackages.map(({ name }) => name).join(','),
    OSMinVersion: families.map((family) => formatPackageVersion(family.minVersion)).join(','),
    apps: String(manifest.applications.length),
    'RESOURCE-PACKAGE': String(manifest.resourcePackage),
  }
}

function indexFacts({ holds }: CorpusRow): Record<string, string> {
  const osVersion = holds.get('OSMinVersion')
  const mainPackages = holds.get('main-dep')
  const facts: Record<string, string> = {
    ns: holds.get('ns') ?? '',
    arch: (holds.get('arch') ?? '').replace('(absent)', 'neutral'),
    resid: holds.get('resid') ?? '',
    lang: holds.get('lang') ?? '',
    scale: holds.get('scale') ?? '',
    deps: holds.get('deps') ?? '',
    apps: holds.get('apps') ?? '',
    'RESOURCE-PACKAGE': String(holds.has('RESOURCE-PACKAGE')),
    'main-dep': mainPackages ?? '',
  }
  if (osVersion === undefined) facts['tdf'] = holds.get('tdf') ?? ''
  else facts['OSMinVersion'] = `${osVersion}.0.0`
  return facts
}

async function expectBundle(bundle: AppBundle, { holds }: CorpusRow): Promise<void> {
  const [, count, applications, resources] = /(\d+) \(app (\d+), res (\d+)\)/.exec(holds.get('pkgs') ?? '') ?? []
  const ofType = (type: string) => bundle.packages.filter((each) => each.type === type)
  expect([bundle.packages.length, ofType('application').length, ofType('resource').length].map(String)).toEqual([
    count,
    applications,
    resources,
  ])
  expect(ofType('application').map((each) => each.identity.architecture)).toEqual(holds.get('app-arch')?.split(','))
  const values = (pick: (each: AppBundle['packages'][number]) => readonly (string | number)[]): string =>
    [...new Set(ofType('resource').flatMap(pick))].map(String).sort().join(',')
  expect(values((each) => each.resources.languages)).toBe(holds.get('res-lang') ?? '')
  expect(values((each) => each.resources.scales)).toBe(holds.get('res-scale') ?? '')
  expect(bundle.packages.filter((each) => each.stub)).toHaveLength(Number(holds.get('STUB') ?? 0))
  bundle.verify()
  const there = bundle.packages.filter((member) => !ABSENT_BESIDE.has(member.fileName))
  for (const member of there) {
    const opened = await member.open()
    opened.verify()
    expect(formatPackageVersion(opened.identity.version)).toBe(formatPackageVersion(member.identity.version))
    expect(opened.manifest.resourcePackage).toBe(member.type === 'resource')
  }
}
