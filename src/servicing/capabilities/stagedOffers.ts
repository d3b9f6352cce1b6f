import type { ImageReader } from '../../image/WindowsImage.ts'
import type { Judge } from '../../rules/Judge.ts'
import { capabilityName } from '../packages/capabilityName.ts'
import { manifestPath } from '../packages/cbsPaths.ts'
import type { PackageContainer } from '../packages/PackageContainer.ts'
import { packageSource } from '../packages/PackageSource.ts'
import { capabilityStaged } from './capabilityRules.ts'
import { judgeCapability } from './judgeCapability.ts'
import type { OfferedCapability } from './openCapabilitySources.ts'
import { readCapabilities } from './readCapabilities.ts'

/** What the image itself has for a capability: packages that are staged in it. */
export function stagedOffers(image: ImageReader, identity: string, judge: Judge): readonly OfferedCapability[] {
  const staged = readCapabilities(image, [])
    .filter((one) => one.identity.toUpperCase() === identity.toUpperCase())
    .flatMap((one) => judgeCapability(one, judge).packages)
    .filter(({ state }) => state === 'Staged')
  const because = staged.length > 0 ? staged.map((one) => one.identity).join(', ') : 'nothing of it is staged'
  if (!judge.decide(capabilityStaged, identity, staged.length > 0, because)) return []
  return staged.flatMap((one) => {
    const source = packageSource(imageContainer(image, one.identity))
    return source.manifest.capabilities
      .filter((declared) => capabilityName(declared.identity).toUpperCase() === identity.toUpperCase())
      .map((declared) => ({ identity, declared, source }))
  })
}

/** A package of the image, whose components are in the image too. */
function imageContainer(image: ImageReader, identity: string): PackageContainer {
  const path = manifestPath(identity)
  return {
    path,
    manifestName: `${identity}.mum`,
    isIncomplete: false,
    names: () => [],
    file: (name) =>
      name.toUpperCase() === `${identity}.mum`.toUpperCase() && image.volume.stat(path)?.kind === 'file'
        ? image.volume.open(path)
        : undefined,
  }
}
