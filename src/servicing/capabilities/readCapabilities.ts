import type { PackageManifest } from '../../formats/mum/PackageManifest.ts'
import type { ImageReader } from '../../image/WindowsImage.ts'
import { capabilityName } from '../packages/capabilityName.ts'
import { VISIBILITY } from '../packages/cbsPaths.ts'
import { readPackageManifest } from '../packages/readPackageManifest.ts'
import { readPackages, type RegisteredPackage } from '../packages/readPackages.ts'
import type { OfferedCapability } from './openCapabilitySources.ts'
import { readKnownCapabilities } from './readKnownCapabilities.ts'

/** A capability that an image has or knows of, or that a source offers. Whether it is there `judgeCapability` says. */
export interface NamedCapability {
  /** As DISM writes it: `Language.Basic~~~fr-FR~0.0.1.0`. */
  readonly identity: string
  /** Packages of the image that bring it, those of languages and the staged ones too. */
  readonly bringing: readonly BringingPackage[]
  /** What is told of it where the image has none of them; read when asked for. */
  readonly told: () => PackageManifest | undefined
}

/** A package of the image that brings a capability. */
export interface BringingPackage {
  readonly registered: RegisteredPackage
  readonly manifest: PackageManifest
}

/**
 * The capabilities of an image: those that its packages bring, those that it knows of, those of sources. In the order of
 * their names.
 */
export function readCapabilities(
  image: ImageReader,
  offered: readonly OfferedCapability[],
): readonly NamedCapability[] {
  const found = new Map<string, { identity: string; bringing: BringingPackage[]; told: NamedCapability['told'] }>()
  const entry = (identity: string) => {
    const known = found.get(identity.toUpperCase())
    const one = known ?? { identity, bringing: [], told: () => undefined }
    if (!known) found.set(identity.toUpperCase(), one)
    return one
  }
  for (const known of readKnownCapabilities(image)) entry(known.identity).told = known.manifest
  for (const { identity, source } of offered) {
    const one = entry(identity)
    one.told = () => source.manifest
  }
  for (const registered of readPackages(image)) {
    if (registered.visibility !== VISIBILITY.listed) continue
    const manifest = readPackageManifest(image, registered.identity)
    if (typeof manifest === 'string') continue
    for (const declared of manifest.capabilities)
      entry(capabilityName(declared.identity)).bringing.push({ registered, manifest })
  }
  return [...found.entries()].toSorted(([one], [other]) => (one < other ? -1 : 1)).map(([, capability]) => capability)
}
