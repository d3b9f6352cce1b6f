import type { ImageReader } from '../../image/WindowsImage.ts'
import { sameName } from './NamedPackage.ts'
import { readBundleMembers } from './readBundleMembers.ts'
import { readProvisionedFamily } from './readProvisioned.ts'
import { readStagedFamily } from './readStaged.ts'
import { readStagedPackages } from './readStagedPackages.ts'

/**
 * Full names of the packages that the provisioned apps of a family need. What belongs to a bundle is told by its manifest;
 * when that is gone, all that is staged of the family counts as needed, but for what a user has just lost. What Windows
 * does then is not known: this choice of ours deletes nothing that the bundle may need.
 * @param gone full names of what is not registered for that user any more
 */
export function neededByProvisioning(image: ImageReader, family: string, gone: readonly string[]): readonly string[] {
  const provisioned = readProvisionedFamily(image, family)
  const isUnknown = provisioned.some(({ bundle, fullName }) => bundle && !readBundleMembers(image, fullName))
  const staged = isUnknown ? readStagedFamily(image, family) : []
  return [
    ...provisioned.flatMap((one) => [one, ...readStagedPackages(image, one)]).map(({ fullName }) => fullName),
    ...staged.map(({ fullName }) => fullName).filter((name) => !gone.some((lost) => sameName(lost, name))),
  ]
}
