import { packageFamilyName, parsePackageFullName } from '../../formats/appx/packageFullName.ts'
import type { PackageArchitecture, PackageVersion } from '../../formats/appx/PackageIdentity.ts'

/** What a package full name says. */
export interface NamedPackage {
  readonly fullName: string
  readonly familyName: string
  readonly name: string
  readonly version: PackageVersion
  readonly architecture: PackageArchitecture
  readonly resourceId: string
  readonly publisherId: string
}

/** Takes a package full name apart; undefined when it is none, as some keys of real hives are. */
export function namedPackage(fullName: string): NamedPackage | undefined {
  const parts = parsePackageFullName(fullName)
  return parts && { ...parts, fullName, familyName: packageFamilyName(parts) }
}

/** Whether a name is that of a bundle. */
export function isBundleName(named: Pick<NamedPackage, 'resourceId'>): boolean {
  return named.resourceId === '~'
}

/** Package names are compared as Windows compares names. */
export { sameName } from '../../formats/upcase.ts'
