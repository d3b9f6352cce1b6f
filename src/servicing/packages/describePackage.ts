import type { PackageManifest } from '../../formats/mum/PackageManifest.ts'
import type { ImageReader } from '../../image/WindowsImage.ts'
import type { Judge } from '../../rules/Judge.ts'
import type { FeatureState } from '../features/featureStates.ts'
import { readFeatureStates } from '../features/readFeatureStates.ts'
import { findPackage } from './findPackage.ts'
import { isApplicable } from './judgeApplicability.ts'
import { installTimeOf, releaseTypeFrom, stateOf } from './judgePackage.ts'
import { formatPackageIdentity } from './packageIdentity.ts'
import type { PackageState } from './packageStates.ts'
import { readPackageManifest } from './readPackageManifest.ts'
import { readPackage, type RegisteredPackage } from './readPackages.ts'
import type { ReleaseType } from './releaseTypes.ts'
import { alreadyInImage, offlineStated, restartStated } from './rules.ts'

/** A package with all that is known of it. */
export interface PackageDescription {
  readonly identity: string
  readonly applicable: boolean
  readonly state: PackageState
  readonly releaseType: ReleaseType
  /** FILETIME. */
  readonly installTime: bigint | undefined
  /** `required`, `possible`. */
  readonly restart: string
  /** `yes`, `no`, `undetermined`. */
  readonly offlineCapable: string
  readonly selfUpdate: boolean
  readonly features: readonly { readonly name: string; readonly state: FeatureState }[]
  /** Undefined when the image has none that can be read. */
  readonly manifest: PackageManifest | undefined
  /** Undefined for a package that the image does not have. */
  readonly registered: RegisteredPackage | undefined
}

/**
 * Describes a package of the image.
 * @throws DismError CBS_INVALID_PACKAGE when the name is that of none
 */
export function describeNamedPackage(image: ImageReader, name: string, judge: Judge): PackageDescription {
  const registered = findPackage(image, name, judge)
  return describe(image, registered.identity, readPackageManifest(image, registered.identity), registered, judge)
}

/** Describes a package that lies outside of the image, as it stands to the image. */
export function describeManifest(image: ImageReader, manifest: PackageManifest, judge: Judge): PackageDescription {
  const identity = formatPackageIdentity(manifest.identity)
  return describe(image, identity, manifest, readPackage(image, identity), judge)
}

function describe(
  image: ImageReader,
  identity: string,
  read: PackageManifest | string,
  registered: RegisteredPackage | undefined,
  judge: Judge,
): PackageDescription {
  const manifest = typeof read === 'string' ? undefined : read
  const because = registered ? 'the image has it' : 'the image does not have it'
  const present = judge.decide(alreadyInImage, identity, registered !== undefined, because)
  return {
    identity,
    applicable: present || manifest === undefined || isApplicable(image, manifest, judge),
    state: registered ? stateOf(registered, judge) : 'NotPresent',
    releaseType: releaseTypeFrom(identity, read, judge),
    installTime: registered && installTimeOf(registered, judge),
    restart: stated(restartStated, identity, manifest?.restart, ['required', 'possible'], judge) ?? 'possible',
    offlineCapable: stated(offlineStated, identity, manifest?.offlineCapable, ['yes', 'no'], judge) ?? 'undetermined',
    selfUpdate: manifest?.selfUpdate ?? registered?.selfUpdate ?? false,
    features: manifest
      ? readFeatureStates(image, manifest, registered, judge).map(({ update, state: of }) => ({
          name: update.name,
          state: of,
        }))
      : [],
    manifest,
    registered,
  }
}

/** What a manifest says, when it is one of these words. */
function stated(
  rule: typeof restartStated,
  identity: string,
  word: string | undefined,
  words: readonly string[],
  judge: Judge,
): string | undefined {
  const known = word !== undefined && words.includes(word)
  const because = word === undefined ? 'the manifest says nothing' : `the manifest says ${word}`
  return judge.decide(rule, identity, known, because) ? (word ?? '') : undefined
}
