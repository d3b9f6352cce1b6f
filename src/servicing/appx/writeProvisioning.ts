import { DismError } from '../../errors/DismError.ts'
import type { AppBundle, AppPackage } from '../../formats/appx/AppPackage.ts'
import { packageFullName } from '../../formats/appx/packageFullName.ts'
import type { ForkedImage } from '../../image/WindowsImage.ts'
import { replaceFile } from '../../image/replaceFile.ts'
import type { OperationContext } from '../Operation.ts'
import type { SoundRequest } from './AddRequest.ts'
import { appxFiles, appxKeys, appxValues } from './appxPaths.ts'
import { sameName, type NamedPackage } from './NamedPackage.ts'
import { readLicense } from './readLicense.ts'
import { deprovisionedCleared, licenseFamily, licenseGiven } from './rules/provisioning.ts'
import { regionsStored } from './rules/regions.ts'
import { writePackageKey } from './stagePackage.ts'

/** Writes the key that makes a package provisioned, with its frameworks and regions. */
export function writeProvisioning(
  image: ForkedImage,
  main: AppPackage | AppBundle,
  regions: string | undefined,
  frameworks: readonly NamedPackage[],
  context: OperationContext,
): void {
  const fullName = packageFullName(main.identity)
  const key = appxKeys.application(fullName)
  writePackageKey(image, key, fullName, main.kind === 'bundle', frameworks)
  const because = regions === undefined ? '/Region was not given' : `/Region is ${regions}`
  const given = context.decide(regionsStored, fullName, regions !== undefined, because)
  image.registry.setString('SOFTWARE', key, appxValues.regions, given ? normalizedRegions(regions ?? 'all') : '')
}

/** Deletes the mark of an earlier removal. */
export function clearDeprovisioned(image: ForkedImage, family: string, context: OperationContext): void {
  const key = appxKeys.deprovisioned(family)
  const marked = image.registry.key('SOFTWARE', key) !== undefined
  const because = marked ? 'it was removed before' : 'there is no mark'
  if (context.decide(deprovisionedCleared, family, marked, because)) image.registry.deleteKey('SOFTWARE', key)
}

/** A license file, and the package family that it is for. */
interface CheckedLicense {
  readonly family: string
  readonly bytes: Uint8Array
}

/**
 * Decides whether the licenses that are given are of the app or of its optional packages.
 * @param families of the packages that are added, that of the app first
 * @throws DismError INVALID_DATA when one is not a license of any of them
 */
export function checkLicenses(
  { main, licenses, skipLicense }: SoundRequest,
  families: readonly string[],
  context: OperationContext,
): readonly CheckedLicense[] {
  const fullName = packageFullName(main.identity)
  const given = licenses.map((one) => one.path).join(', ')
  const because = given === '' ? (skipLicense ? '/SkipLicense was given' : 'none was given') : given
  if (!context.decide(licenseGiven, fullName, licenses.length > 0, because)) return []
  return licenses.map((license) => {
    const checked = readLicense(license.bytes, license.path)
    const family = families.find((one) => sameName(one, checked.family ?? ''))
    const wanted = families.map((one) => one.toLowerCase()).join(', ')
    const reason = checked.defect ?? `it is for ${checked.family}, the package is of ${wanted}`
    if (!context.decide(licenseFamily, license.path, family !== undefined, reason) || family === undefined)
      throw new DismError('INVALID_DATA', `${license.path} is no license of ${wanted}: ${reason}`)
    return { family, bytes: license.bytes }
  })
}

/** Stores licenses; where none is given, an earlier license stays. */
export function storeLicenses(image: ForkedImage, licenses: readonly CheckedLicense[]): void {
  for (const { family, bytes } of licenses) replaceFile(image.volume, appxFiles.license(family), bytes)
}

/** `all` in lower case, anything else in upper case, as lists show them. */
function normalizedRegions(regions: string): string {
  return regions.toLowerCase() === 'all' ? 'all' : regions.toUpperCase()
}
