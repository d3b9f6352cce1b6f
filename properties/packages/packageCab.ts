import { logicalClock } from '../../emulator/machine/logicalClock.ts'
import { languagePackCab, languagePackIdentity, updateCab, updateIdentity } from '../../fixtures/index.ts'
import { openImage } from '../../src/image/openImage.ts'
import { buildImage } from '../images/buildImage.ts'
import type { ImageSpec } from '../specs/ImageSpec.ts'
import type { LanguagePackCommand, UpdateCommand } from '../specs/MachineCommand.ts'
import { languagePackTraits, MACHINE_UPDATES, type PackageTraits } from '../specs/machineUpdates.ts'

/** The release of Windows that a package is for. */
type Release = Pick<ImageSpec, 'preset' | 'architecture'>

/** The cab of a package, and its name. */
interface PackageCab {
  readonly identity: string
  readonly bytes: () => Uint8Array
}

const PACKAGES = 'Microsoft\\Windows\\CurrentVersion\\Component Based Servicing\\Packages'

/** Most cabs that are kept; the oldest go first. */
const MOST = 500

const cabs = new Map<string, PackageCab>()
const packs = new Map<string, ReturnType<typeof findLanguagePack>>()

/** What is to know of the package of a command. */
export function traitsOf(command: LanguagePackCommand | UpdateCommand): PackageTraits {
  return 'update' in command ? MACHINE_UPDATES[command.update] : languagePackTraits(command.language)
}

/** The cab of a package; that of a language pack has the version of the packs of the preset. */
export function packageCab(release: Release, traits: PackageTraits): PackageCab {
  const { preset, architecture } = release
  const key = [preset, architecture, traits.family, traits.version].join()
  const known = cabs.get(key)
  if (known) return known
  const made = makeCab(release, traits)
  cabs.set(key, made)
  const oldest = cabs.keys().next()
  if (cabs.size > MOST && !oldest.done) cabs.delete(oldest.value)
  return made
}

function makeCab(release: Release, traits: PackageTraits): PackageCab {
  const { architecture } = release
  const { family, version, restart, offlineCapable, permanent, language } = traits
  let built: Uint8Array | undefined
  if (language !== undefined) {
    const key = [release.preset, architecture].join()
    const spec = { architecture, ...(packs.get(key) ?? findLanguagePack(release)) } as const
    packs.set(key, spec)
    return {
      identity: languagePackIdentity(language, spec),
      bytes: () => (built ??= languagePackCab(language, { ...spec, restart })),
    }
  }
  const spec = {
    kb: `500000${family}`,
    version: `10.0.1.${version}`,
    architecture,
    restart,
    permanent,
    offlineCapable: offlineCapable ? 'yes' : 'no',
  } as const
  return { identity: updateIdentity(spec), bytes: () => (built ??= updateCab(spec)) }
}

/** The product and highest version of the language packs of a release. */
function findLanguagePack({ preset, architecture }: Release): {
  readonly product: 'Client' | 'Server'
  readonly version: string
} {
  const now = logicalClock(0)
  const spec = { preset, architecture, languages: ['en-US'], defaultLanguage: 'en-US', users: [] }
  const { registry } = openImage(buildImage(spec, now), now)
  const packs = (registry.key('SOFTWARE', PACKAGES)?.subkeyNames() ?? []).flatMap((name) => {
    const [, product, version = ''] =
      /^Microsoft-Windows-(Client|Server)-LanguagePack-Package~.*~(.*)$/.exec(name) ?? []
    return product === 'Client' || product === 'Server' ? [{ product, version } as const] : []
  })
  const [highest] = packs.toSorted((one, other) => revisionOf(other.version) - revisionOf(one.version))
  if (!highest) throw new Error(`${preset} has no language pack`)
  return highest
}

function revisionOf(version: string): number {
  return Number(version.split('.')[3])
}
