import { DismError } from '../../errors/DismError.ts'
import type { ImageReader } from '../../image/WindowsImage.ts'
import type { Judge } from '../../rules/Judge.ts'
import type { Operation } from '../Operation.ts'
import { capabilityDependants } from '../packages/capabilityDependencies.ts'
import type { PackageChange } from '../packages/PackageChange.ts'
import { removePackage } from '../packages/removePackage.ts'
import { capabilityKept, capabilityRemovable } from './capabilityRules.ts'
import { findCapability } from './findCapability.ts'
import { isThere } from './isThere.ts'
import { judgeCapability, type Capability, type CapabilityPackage } from './judgeCapability.ts'
import { readCapabilities } from './readCapabilities.ts'

/**
 * Removes a capability: the packages that bring it, those of languages first, and the versions that they had replaced.
 *
 * Throws DismError NOT_SUPPORTED, CBS_UNKNOWN_UPDATE, CAPABILITY_NOT_PRESENT, CBS_CANNOT_UNINSTALL for one that others
 * need, and what `removePackage` throws.
 * @param name identity, or the name in it
 */
export function removeCapability(
  name: string,
  { online }: { readonly online: boolean },
): Operation<readonly PackageChange[]> {
  return function* (image, context) {
    const capability = findCapability(image, name, [], context)
    const because = `it is ${capability.state}`
    if (!context.decide(capabilityRemovable, capability.identity, isThere(capability), because))
      throw new DismError('CAPABILITY_NOT_PRESENT', `${capability.identity}: ${because}`)
    checkNeeded(image, capability, context)

    const changes: PackageChange[] = []
    // A package that had been replaced comes back, and goes too.
    for (let left = packagesToRemove(capability); left.length > 0; left = packagesLeft(image, capability, context))
      for (const { identity } of left) changes.push(yield* removePackage(identity, { online })(image, context))
    return changes
  }
}

/** @throws DismError CBS_CANNOT_UNINSTALL when a package of another capability needs this one */
function checkNeeded(image: ImageReader, { identity, packages }: Capability, judge: Judge): void {
  const own = new Set(packages.map((one) => one.identity))
  const dependants = packages
    .flatMap(({ manifest }) => capabilityDependants(image, manifest))
    .filter((one) => !own.has(one))
  const because = dependants.length > 0 ? `${[...new Set(dependants)].join(', ')} needs it` : 'nothing needs it'
  if (!judge.decide(capabilityKept, identity, dependants.length === 0, because))
    throw new DismError('CBS_CANNOT_UNINSTALL', `${identity}: ${because}`)
}

/** What there is to remove still; the image may know nothing of the capability any more. */
function packagesLeft(image: ImageReader, { identity }: Capability, judge: Judge): readonly CapabilityPackage[] {
  return readCapabilities(image, [])
    .filter((one) => one.identity === identity)
    .flatMap((one) => packagesToRemove(judgeCapability(one, judge)))
}

/** What is installed, or will be; satellites of languages first. */
function packagesToRemove({ packages }: Capability): readonly CapabilityPackage[] {
  const isSatellite = ({ manifest }: CapabilityPackage) => manifest.capabilities.some((one) => one.languages.length > 0)
  return packages.filter(isThere).toSorted((one, other) => Number(isSatellite(other)) - Number(isSatellite(one)))
}
