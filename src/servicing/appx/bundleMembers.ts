import type { BundlePackage } from '../../formats/appx/AppPackage.ts'
import { packageFullName } from '../../formats/appx/packageFullName.ts'

/** A package that a bundle manifest lists, opened or not. */
export type BundleMember = Pick<BundlePackage, 'type' | 'identity' | 'resources' | 'stub' | 'fileName'> & {
  readonly fullName: string
}

/** The packages that a bundle lists, each with its full name. */
export function bundleMembers(packages: readonly Omit<BundleMember, 'fullName'>[]): BundleMember[] {
  return packages.map(({ type, identity, resources, stub, fileName }) => ({
    type,
    identity,
    resources,
    stub,
    fileName,
    fullName: packageFullName(identity),
  }))
}
