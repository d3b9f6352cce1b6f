import { DismError } from '../../errors/DismError.ts'
import { packageFamilyName, packageFullName } from '../../formats/appx/packageFullName.ts'
import type { ForkedImage } from '../../image/WindowsImage.ts'
import { replaceFile } from '../../image/replaceFile.ts'
import type { OperationContext } from '../Operation.ts'
import type { SoundRequest } from './AddRequest.ts'
import { appxFiles, appxKeys, appxValues } from './appxPaths.ts'
import type { NamedPackage } from './NamedPackage.ts'
import { readLicense } from './readLicense.ts'
import { deprovisionedCleared, licenseFamily, licenseGiven } from './rules/provisioning.ts'
import { regionsStored } from './rules/regions.ts'
import { writePackageKey } from './stagePackage.ts'

/** Writes the key that makes a package provisioned, with its frameworks and regions. */
export function writeProvisioning(
  image: ForkedImage,
  { main, regions }: SoundRequest,
  frameworks: readonly NamedPackage[],
  context: OperationContext,
): void {
  const fullName = packageFullName(main.identity)
  const key = appxKeys.application(fullName)
  writePackageKey(image, key, fullName, main.kind === 'bundle', frameworks)
  const because = regions === undefined ? '/Region was not given' : `/Region is ${regions}`
  const given = context.decide(regionsStored, fullName, regions !== undefined, because)
  image.registry.setString('SOFTWARE', key, appxValues.regions, given ? normalizedRegions(regions ?? '') : '')
}

/** Deletes the mark of an earlier removal. */
export function clearDeprovisioned(image: ForkedImage, family: string, context: OperationContext): void {
  const key = appxKeys.deprovisioned(family)
  const marked = image.registry.key('SOFTWARE', key) !== undefined
  context.decide(deprovisionedCleared, family, marked, marked ? 'it was removed before' : 'there is no mark')
  if (marked) image.registry.deleteKey('SOFTWARE', key)
}

/**
 * Stores the license of an app; without one, an earlier license stays.
 * @throws DismError INVALID_DATA when it is not a license of this app
 */
export function storeLicense(image: ForkedImage, request: SoundRequest, context: OperationContext): void {
  const family = packageFamilyName(request.main.identity)
  const fullName = packageFullName(request.main.identity)
  const { license, skipLicense } = request
  const because = license ? license.path : skipLicense ? '/SkipLicense was given' : 'none was given'
  if (!context.decide(licenseGiven, fullName, license !== undefined, because) || !license) return
  const checked = readLicense(license.bytes, license.path)
  const accepted = checked.family?.toLowerCase() === family.toLowerCase()
  const reason = checked.defect ?? `it is for ${checked.family}, the package is of ${family.toLowerCase()}`
  if (!context.decide(licenseFamily, license.path, accepted, reason))
    throw new DismError('INVALID_DATA', `${license.path} is no license of ${family}: ${reason}`)
  replaceFile(image.volume, appxFiles.license(family), license.bytes)
}

/** `all` in lower case, anything else in upper case, as lists show them. */
function normalizedRegions(regions: string): string {
  return regions.toLowerCase() === 'all' ? 'all' : regions.toUpperCase()
}
