import { DismError } from '../../errors/DismError.ts'
import type { AppBundle, AppManifest, AppPackage, PackageDependency } from '../../formats/appx/AppPackage.ts'
import type { PackageArchitecture } from '../../formats/appx/PackageIdentity.ts'
import { packageFamilyName, packageFullName } from '../../formats/appx/packageFullName.ts'
import { comparePackageVersions, formatPackageVersion } from '../../formats/appx/packageVersion.ts'
import { publisherId } from '../../formats/appx/publisherId.ts'
import type { ImageReader } from '../../image/WindowsImage.ts'
import type { OperationContext } from '../Operation.ts'
import { buildNumber } from './buildNumber.ts'
import { checkFiles } from './checkFiles.ts'
import { namedPackage, sameName, type NamedPackage } from './NamedPackage.ts'
import { readStagedFamily } from './readStaged.ts'
import {
  dependencyArchitecture,
  dependencyKind,
  dependencyNeeded,
  dependencyNewest,
  dependencyOlder,
  dependencyOtherArchitecture,
  dependencyOwnArchitecture,
} from './rules/dependencies.ts'
import { frameworkFiles } from './rules/missingFiles.ts'

/** The frameworks that an app gets. */
export interface ResolvedDependencies {
  /** Full names of all frameworks that the app uses, in the order of the manifest. */
  readonly frameworks: readonly NamedPackage[]
  /** Those of the given packages that go into the image. */
  readonly toStage: readonly AppPackage[]
  /** Older versions in the image that the staged ones supersede. */
  readonly superseded: readonly { readonly old: NamedPackage; readonly by: NamedPackage }[]
}

/** A framework that could serve: given with the app, or in the image already. */
interface Candidate {
  readonly named: NamedPackage
  readonly given: AppPackage | undefined
}

/**
 * Finds the frameworks of an app among those given with it and those in the image.
 * @throws DismError INSTALL_INVALID_PACKAGE when a given package is no framework;
 * INSTALL_RESOLVE_DEPENDENCY_FAILED when one is missing for the app's own architecture;
 * APPX_HIGHER_VERSION_PROVISIONED for an older one than is there, PATH_NOT_FOUND for one in the image whose files are
 * gone, where observed semantics hold
 */
export function resolveDependencies(
  image: ImageReader,
  app: { readonly fullName: string; readonly manifest: AppManifest },
  given: readonly (AppPackage | AppBundle)[],
  context: OperationContext,
): ResolvedDependencies {
  const tables = context.variant(dependencyArchitecture).value
  const applicable = tables?.[buildNumber(image) >= 22000 ? 'from22000' : 'before22000'][image.architecture()] ?? []
  const candidates = usableCandidates(image, app.manifest, given, applicable, context)
  const ownArchitecture =
    app.manifest.identity.architecture === 'neutral' ? image.architecture() : app.manifest.identity.architecture

  const chosen = new Map<string, Candidate>()
  for (const dependency of app.manifest.dependencies) {
    const staged = readStagedFamily(image, familyOf(dependency)).map((named) => ({ named, given: undefined }))
    const fitting = [...candidates, ...staged].filter(({ named }) => serves(named, dependency))
    for (const architecture of applicable.filter((one) => one !== 'neutral')) {
      const best = newest(fitting, architecture)
      if (best) chosen.set(best.named.fullName.toLowerCase(), best)
      decideSatisfied(app.fullName, dependency, architecture, architecture === ownArchitecture, best, context)
    }
  }
  const unchosen = candidates.filter((candidate) => !chosen.has(candidate.named.fullName.toLowerCase()))
  for (const candidate of unchosen) decideOlder(image, candidate.named, candidates, context)
  return placed(image, [...chosen.values()], context)
}

/** The given packages that are frameworks, apply to the image and are named by the app. */
function usableCandidates(
  image: ImageReader,
  manifest: AppManifest,
  given: readonly (AppPackage | AppBundle)[],
  applicable: readonly PackageArchitecture[],
  context: OperationContext,
): Candidate[] {
  return given.flatMap((candidate) => {
    const fullName = packageFullName(candidate.identity)
    const named = namedPackage(fullName)
    const kind = kindOf(candidate)
    const isFramework = context.decide(dependencyKind, fullName, kind === 'a framework', `${candidate.file} is ${kind}`)
    if (!isFramework || !named || candidate.kind === 'bundle')
      throw new DismError(
        'INSTALL_INVALID_PACKAGE',
        `${candidate.file} is ${kind}, so it cannot be a dependency package`,
      )

    const { architecture } = candidate.identity
    const because = `${architecture}; on ${image.architecture()} these apply: ${applicable.join(', ')}`
    if (!context.decide(dependencyArchitecture, fullName, applicable.includes(architecture), because)) return []

    const wanted = manifest.dependencies.find((dependency) => sameName(familyOf(dependency), named.familyName))
    const needed = wanted !== undefined && comparePackageVersions(named.version, wanted.minVersion) >= 0
    const reason = wanted
      ? `the app asks for version ${formatPackageVersion(wanted.minVersion)} or higher`
      : 'the app does not name it'
    return context.decide(dependencyNeeded, fullName, needed, reason) ? [{ named, given: candidate }] : []
  })
}

