import type { ImageReader } from '../../image/WindowsImage.ts'
import type { Judge } from '../../rules/Judge.ts'
import { installTimeOf, releaseTypeFrom, stateOf } from './judgePackage.ts'
import type { PackageState } from './packageStates.ts'
import { readPackageManifest } from './readPackageManifest.ts'
import { readPackages } from './readPackages.ts'
import type { ReleaseType } from './releaseTypes.ts'
import { packageListed } from './rules.ts'

/** A package as a list shows it. */
export interface ListedPackage {
  readonly identity: string
  readonly state: PackageState
  readonly releaseType: ReleaseType
  /** FILETIME; undefined for what is not installed. */
  readonly installTime: bigint | undefined
}

/** The packages of an image that are listed, in the order of the registry. */
export function listPackages(image: ImageReader, judge: Judge): readonly ListedPackage[] {
  const wanted = judge.variant(packageListed).value?.visibility
  return readPackages(image)
    .filter(({ identity, visibility }) =>
      judge.decide(packageListed, identity, visibility === wanted, `Visibility ${visibility ?? 'is missing'}`),
    )
    .map((registered) => ({
      identity: registered.identity,
      state: stateOf(registered, judge),
      releaseType: releaseTypeFrom(registered.identity, readPackageManifest(image, registered.identity), judge),
      installTime: installTimeOf(registered, judge),
    }))
}
