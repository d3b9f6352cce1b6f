import type { ForkedImage, ImageReader } from '../../image/WindowsImage.ts'
import { compareVersions } from '../compareVersions.ts'
import { followLanguagePacks, languagesOfPacks } from '../languages/followLanguagePacks.ts'
import type { OperationContext } from '../Operation.ts'
import { OWNER_KINDS, withoutVersion } from '../packages/cbsPaths.ts'
import { isWithdrawn } from '../packages/packageGoals.ts'
import { formatPackageIdentity } from '../packages/packageIdentity.ts'
import { CURRENT_STATES } from '../packages/packageStates.ts'
import { isPending } from '../packages/pendingWork.ts'
import { readPackageManifest } from '../packages/readPackageManifest.ts'
import { readPackage, readPackages, type PackageOwner, type RegisteredPackage } from '../packages/readPackages.ts'
import { wantedUpdates } from '../packages/wantedUpdates.ts'
import { setCurrentState, setPackageOwner } from '../packages/writePackages.ts'
import { pendingReverted, versionReverted } from './healthRules.ts'

/** Takes back what packages wait for. @returns identities of those that are installed again */
export function revertPackages(image: ForkedImage, context: OperationContext): readonly string[] {
  const pending = readPackages(image).filter((one) => {
    const because = isPending(one) ? 'it waits for the next start' : 'it waits for nothing'
    return context.decide(pendingReverted, one.identity, isPending(one), because)
  })
  const withdrawn = new Set(pending.filter(isWithdrawn).map(({ identity }) => identity.toLowerCase()))
  const places = placesIn(pending)
  const installed = pending.filter(({ identity }) => {
    const place = places.get(familyOf(identity))
    const because = place === undefined ? 'none of its versions was installed' : `${place} was installed`
    return context.decide(versionReverted, identity, place === identity, because)
  })
  for (const one of pending)
    setCurrentState(image, one.identity, installed.includes(one) ? CURRENT_STATES.installed : stateBefore(one, places))
  if (withdrawn.size > 0) ownAgain(image, withdrawn)
  const tags = languagesOfPacks(
    image,
    pending.map(({ identity }) => identity),
  )
  followLanguagePacks(image, tags, context)
  return installed.map(({ identity }) => identity)
}

const familyOf = (identity: string) => withoutVersion(identity).toLowerCase()
const versionOf = (identity: string) => identity.slice(identity.lastIndexOf('~') + 1)

/** The identities of the versions that were in place, by their packages. */
function placesIn(pending: readonly RegisteredPackage[]): ReadonlyMap<string, string> {
  const places = new Map<string, string>()
  for (const { identity, installTime } of pending) {
    const known = places.get(familyOf(identity))
    if (installTime === undefined) continue
    if (known === undefined || compareVersions(versionOf(identity), versionOf(known)) > 0)
      places.set(familyOf(identity), identity)
  }
  return places
}

/** What a package was that was not installed. */
function stateBefore({ identity }: RegisteredPackage, places: ReadonlyMap<string, string>): number {
  const place = places.get(familyOf(identity))
  const isOlder = place !== undefined && compareVersions(versionOf(identity), versionOf(place)) < 0
  return isOlder ? CURRENT_STATES.superseded : CURRENT_STATES.staged
}

/** What packages were there for wants them again, where that had been taken off with their removal, or with its own. */
function ownAgain(image: ForkedImage, withdrawn: ReadonlySet<string>): void {
  for (const registered of readPackages(image))
    for (const owner of registered.owners()) {
      const isTaken = [registered.identity, owner.identity].some((one) => withdrawn.has(one.toLowerCase()))
      if (!isTaken || owner.intendedState !== CURRENT_STATES.absent) continue
      setPackageOwner(image, registered.identity, { ...owner, intendedState: wishOf(image, owner, registered) })
    }
}

/** What an owner wants a package to be: staged, when it is inside a feature of it that is not enabled. */
function wishOf(image: ImageReader, { identity, kind }: PackageOwner, inner: RegisteredPackage): number {
  const manifest = kind === OWNER_KINDS.own ? 'its own' : readPackageManifest(image, identity)
  if (typeof manifest === 'string') return CURRENT_STATES.installed
  const isWanted = wantedUpdates(manifest, readPackage(image, identity))
    .flatMap(({ packages }) => packages)
    .some((one) => formatPackageIdentity(one.identity).toLowerCase() === inner.identity.toLowerCase())
  return isWanted ? CURRENT_STATES.installed : CURRENT_STATES.staged
}
