import type { PackageVersion } from './PackageIdentity.ts'

const NUMBER = '(0|[1-9][0-9]{0,4})'
const VERSION = new RegExp(`^${NUMBER}\\.${NUMBER}\\.${NUMBER}\\.${NUMBER}$`)

/** A version of four numbers of 16 bits without leading zeros, or undefined when the text is none. */
export function parsePackageVersion(text: string): PackageVersion | undefined {
  const parts = VERSION.exec(text)?.slice(1).map(Number)
  if (!parts || parts.some((part) => part > 65_535)) return undefined
  const [major = 0, minor = 0, build = 0, revision = 0] = parts
  return [major, minor, build, revision]
}

/** The version as manifests write it. */
export function formatPackageVersion(version: PackageVersion): string {
  return version.join('.')
}

/** Negative when `left` is older, positive when it is newer, 0 when both are equal. */
export function comparePackageVersions(left: PackageVersion, right: PackageVersion): number {
  for (let index = 0; index < 4; index++) {
    const difference = left[index]! - right[index]!
    if (difference !== 0) return difference
  }
  return 0
}
