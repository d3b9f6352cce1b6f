import { compareVersions } from '../compareVersions.ts'
import type { AssemblyIdentity } from '../../formats/mum/AssemblyIdentity.ts'
import type { ImageReader } from '../../image/WindowsImage.ts'
import { cbsKeys, withoutVersion } from './cbsPaths.ts'
import { formatPackageIdentity, parsePackageIdentity, samePackage } from './packageIdentity.ts'
import { readPackage, readPackages, type RegisteredPackage } from './readPackages.ts'

/** A version of a package that an image has. */
export interface PackageVersion {
  readonly version: string
  readonly registered: RegisteredPackage
}

/** All versions of a package that an image has, the highest first. The index tells them; without one all are looked at. */
export function versionsOf(image: ImageReader, identity: AssemblyIdentity): readonly PackageVersion[] {
  const index = image.registry.key('SOFTWARE', cbsKeys.indexed(withoutVersion(formatPackageIdentity(identity))))
  const candidates = index
    ? index.values().flatMap(({ name }) => readPackage(image, name) ?? [])
    : readPackages(image).filter((registered) => {
        const known = parsePackageIdentity(registered.identity)
        return known !== undefined && samePackage(known, identity)
      })
  return candidates
    .map((registered) => ({ version: registered.identity.slice(registered.identity.lastIndexOf('~') + 1), registered }))
    .sort((one, other) => compareVersions(other.version, one.version))
}
