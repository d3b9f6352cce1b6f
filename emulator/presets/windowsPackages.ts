import type { PackageManifestSpec } from '../../fixtures/packageManifest.ts'
import { editionPackageName } from '../../src/servicing/editions/editionPaths.ts'
import { editionFamily } from './editionFamilies.ts'
import { VISIBILITY } from '../../src/servicing/packages/cbsPaths.ts'
import { capabilityPackage } from './capabilityPackage.ts'
import { presetCapabilities } from './presetCapabilities.ts'
import { featuresOf } from './features/featuresOf.ts'
import { featureUpdate } from './features/featureUpdates.ts'
import type { ImageSpecification } from './ImageSpecification.ts'
import { isNewerThanMedia, mediaPackages } from './mediaPackages.ts'
import { installed, staged, type WindowsPackage } from './WindowsPackage.ts'
import { PROCESSOR_NAMES } from '../../src/image/WindowsArchitecture.ts'

/** The token of Windows' own assemblies. */
const TOKEN = '31bf3856ad364e35'

/**
 * The packages of an image, a few for all: what Windows is made of, its edition, its language packs, the cumulative
 * update it was brought up to; of Windows 11 24H2 and 25H2 that are newer than their media, all that is listed. Sources:
 * a hive of Windows 8.1; the list of a 25H2 image, where the first version of a language pack stays staged, and the
 * edition is not listed. Inferred: the names of other editions, those of Windows PE, the last two numbers of the
 * cumulative update; that all features are in the package that Windows stands on, where
 * Windows has a hidden package each, more or less.
 */
export function windowsPackages(specification: ImageSpecification): readonly WindowsPackage[] {
  const { preset, languages, version } = specification
  const first = firstVersion(specification)
  const ten = !preset.version.startsWith('6.')
  const [major, minor, build, firstRevision] = first
  const isUpdated = ten && version[3] > firstRevision
  const identity = (name: string, of: readonly number[], language = ''): string =>
    [name, TOKEN, PROCESSOR_NAMES[specification.architecture], language, of.join('.')].join('~')
  const updated = [major, minor, build, version[3]]

  const [base, languagePack] = NAMES[preset.installationType]
  const foundation = identity(base, first)
  const packs = languages.flatMap(({ tag }) => {
    const pack = (of: readonly number[]) => ({
      identity: identity(languagePack, of, tag),
      releaseType: 'Language Pack',
      parents: [{ identity: foundation }],
    })
    return isUpdated ? [staged(pack(first)), installed(pack(updated))] : [installed(pack(first))]
  })
  const rollup: WindowsPackage = installed({
    identity: identity('Package_for_RollupFix', [build, version[3], 1, 0]),
    releaseType: 'Security Update',
    restart: 'possible',
    permanent: true,
  })
  const features = featuresOf(specification)
  const updates = features.map((feature) => featureUpdate(feature, (name) => identity(name, first)))
  const withFeatures = (one: WindowsPackage) => ({ ...one, manifest: { ...one.manifest, updates }, features })
  const edition = (name: string): PackageManifestSpec => ({
    identity: identity(editionPackageName(name), first),
    releaseType: 'Product',
    permanent: true,
    updates: [{ name: 'Microsoft-Windows-Foundation', packages: [foundation] }],
  })
  if (preset.installationType === 'WindowsPE')
    return [withFeatures(installed({ identity: foundation, releaseType: 'Product' })), ...packs]
  return [
    withFeatures(installed({ identity: foundation, releaseType: 'Foundation', permanent: true })),
    { ...installed(edition(preset.edition)), visibility: ten ? VISIBILITY.hidden : VISIBILITY.listed },
    ...(editionFamily(preset)[preset.edition] ?? []).map((target) => ({
      ...staged(edition(target)),
      visibility: VISIBILITY.hidden,
    })),
    ...(isNewerThanMedia(specification) ? mediaPackages(specification) : theRest()),
  ]

  function theRest(): readonly WindowsPackage[] {
    const capabilities = presetCapabilities(specification).filter((capability) => capability.installed)
    const last = isUpdated ? updated : first
    return [
      ...packs,
      ...(isUpdated ? [rollup] : []),
      ...capabilities.map((one) => installed(capabilityPackage(one.identity, (name) => identity(name, last)))),
    ]
  }
}

/** Names of the package that a Windows stands on, and of its language packs. */
const NAMES: { readonly [type in ImageSpecification['preset']['installationType']]: readonly [string, string] } = {
  Client: ['Microsoft-Windows-Foundation-Package', 'Microsoft-Windows-Client-LanguagePack-Package'],
  Server: ['Microsoft-Windows-Foundation-Package', 'Microsoft-Windows-Server-LanguagePack-Package'],
  'Server Core': ['Microsoft-Windows-Foundation-Package', 'Microsoft-Windows-Server-LanguagePack-Package'],
  WindowsPE: ['Microsoft-Windows-WinPE-Package', 'Microsoft-Windows-WinPE-LanguagePack-Package'],
}

/**
 * The version with which the packages of a release began: its build lab's from Windows 10 on; before, that of the
 * release, which Windows 8.1 with the update of April 2014 kept.
 */
function firstVersion({ preset: { version, lab } }: ImageSpecification): readonly [number, number, number, number] {
  const [major = 0, minor = 0, build = 0, revision = 0] = version.split('.').map(Number)
  if (major === 6) return [major, minor, build, minor === 3 ? 16384 : revision]
  return [major, minor, lab.build, lab.revision]
}
