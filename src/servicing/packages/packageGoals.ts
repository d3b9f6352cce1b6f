import type { AssemblyIdentity } from '../../formats/mum/AssemblyIdentity.ts'
import type { PackageManifest } from '../../formats/mum/PackageManifest.ts'
import type { ForkedImage, ImageReader } from '../../image/WindowsImage.ts'
import type { Judge } from '../../rules/Judge.ts'
import { followLanguagePacks, languagesOfPacks } from '../languages/followLanguagePacks.ts'
import type { OperationContext } from '../Operation.ts'
import { OWNER_KINDS } from './cbsPaths.ts'
import { formatPackageIdentity } from './packageIdentity.ts'
import { CURRENT_STATES } from './packageStates.ts'
import { notePending, noteSettled } from './pendingWork.ts'
import { projectComponents } from './projectComponents.ts'
import { readPackageManifest } from './readPackageManifest.ts'
import { readPackage, readPackages, type RegisteredPackage } from './readPackages.ts'
import { innerRemoved } from './removeRules.ts'
import { dropPackageOwner, forgetPackage, setPackageOwner, setPackageState } from './writePackages.ts'

/** What a package of the image is to become: there, replaced by a newer one, or gone. */
export type PackageGoal = 'installed' | 'superseded' | 'absent'

/** What packages are to become, by identity as the registry has it. */
export type PackageGoals = Map<string, PackageGoal>

/** Whether a package is installed, or will be at the next start. */
export function isWanted({ currentState = 0 }: RegisteredPackage): boolean {
  return currentState >= CURRENT_STATES.installPending
}

/** Whether a newer version has replaced a package, or will at the next start, and nobody has removed it. */
export function isReplaced(registered: RegisteredPackage): boolean {
  const { currentState } = registered
  if (currentState === CURRENT_STATES.superseded) return true
  return currentState === CURRENT_STATES.uninstallPending && !isWithdrawn(registered)
}

/** Whether nothing wants a package any more. */
export function isWithdrawn(registered: RegisteredPackage): boolean {
  return registered.owners().every(({ intendedState }) => intendedState === CURRENT_STATES.absent)
}

/** A package is replaced by a newer version, with the packages inside it that nothing else wants. */
export function supersede(image: ImageReader, registered: RegisteredPackage, goals: PackageGoals): void {
  goals.set(registered.identity, 'superseded')
  for (const inner of packagesInside(image, registered))
    if (isWanted(inner) && !goals.has(inner.identity) && !isWantedByOthers(image, inner, registered, goals))
      supersede(image, inner, goals)
}

/** A package that was replaced is there again, with the packages inside it. */
export function restore(image: ImageReader, registered: RegisteredPackage, goals: PackageGoals): void {
  goals.set(registered.identity, 'installed')
  for (const inner of packagesInside(image, registered))
    if (isReplaced(inner) && goals.get(inner.identity) !== 'installed') restore(image, inner, goals)
}

/** A package goes, and the packages inside it that nothing else wants (package.remove.inside). */
export function withdraw(image: ImageReader, registered: RegisteredPackage, goals: PackageGoals, judge: Judge): void {
  goals.set(registered.identity, 'absent')
  for (const inner of packagesInside(image, registered)) {
    if (goals.get(inner.identity) === 'absent') continue
    const others = isWantedByOthers(image, inner, registered, goals)
    const because = others ? 'another package wants it' : `it was there for ${registered.identity}`
    if (judge.decide(innerRemoved, inner.identity, !others, because)) withdraw(image, inner, goals, judge)
  }
}

/** The packages of the image that are inside another: its manifest names them; without one their owners are looked at. */
export function packagesInside(image: ImageReader, { identity }: RegisteredPackage): readonly RegisteredPackage[] {
  const manifest = readPackageManifest(image, identity)
  const candidates = typeof manifest === 'string' ? readPackages(image) : namedInside(image, manifest)
  return candidates.filter((inner) =>
    inner
      .owners()
      .some((owner) => owner.kind !== OWNER_KINDS.own && owner.identity.toLowerCase() === identity.toLowerCase()),
  )
}

