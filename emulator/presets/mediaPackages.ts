import type { PackageManifestSpec } from '../../fixtures/packageManifest.ts'
import { capabilityPackageName } from '../../fixtures/capabilityPackages.ts'
import type { CapabilityIdentity } from '../../src/formats/mum/PackageManifest.ts'
import { PROCESSOR_NAMES } from '../../src/image/WindowsArchitecture.ts'
import { capabilityPackage } from './capabilityPackage.ts'
import type { ImageSpecification } from './ImageSpecification.ts'
import { presetCapabilities } from './presetCapabilities.ts'
import { installed, staged, type WindowsPackage } from './WindowsPackage.ts'

// What is said here is the list of packages of a 25H2 image of 26200.8037, made from its media.

/** The revision of the media of Windows 11 24H2, whose packages stay staged when newer ones come. */
const MEDIA = 1742

/**
 * With which revision packages came that do not come with every update. Inferred: that in an older image they have its
 * own.
 */
const LAST = { onDemand: 8036, satellite: 7824, stack: 8035 }

/** What brings a capability in several packages: one for any language and one for each, some for 32-bit programs too. */
const IN_PARTS: { readonly [capability: string]: readonly string[] } = {
  'App.StepsRecorder': ['amd64', 'wow64'],
  'Browser.InternetExplorer': ['amd64'],
  'Media.WindowsMediaPlayer': ['amd64', 'wow64'],
  'Microsoft.Windows.Notepad.System': ['amd64', 'wow64'],
  'Microsoft.Windows.PowerShell.ISE': ['amd64', 'wow64'],
  VBSCRIPT: ['amd64', 'wow64'],
  WMIC: ['amd64', 'wow64'],
}

/** Whether an image is of Windows 11 24H2 or 25H2 and newer than its media. */
export function isNewerThanMedia({ preset, version }: ImageSpecification): boolean {
  return preset.lab.build === 26100 && preset.installationType === 'Client' && version[3] > MEDIA
}

/**
 * The packages of such an image but for the one that Windows stands on, and editions. That parts of a capability are
 * inside of the package for any language and amd64 is inferred; so is what other languages, architectures and revisions have.
 */
export function mediaPackages({ languages, architecture, ...specification }: ImageSpecification): WindowsPackage[] {
  const revision = specification.version[3]
  const own: string = PROCESSOR_NAMES[architecture]
  const tags = languages.map(({ tag }) => tag)
  const identity = (name: string, of: number, language = '', major = '10.0', machine = own) =>
    `${name}~31bf3856ad364e35~${machine}~${language}~${major}.26100.${of}`
  /** That of the media, staged, and the one that took its place. */
  const both = (of: number, manifest: (revision: number) => PackageManifestSpec) => [
    staged(manifest(MEDIA)),
    installed(manifest(Math.min(of, revision))),
  ]
  const inLanguages = (name: string) =>
    tags.flatMap((tag) =>
      both(revision, (of) => ({
        identity: identity(name, of, tag),
        releaseType: 'Language Pack',
        parents: [{ identity: identity('Microsoft-Windows-Foundation-Package', 1) }],
      })),
    )
  const metadata = (name: string) => ({
    identity: identity(`Microsoft-Windows-${name}-Package`, 1),
    releaseType: 'Feature Pack',
  })
  const update = (name: string, version: string, releaseType = 'Security Update'): PackageManifestSpec => ({
    identity: `${name}~31bf3856ad364e35~${own}~~${version}`,
    releaseType,
    permanent: true,
  })
  const rollup = (version: string): PackageManifestSpec => ({
    ...update('Package_for_RollupFix', version),
    restart: 'possible',
  })
  const stack = Math.min(LAST.stack, revision)
  return [
    ...inLanguages('Microsoft-Windows-Client-LanguagePack-Package'),
    ...['Core', 'Professional'].flatMap((edition) => {
      const name = `Microsoft-Windows-Licenses-${edition}-Package`
      const licences = (of: number) => ({ identity: identity(name, of), releaseType: 'Feature Pack' })
      return [...both(revision, licences), ...inLanguages(name)]
    }),
    installed(metadata('FodMetadata')),
    installed(metadata('FodMetadataServicing-Desktop-CompDB')),
    ...both(LAST.onDemand, (of) => ({
      identity: identity('Microsoft-Windows-FodMetadataServicing-Desktop-Metadata-Package', of),
      releaseType: 'Feature Pack',
    })),
    staged(rollup(`26100.${MEDIA}.1.10`)),
    installed(rollup(`26100.${revision}.1.19`)),
    installed(update(`Package_for_ServicingStack_${stack}`, `26100.${stack}.1.1`)),
    installed(update('Package_for_DotNetRollup_481', '10.0.9321.3', 'Update')),
    // What makes 25H2 of a 24H2.
    ...(specification.version[2] > 26100
      ? [installed(update('Package_for_KB5054156', '26100.6717.1.4', 'Update'))]
      : []),
    ...presetCapabilities({ ...specification, languages, architecture })
      .filter((capability) => capability.installed)
      .flatMap(({ identity: capability }) => capabilityParts(capability)),
  ]

  /** Those that are staged do not name the capability, so that it is not present once it is removed. */
  function capabilityParts(capability: CapabilityIdentity): readonly WindowsPackage[] {
    const name = capabilityPackageName(capability.name, capability.language)
    const major = capability.name === 'Browser.InternetExplorer' ? '11.0' : '10.0'
    const at = (of: number, language = '', machine = own) =>
      identity(name, Math.min(of, revision), language, major, machine)
    const onDemand = (one: string): PackageManifestSpec => ({ identity: one, releaseType: 'OnDemand Pack' })
    const main = at(LAST.onDemand)
    const parts = (IN_PARTS[capability.name] ?? []).flatMap((machine): { was?: string; is: string }[] =>
      machine === 'wow64'
        ? [
            { was: at(MEDIA, '', machine), is: at(LAST.onDemand, '', machine) },
            ...tags.map((tag) => ({ is: at(1, tag, machine) })),
          ]
        : tags.map((tag) => ({ was: at(MEDIA, tag), is: at(LAST.satellite, tag) })),
    )
    const updates = [{ name, packages: parts.map(({ is }) => ({ identity: is, visible: true })) }]
    return [
      staged(onDemand(at(MEDIA))),
      installed({ ...capabilityPackage(capability, () => main), ...(parts.length > 0 && { updates }) }),
      ...parts.flatMap(({ was, is }) => [
        ...(was === undefined ? [] : [staged(onDemand(was))]),
        { ...installed(onDemand(is)), container: main },
      ]),
    ]
  }
}
