import { formatPackageVersion } from '../../formats/appx/packageVersion.ts'
import type { ImageReader } from '../../image/WindowsImage.ts'
import type { ProvisionedAppxPackage } from './ProvisionedAppxPackage.ts'
import { readProvisioned } from './readProvisioned.ts'

/** /Get-ProvisionedAppxPackages: what is provisioned, in the order of the registry, as DISM lists it. */
export function listProvisionedAppxPackages(image: ImageReader): ProvisionedAppxPackage[] {
  return readProvisioned(image).map((app) => ({
    displayName: app.name,
    version: formatPackageVersion(app.version),
    architecture: app.architecture,
    resourceId: app.resourceId,
    packageName: app.fullName,
    regions: app.regions || undefined,
  }))
}
