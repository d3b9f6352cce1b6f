import type { AssemblyIdentity } from '../../formats/mum/AssemblyIdentity.ts'
import type { PackageManifest, PackageParent } from '../../formats/mum/PackageManifest.ts'
import type { ImageReader } from '../../image/WindowsImage.ts'
import type { Judge } from '../../rules/Judge.ts'
import { stateOf } from './judgePackage.ts'
import { formatPackageIdentity, parsePackageIdentity, samePackage } from './packageIdentity.ts'
import type { PackageState } from './packageStates.ts'
import { readPackages } from './readPackages.ts'
import { releaseTypeOf, type ReleaseType } from './releaseTypes.ts'
import { architectureFits, languageThere, parentPresent } from './rules.ts'

const INSTALLED: readonly PackageState[] = ['Installed', 'InstallPending']

/** Whether a package that is not in the image would apply to it. */
export function isApplicable(image: ImageReader, manifest: PackageManifest, judge: Judge): boolean {
  return isLanguageThere(image, manifest, judge) && isInnerApplicable(image, manifest, judge)
}

/** What brings a language does not need it. */
function isLanguageThere(image: ImageReader, { identity, releaseType }: PackageManifest, judge: Judge): boolean {
  const { language } = identity
  const brings = releaseType !== undefined && LANGUAGE_TYPES.has(releaseTypeOf(releaseType))
  const there = image.languages().some((one) => one.toLowerCase() === language.toLowerCase())
  const because =
    language === ''
      ? 'it is for any'
      : brings
        ? 'it brings the language'
        : `the image has ${image.languages().join(', ')}`
  return judge.decide(languageThere, formatPackageIdentity(identity), language === '' || brings || there, because)
}

const LANGUAGE_TYPES: ReadonlySet<ReleaseType | undefined> = new Set(['LanguagePack', 'LocalPack'])

/** The same for one inside another package, which is of the language of that one. */
export function isInnerApplicable(image: ImageReader, manifest: PackageManifest, judge: Judge): boolean {
  const name = formatPackageIdentity(manifest.identity)
  const own = image.architecture()
  const fitting = judge.variant(architectureFits).value?.architectures[own] ?? []
  const fits = fitting.includes(manifest.identity.architecture.toLowerCase())
  const because = `the package is for ${manifest.identity.architecture}, the image ${own}`
  if (!judge.decide(architectureFits, name, fits, because)) return false
  if (manifest.parents.length === 0) return true
  const parent = presentParent(image, manifest, judge)
  return judge.decide(parentPresent, name, parent !== undefined, parent ?? 'none of its parents is there')
}

/** The first parent that is in the image, as it is there. */
function presentParent(image: ImageReader, { parents }: PackageManifest, judge: Judge): string | undefined {
  const present = readPackages(image).flatMap((registered) => {
    const identity = parsePackageIdentity(registered.identity)
    return identity ? [{ identity, registered }] : []
  })
  for (const parent of parents) {
    const states = parent.disposition === 'staged' ? [...INSTALLED, 'Staged', 'Superseded'] : INSTALLED
    const found = present.find(
      ({ identity, registered }) =>
        parent.identities.some((wanted) => samePackage(wanted, identity) && isRightVersion(parent, wanted, identity)) &&
        states.includes(stateOf(registered, judge)),
    )
    if (found) return `${found.registered.identity} is there`
  }
  return undefined
}

function isRightVersion({ compare }: PackageParent, wanted: AssemblyIdentity, present: AssemblyIdentity): boolean {
  const compared = Object.values(compare).some((one) => one !== undefined)
  if (!compared) return wanted.version === present.version
  const [least, has] = [wanted, present].map(({ version }) => version.split('.').map(Number))
  const [major = 0, minor = 0, build = 0, revision = 0] = least ?? []
  const [hasMajor = 0, hasMinor = 0, hasBuild = 0, hasRevision = 0] = has ?? []
  if (major !== hasMajor || minor !== hasMinor) return false
  if (build !== hasBuild) return compare.build === 'GE' && hasBuild > build
  if (compare.revision === undefined) return true
  return compare.revision === 'GE' ? hasRevision >= revision : hasRevision === revision
}