function kindOf(candidate: AppPackage | AppBundle): string {
  if (candidate.kind === 'bundle') return 'a bundle'
  if (!candidate.manifest.framework) return 'no framework'
  return candidate.manifest.dependencies.length === 0 ? 'a framework' : 'a framework that has dependencies itself'
}

function decideSatisfied(
  app: string,
  dependency: PackageDependency,
  architecture: PackageArchitecture,
  own: boolean,
  best: Candidate | undefined,
  context: OperationContext,
): void {
  const wanted = `${dependency.name} ${formatPackageVersion(dependency.minVersion)} or higher for ${architecture}`
  const found = best
    ? `${best.named.fullName} is ${best.given ? 'given' : 'in the image'}`
    : dependency.optional
      ? 'it is not there, and the app marks it as optional'
      : 'it is neither given nor in the image'
  const satisfied = best !== undefined || dependency.optional
  const rule = own ? dependencyOwnArchitecture : dependencyOtherArchitecture
  if (!context.decide(rule, app, satisfied, `${wanted}: ${found}`) && own)
    throw new DismError('INSTALL_RESOLVE_DEPENDENCY_FAILED', `${app} needs ${wanted}: ${found}`)
}

/**
 * Says why a given framework is not taken: one that is newer is given too, the image has a newer one, or a neutral one
 * serves as well.
 */
function decideOlder(
  image: ImageReader,
  named: NamedPackage,
  given: readonly Candidate[],
  context: OperationContext,
): void {
  const isNewer = (one: NamedPackage) =>
    one.architecture === named.architecture && comparePackageVersions(one.version, named.version) > 0
  const ofFamily = given.map((one) => one.named).filter((one) => sameName(one.familyName, named.familyName))
  const newerGiven = ofFamily.find(isNewer)
  const newer = newerGiven ? undefined : readStagedFamily(image, named.familyName).find(isNewer)
  if (!newer) {
    const because = newerGiven ? `${newerGiven.fullName} is given too and is newer` : 'a neutral one serves too'
    context.decide(dependencyNewest, named.fullName, false, because)
    return
  }
  const refuse = context.variant(dependencyOlder).value?.refuse === true
  const because = `the image has ${newer.fullName}`
  if (context.decide(dependencyOlder, named.fullName, refuse, because))
    throw new DismError('APPX_HIGHER_VERSION_PROVISIONED', `${named.fullName} is older: ${because}`)
}

/** Decides between what is given and what is in the image already. */
function placed(image: ImageReader, chosen: readonly Candidate[], context: OperationContext): ResolvedDependencies {
  const toStage: AppPackage[] = []
  const superseded: { old: NamedPackage; by: NamedPackage }[] = []
  for (const { named, given } of chosen) {
    const others = readStagedFamily(image, named.familyName).filter((one) => one.architecture === named.architecture)
    if (!given) {
      checkFiles(image, named, frameworkFiles, context)
      continue
    }
    const there = others.some((one) => sameName(one.fullName, named.fullName))
    if (context.decide(dependencyNewest, named.fullName, true, newestReason(others, named)) && !there)
      toStage.push(given)
    for (const old of others.filter((one) => comparePackageVersions(one.version, named.version) < 0)) {
      if (!context.decide(dependencyNewest, old.fullName, false, `${named.fullName} is newer`))
        superseded.push({ old, by: named })
    }
  }
  return { frameworks: chosen.map((one) => one.named), toStage, superseded }
}

function newestReason(others: readonly NamedPackage[], named: NamedPackage): string {
  if (others.length === 0) return 'the image has none of that name and architecture'
  return `the image has ${others.map((one) => formatPackageVersion(one.version)).join(', ')}`.concat(
    `, this is ${formatPackageVersion(named.version)}`,
  )
}

/** The newest candidate for an architecture; of equal ones that in the image, so that nothing is unpacked twice. */
function newest(candidates: readonly Candidate[], architecture: PackageArchitecture): Candidate | undefined {
  return candidates
    .filter(({ named }) => named.architecture === architecture || named.architecture === 'neutral')
    .toSorted(
      (a, b) =>
        comparePackageVersions(b.named.version, a.named.version) ||
        Number(a.given !== undefined) - Number(b.given !== undefined),
    )
    .at(0)
}

function serves(named: NamedPackage, dependency: PackageDependency): boolean {
  return (
    sameName(named.familyName, familyOf(dependency)) &&
    comparePackageVersions(named.version, dependency.minVersion) >= 0
  )
}

function familyOf(dependency: PackageDependency): string {
  return packageFamilyName({ name: dependency.name, publisherId: publisherId(dependency.publisher) })
}
