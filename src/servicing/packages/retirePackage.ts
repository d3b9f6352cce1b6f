import type { ForkedImage } from '../../image/WindowsImage.ts'
import type { PackageGoals } from './packageGoals.ts'
import { formatPackageIdentity } from './packageIdentity.ts'
import { readPackageManifest } from './readPackageManifest.ts'
import { readPackage } from './readPackages.ts'
import { dropPackageOwner, forgetPackage } from './writePackages.ts'

/** Takes a package out of the registry, and off those that were inside it. */
export function retirePackage(image: ForkedImage, plan: PackageGoals, identity: string): void {
  const registered = readPackage(image, identity)
  for (const inner of registered ? plan.inside(registered) : []) dropPackageOwner(image, inner.identity, identity)
  const manifest = readPackageManifest(image, identity)
  const parents = typeof manifest === 'string' ? [] : manifest.parents.flatMap((parent) => parent.identities)
  forgetPackage(image, identity, parents.map(formatPackageIdentity))
}
