import type { HashAlgorithm } from '#platform'
import { FormatError } from '../FormatError.ts'
import type { PackageResources } from './AppPackage.ts'
import { FOUNDATION } from './namespaces.ts'
import type { OpenedPackage } from './openPackage.ts'
import { formatPackageVersion } from './packageVersion.ts'
import type { BundleMember } from './parseBundleManifest.ts'

/**
 * Checks a package against the element of the bundle manifest that lists it. Source: the messages 172, 175 to 177,
 * 393 to 395 and 397 of the AppxPackagingOM event provider. Message 396 (packages of Windows 8 must be tested with 8.1)
 * is not checked: bundles of the packaging team's own tests break it.
 * @param size of the package file in bytes
 * @param algorithm of the block map of the bundle
 * @throws FormatError
 */
export function checkMember(
  { appPackage, algorithm: own }: OpenedPackage,
  member: BundleMember,
  size: number,
  algorithm: HashAlgorithm,
): void {
  const { file, manifest, identity } = appPackage
  const refuse = (defect: string): never => {
    throw new FormatError(file, defect)
  }
  const expect = (what: string, found: string, expected: string): void => {
    if (found !== expected) refuse(`${what} is ${found}, and ${expected} in the bundle manifest`)
  }
  if (manifest.framework) refuse('a framework may not be in a bundle')
  if (member.size !== undefined) expect('the size', String(size), String(member.size))
  expect('the type', manifest.resourcePackage ? 'resource' : 'application', member.type)
  // Names and resource ids are compared without case, the publisher as written.
  expect('the name', identity.name.toLowerCase(), member.identity.name.toLowerCase())
  expect('the publisher', identity.publisher, member.identity.publisher)
  expect('the version', formatPackageVersion(identity.version), formatPackageVersion(member.identity.version))
  expect('the architecture', identity.architecture, member.identity.architecture)
  expect('the resource id', quoted(identity.resourceId), quoted(member.identity.resourceId))
  for (const kind of ['languages', 'scales', 'dxFeatureLevels'] as const) {
    expect(`the set of ${kind}`, listOf(manifest.resources, kind), listOf(member.resources, kind))
  }
  expect('the hash algorithm of the block map', own, algorithm)
  const payload = manifest.applications.length + manifest.mainPackages.length
  // Real bundles of Windows 8 hold packages without applications: the rule came with Windows 10.
  if (member.type === 'application' && manifest.namespace === FOUNDATION && payload === 0) {
    refuse('an application package in a bundle must declare an Application')
  }
}

/** The values of one kind as one text that does not depend on order and case. */
function listOf(resources: PackageResources, kind: keyof PackageResources): string {
  const values: readonly (string | number)[] = resources[kind]
  return `[${values
    .map((value) => String(value).toLowerCase())
    .sort()
    .join(', ')}]`
}

function quoted(text: string): string {
  return JSON.stringify(text.toLowerCase())
}
