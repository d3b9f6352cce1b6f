import { DismError } from '../../errors/DismError.ts'
import type { PackageManifest } from '../../formats/mum/PackageManifest.ts'
import type { ImageReader } from '../../image/WindowsImage.ts'
import type { Judge } from '../../rules/Judge.ts'
import { VISIBILITY } from '../packages/cbsPaths.ts'
import { findPackage } from '../packages/findPackage.ts'
import { isWanted } from '../packages/packageGoals.ts'
import { formatPackageIdentity, parsePackageIdentity } from '../packages/packageIdentity.ts'
import { readPackageManifest } from '../packages/readPackageManifest.ts'
import { readPackage, readPackages, type RegisteredPackage } from '../packages/readPackages.ts'
import type { Feature, FeatureList } from './Feature.ts'
import { featureGathered, packageNamed } from './featureRules.ts'
import { readFeatureStates } from './readFeatureStates.ts'

/** What Windows stands on: its features are listed when no package is named. */
const BASE = /^Microsoft-Windows-(Foundation|WinPE)-Package$/i

/**
 * The features that are listed with a package, in the order of manifests.
 * @param name of a package of the image; undefined for the one that Windows stands on
 * @param states takes the decisions on each feature, when they are not told
 * @throws DismError CBS_INVALID_PACKAGE when there is no such package
 */
export function listFeatures(
  image: ImageReader,
  name: string | undefined,
  judge: Judge,
  states: Judge = judge,
): FeatureList {
  const because = name === undefined ? 'no package is named' : 'a package is named'
  const isNamed = (one: string | undefined): one is string =>
    judge.decide(packageNamed, one ?? 'features', one !== undefined, because)
  const base = findBase(image)
  const registered = isNamed(name) ? findPackage(image, name, judge) : base
  if (!registered) throw new DismError('CBS_INVALID_PACKAGE', 'the image has no package that Windows stands on')
  const gathered = registered.identity === base?.identity ? insidePackages(image, base, states) : []
  return {
    identity: registered.identity,
    features: [registered, ...gathered].flatMap((one) => {
      const manifest = readPackageManifest(image, one.identity)
      return typeof manifest === 'string' ? [] : featuresOf(image, manifest, one, states)
    }),
  }
}

/** The features of a package that lies outside of the image, as it stands to the image. */
export function listManifestFeatures(image: ImageReader, manifest: PackageManifest, judge: Judge): FeatureList {
  const identity = formatPackageIdentity(manifest.identity)
  return { identity, features: featuresOf(image, manifest, readPackage(image, identity), judge) }
}

function featuresOf(
  image: ImageReader,
  manifest: PackageManifest,
  registered: RegisteredPackage | undefined,
  judge: Judge,
): readonly Feature[] {
  const owner = registered?.identity ?? formatPackageIdentity(manifest.identity)
  const offlineCapable = manifest.offlineCapable === 'yes'
  return readFeatureStates(image, manifest, registered, judge).map(({ update, state }) => ({
    name: update.name,
    owner,
    update,
    state,
    offlineCapable,
  }))
}

/** The package that Windows stands on: Foundation, or that of Windows PE. */
export function findBase(image: ImageReader): RegisteredPackage | undefined {
  return readPackages(image).find((one) => isWanted(one) && BASE.test(parsePackageIdentity(one.identity)?.name ?? ''))
}

/** Installed packages with features that are inside others. */
function insidePackages(image: ImageReader, base: RegisteredPackage, judge: Judge): readonly RegisteredPackage[] {
  return readPackages(image)
    .filter((one) => one.identity !== base.identity && isWanted(one) && one.updates().length > 0)
    .filter(({ identity, visibility }) =>
      judge.decide(
        featureGathered,
        identity,
        visibility === VISIBILITY.hidden,
        `Visibility ${visibility ?? 'is missing'}`,
      ),
    )
}
