import type { PackageArchitecture } from '../formats/appx/PackageIdentity.ts'
import { manifestPathValue } from '../servicing/appx/appxPaths.ts'
import { isBundleName, namedPackage } from '../servicing/appx/NamedPackage.ts'
import type { ProvisionedAppxPackage } from '../servicing/appx/ProvisionedAppxPackage.ts'
import type { DismAppxPackage } from './definitions/appx.ts'
import { PROCESSOR_ARCHITECTURE } from './definitions/session.ts'

/** The numbers of the architectures that packages have. */
const ARCHITECTURES: { readonly [architecture in PackageArchitecture]: number } = {
  x86: PROCESSOR_ARCHITECTURE.INTEL,
  arm: PROCESSOR_ARCHITECTURE.ARM,
  x64: PROCESSOR_ARCHITECTURE.AMD64,
  neutral: PROCESSOR_ARCHITECTURE.NEUTRAL,
  arm64: PROCESSOR_ARCHITECTURE.ARM64,
  x86a64: PROCESSOR_ARCHITECTURE.IA32_ON_ARM64,
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
