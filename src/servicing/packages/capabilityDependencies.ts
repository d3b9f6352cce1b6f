import { DismError } from '../../errors/DismError.ts'
import type { CapabilityIdentity, PackageManifest } from '../../formats/mum/PackageManifest.ts'
import type { ImageReader } from '../../image/WindowsImage.ts'
import type { Judge } from '../../rules/Judge.ts'
import { capabilityThere } from './addRules.ts'
import { isWanted } from './packageGoals.ts'
import { readPackageManifest } from './readPackageManifest.ts'
import { readPackages } from './readPackages.ts'

/** A package of the image that is installed, or will be. */
interface WantedPackage {
  readonly identity: string
  readonly manifest: PackageManifest
}

/**
 * Decides whether the capabilities that a package depends on are in the image.
 * @throws DismError CBS_DEPENDENT_FAILURE
 */
export function checkCapabilities(image: ImageReader, identity: string, manifest: PackageManifest, judge: Judge): void {
  const needed = manifest.capabilities.flatMap((capability) => capability.dependencies)
  if (needed.length === 0) return
  const there = wantedPackages(image).flatMap((one) => one.manifest.capabilities.map((each) => each.identity))
  const missing = needed.find((wanted) => !there.some((one) => isSameCapability(one, wanted)))
  const because = missing ? `${nameOf(missing)} is not in the image` : `${needed.map(nameOf).join(', ')}: there`
  if (!judge.decide(capabilityThere, identity, missing === undefined, because))
    throw new DismError('CBS_DEPENDENT_FAILURE', `${identity}: ${because}`)
}

/** The packages of an image that depend on a capability which a package brings. */
export function capabilityDependants(image: ImageReader, manifest: PackageManifest): readonly string[] {
  const brought = manifest.capabilities.map((capability) => capability.identity)
  if (brought.length === 0) return []
  return wantedPackages(image)
    .filter((one) =>
      one.manifest.capabilities
        .flatMap((capability) => capability.dependencies)
        .some((needed) => brought.some((each) => isSameCapability(each, needed))),
    )
    .map(({ identity }) => identity)
}

function wantedPackages(image: ImageReader): readonly WantedPackage[] {
  return readPackages(image)
    .filter(isWanted)
    .flatMap(({ identity }) => {
      const manifest = readPackageManifest(image, identity)
      return typeof manifest === 'string' ? [] : [{ identity, manifest }]
    })
}

/** Versions do not count: a dependency names the one that came first. */
function isSameCapability(one: CapabilityIdentity, other: CapabilityIdentity): boolean {
  return nameOf(one).toLowerCase() === nameOf(other).toLowerCase()
}

function nameOf({ name, language }: CapabilityIdentity): string {
  return language === '' ? name : `${name}~${language}`
}
