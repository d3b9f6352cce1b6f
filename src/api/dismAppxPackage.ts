import type { PackageArchitecture } from '../formats/appx/PackageIdentity.ts'
import { manifestPathValue } from '../servicing/appx/appxPaths.ts'
import { isBundleName, namedPackage } from '../servicing/appx/NamedPackage.ts'
import type { ProvisionedAppxPackage } from '../servicing/appx/ProvisionedAppxPackage.ts'
import type { DismAppxPackage } from './structures.ts'

/** Numbers of architectures: PROCESSOR_ARCHITECTURE_* of winnt.h. */
const ARCHITECTURES: { readonly [architecture in PackageArchitecture]: number } = {
  x86: 0,
  arm: 5,
  x64: 9,
  neutral: 11,
  arm64: 12,
  x86a64: 14,
}

/**
 * A provisioned package as the API reports it. That InstallLocation is the path which the registry has, with the drive
 * left open, is inferred.
 */
export function dismAppxPackage({ packageName, displayName, regions }: ProvisionedAppxPackage): DismAppxPackage[] {
  const named = namedPackage(packageName)
  if (!named) return []
  const [MajorVersion, MinorVersion, Build, RevisionNumber] = named.version
  return [
    {
      PackageName: packageName,
      DisplayName: displayName,
      PublisherId: named.publisherId,
      MajorVersion,
      MinorVersion,
      Build,
      RevisionNumber,
      Architecture: ARCHITECTURES[named.architecture],
      ResourceId: named.resourceId,
      InstallLocation: manifestPathValue(packageName, isBundleName(named)),
      Region: regions ?? null,
    },
  ]
}