function namedInside(image: ImageReader, manifest: PackageManifest): RegisteredPackage[] {
  return manifest.updates
    .flatMap((update) => update.packages)
    .flatMap((inner) => readPackage(image, formatPackageIdentity(inner.identity)) ?? [])
}

/** Whether an owner but this one is there and wants the package. */
function isWantedByOthers(
  image: ImageReader,
  inner: RegisteredPackage,
  but: RegisteredPackage,
  goals: PackageGoals,
): boolean {
  return inner.owners().some(({ identity, intendedState }) => {
    if (identity.toLowerCase() === but.identity.toLowerCase() || intendedState === CURRENT_STATES.absent) return false
    if (identity.toLowerCase() === inner.identity.toLowerCase()) return true
    const owner = readPackage(image, identity)
    if (!owner) return false
    const goal = goals.get(owner.identity)
    return goal === undefined ? isWanted(owner) : goal === 'installed'
  })
}

/** How goals are reached. */
export interface GoalOptions {
  /** Whether all of it waits for the next start. */
  readonly waits: boolean
  /** Whether the Windows of the image runs. */
  readonly online: boolean
}

/** Brings packages to what they are to become, now or at the next start. */
export function reachGoals(
  image: ForkedImage,
  goals: PackageGoals,
  { waits, online }: GoalOptions,
  context: OperationContext,
): void {
  const now = context.now()
  const tags = languagesOfPacks(image, goals.keys())
  const waiting: string[] = []
  const settled: string[] = []
  const touched = waits ? [] : [...goals.keys()].flatMap((identity) => componentsOf(image, identity))
  for (const [identity, goal] of goals) {
    if (goal === 'absent') disown(image, identity)
    if (waits && !(goal === 'absent' && isIdle(image, identity))) {
      const pending = goal === 'installed' ? CURRENT_STATES.installPending : CURRENT_STATES.uninstallPending
      setPackageState(image, identity, pending, now)
      waiting.push(identity)
      continue
    }
    settled.push(identity)
    if (goal === 'absent') forget(image, identity)
    else setPackageState(image, identity, CURRENT_STATES[goal], now)
  }
  if (waiting.length > 0) notePending(image, waiting, online)
  noteSettled(image, settled)
  projectComponents(image, touched)
  followLanguagePacks(image, tags, context)
}

function componentsOf(image: ImageReader, identity: string): readonly AssemblyIdentity[] {
  const manifest = readPackageManifest(image, identity)
  return typeof manifest === 'string' ? [] : manifest.updates.flatMap((update) => update.components)
}

/** Whether a package is only staged or replaced, so that it can go at once. */
function isIdle(image: ImageReader, identity: string): boolean {
  const state = readPackage(image, identity)?.currentState ?? CURRENT_STATES.absent
  return state < CURRENT_STATES.installPending && state !== CURRENT_STATES.uninstallPending
}

/** Nothing wants the package any more, and it wants no other. */
function disown(image: ForkedImage, identity: string): void {
  const registered = readPackage(image, identity)
  if (!registered) return
  for (const owner of registered.owners())
    setPackageOwner(image, identity, { ...owner, intendedState: CURRENT_STATES.absent })
  for (const inner of packagesInside(image, registered))
    for (const owner of inner.owners())
      if (owner.identity.toLowerCase() === identity.toLowerCase())
        setPackageOwner(image, inner.identity, { ...owner, intendedState: CURRENT_STATES.absent })
}

/** Takes a package out of the registry, and off those that were inside it. */
export function forget(image: ForkedImage, identity: string): void {
  const registered = readPackage(image, identity)
  for (const inner of registered ? packagesInside(image, registered) : [])
    dropPackageOwner(image, inner.identity, identity)
  const manifest = readPackageManifest(image, identity)
  const parents = typeof manifest === 'string' ? [] : manifest.parents.flatMap((parent) => parent.identities)
  forgetPackage(image, identity, parents.map(formatPackageIdentity))
}
