import type { PackageIdentity } from './PackageIdentity.ts'
import { isIdentityName, isResourceId } from './identityRules.ts'
import { parseArchitecture } from './packageArchitectures.ts'
import { formatPackageVersion, parsePackageVersion } from './packageVersion.ts'

/** What a full name tells: all of an identity but the publisher's distinguished name. */
export type FullNameParts = Omit<PackageIdentity, 'publisher'>

const PUBLISHER_ID = /^[0-9a-hjkmnp-tv-z]{13}$/i

/** `Name_Version_Architecture_ResourceId_PublisherId`; without a resource id two underscores meet. */
export function packageFullName({ name, version, architecture, resourceId, publisherId }: FullNameParts): string {
  return `${name}_${formatPackageVersion(version)}_${architecture}_${resourceId}_${publisherId}`
}

/** `Name_PublisherId`. */
export function packageFamilyName({ name, publisherId }: Pick<PackageIdentity, 'name' | 'publisherId'>): string {
  return `${name}_${publisherId}`
}

/**
 * The parts of a full name, or undefined when it breaks a rule of identities. The limits of the parts add up to those of
 * the whole: 127 characters, 64 for a family name.
 */
export function parsePackageFullName(fullName: string): FullNameParts | undefined {
  const [name = '', versionText = '', architectureText = '', resourceId, publisherId = '', ...rest] =
    fullName.split('_')
  const version = parsePackageVersion(versionText)
  const architecture = parseArchitecture(architectureText.toLowerCase())
  if (!version || !architecture || resourceId === undefined || rest.length > 0) return undefined
  if (!PUBLISHER_ID.test(publisherId)) return undefined
  if (!isIdentityName(name) || (resourceId !== '~' && !isResourceId(resourceId))) return undefined
  return { name, version, architecture, resourceId, publisherId }
}

/** The parts of a family name, or undefined when it breaks a rule of identities. */
export function parsePackageFamilyName(familyName: string): { name: string; publisherId: string } | undefined {
  const [name = '', publisherId = '', ...rest] = familyName.split('_')
  return rest.length === 0 && isIdentityName(name) && PUBLISHER_ID.test(publisherId) ? { name, publisherId } : undefined
}
