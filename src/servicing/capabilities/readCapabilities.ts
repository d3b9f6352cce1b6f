import type { PackageManifest } from '../../formats/mum/PackageManifest.ts'
import type { ImageReader } from '../../image/WindowsImage.ts'
import type { Judge } from '../../rules/Judge.ts'
import { stateOf } from '../packages/judgePackage.ts'
import type { PackageState } from '../packages/packageStates.ts'
import { readPackageManifest } from '../packages/readPackageManifest.ts'
import { readPackages } from '../packages/readPackages.ts'
import { VISIBILITY } from '../packages/cbsPaths.ts'
import { capabilityPresent } from './capabilityRules.ts'
import { capabilityName } from '../packages/capabilityName.ts'
import type { OfferedCapability } from './openCapabilitySources.ts'
import { readKnownCapabilities } from './readKnownCapabilities.ts'

/** A capability of an image. */
export interface Capability {
  /** As DISM writes it: `Language.Basic~~~fr-FR~0.0.1.0`. */
  readonly identity: string
  readonly state: PackageState
  /** Packages of the image that bring it, those of languages and the staged ones too. */
  readonly packages: readonly CapabilityPackage[]
  /** What is told of it; read when asked for. */
  readonly manifest: () => PackageManifest | undefined
}

/** A package of the image that brings a capability. */
export interface CapabilityPackage {
  readonly identity: string
  readonly state: PackageState
  readonly manifest: PackageManifest
}

/** Which state a capability has of those of its packages: the first of these. What has none of them is not present. */
const ORDER: readonly PackageState[] = [
  'Installed',
  'InstallPending',
  'PartiallyInstalled',
  'UninstallPending',
  'Staged',
  'Removed',
]

/**
 * The capabilities of an image: those that its packages bring, those that it knows of, those of sources. In the order of
 * their names.
 */
export function readCapabilities(
  image: ImageReader,
  judge: Judge,
  offered: readonly OfferedCapability[],
): readonly Capability[] {
  const packages = capabilityPackages(image, judge)
  const told = new Map<string, { readonly identity: string; readonly manifest: () => PackageManifest | undefined }>()
  for (const { identity } of packages.values())
    told.set(identity.toUpperCase(), { identity, manifest: () => undefined })
  for (const { identity, source } of offered)
    told.set(identity.toUpperCase(), { identity, manifest: () => source.manifest })
  for (const one of readKnownCapabilities(image)) told.set(one.identity.toUpperCase(), one)
  return [...told.entries()]
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .map(([key, { identity, manifest }]) => {
      const bringing = packages.get(key)?.packages ?? []
      const state = ORDER.find((wanted) => bringing.some((one) => one.state === wanted))
      const isPresent = (one: PackageState | undefined): one is PackageState =>
        judge.decide(capabilityPresent, identity, one !== undefined, whyPresent(bringing))
      const main = bringing.find((one) => one.state === state)
      return {
        identity,
        state: isPresent(state) ? state : 'NotPresent',
        packages: bringing,
        manifest: () => main?.manifest ?? manifest(),
      }
    })
}

function whyPresent(packages: readonly CapabilityPackage[]): string {
  const [first] = packages
  return first ? packages.map(({ identity, state }) => `${identity} is ${state}`).join(', ') : 'no package brings it'
}

interface Bringing {
  readonly identity: string
  readonly packages: CapabilityPackage[]
}

/** What listed packages bring, by upper-cased identities of capabilities. */
function capabilityPackages(image: ImageReader, judge: Judge): Map<string, Bringing> {
  const found = new Map<string, Bringing>()
  for (const registered of readPackages(image)) {
    if (registered.visibility !== VISIBILITY.listed) continue
    const manifest = readPackageManifest(image, registered.identity)
    if (typeof manifest === 'string') continue
    for (const capability of manifest.capabilities) {
      const identity = capabilityName(capability.identity)
      const bringing = found.get(identity.toUpperCase()) ?? { identity, packages: [] }
      bringing.packages.push({ identity: registered.identity, state: stateOf(registered, judge), manifest })
      found.set(identity.toUpperCase(), bringing)
    }
  }
  return found
}
