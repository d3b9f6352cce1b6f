import { formatPackageVersion } from '../../formats/appx/packageVersion.ts'
import type { ImageReader } from '../../image/WindowsImage.ts'
import type { ProvisionedAppxPackage } from './ProvisionedAppxPackage.ts'
import type { Judge } from '../../rules/Judge.ts'
import { appxKeys } from './appxPaths.ts'
import { namedPackage, type NamedPackage } from './NamedPackage.ts'
import { readProvisioned, type Provisioned } from './readProvisioned.ts'
import { listedPackage } from './rules/provisioning.ts'

/** /Get-ProvisionedAppxPackages: what is provisioned, in the order of the registry, as DISM lists it. */
export function listProvisionedAppxPackages(image: ImageReader, judge: Judge): ProvisionedAppxPackage[] {
  const apps = readProvisioned(image)
  const provisioned = new Set(apps.map((app) => app.fullName.toLowerCase()))
  const listed = [
    ...apps,
    ...stagedPackages(image).filter((one) => !provisioned.has(one.fullName.toLowerCase())),
  ].filter(({ fullName }) => {
    const isProvisioned = provisioned.has(fullName.toLowerCase())
    const because = isProvisioned ? 'it is set to install for new users' : 'it is in the image for others only'
    return judge.decide(listedPackage, fullName, isProvisioned, because)
  })
  return listed.map((app: NamedPackage & Partial<Provisioned>) => ({
    displayName: app.name,
    version: formatPackageVersion(app.version),
    architecture: app.architecture,
    resourceId: app.resourceId,
    packageName: app.fullName,
    regions: app.regions || undefined,
  }))
}

/** What is unpacked in the image: the packages of bundles, frameworks, what users have. */
function stagedPackages(image: ImageReader): NamedPackage[] {
  const families = image.registry.key('SOFTWARE', appxKeys.staged)?.subkeys() ?? []
  return families.flatMap((family) => family.subkeyNames().flatMap((fullName) => namedPackage(fullName) ?? []))
}
