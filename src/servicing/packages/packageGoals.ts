import type { PackageManifest } from '../../formats/mum/PackageManifest.ts'
import type { ImageReader } from '../../image/WindowsImage.ts'
import type { Judge } from '../../rules/Judge.ts'
import { OWNER_KINDS } from './cbsPaths.ts'
import { formatPackageIdentity } from './packageIdentity.ts'
import { CURRENT_STATES } from './packageStates.ts'
import { readPackageManifest } from './readPackageManifest.ts'
import { readPackage, readPackages, type PackageOwner, type RegisteredPackage } from './readPackages.ts'
import { innerRemoved } from './removeRules.ts'

/** What a package of the image is to become: there, replaced by a newer one, or gone. */
export type PackageGoal = 'installed' | 'superseded' | 'absent'

/** What packages are to become. */
export interface PackageGoals {
  readonly image: ImageReader
  /** By identity as the registry has it. */
  readonly goals: Map<string, PackageGoal>
  /** The packages of the image that are inside another. */
  readonly inside: (registered: RegisteredPackage) => readonly RegisteredPackage[]
}

/** Goals, none unless some are given. */
export function newGoals(
  image: ImageReader,
  goals: Iterable<readonly [identity: string, goal: PackageGoal]> = [],
): PackageGoals {
  let owned: ReadonlyMap<string, readonly string[]> | undefined
  return {
    image,
    goals: new Map(goals),
    inside(registered) {
      const own = registered.identity.toLowerCase()
      const manifest = readPackageManifest(image, registered.identity)
      // Without a manifest the owners of all packages are looked at, once.
      if (typeof manifest === 'string') owned ??= ownedPackages(image)
      const names = typeof manifest === 'string' ? owned?.get(own) : namesInside(manifest)
      return (names ?? [])
        .flatMap((name) => readPackage(image, name) ?? [])
        .filter((inner) => inner.owners().some((one) => isContainer(one) && one.identity.toLowerCase() === own))
    },
  }
}

function namesInside(manifest: PackageManifest): readonly string[] {
  return manifest.updates.flatMap((update) => update.packages).map((inner) => formatPackageIdentity(inner.identity))
}

/** The packages that are inside others, by those. */
function ownedPackages(image: ImageReader): ReadonlyMap<string, readonly string[]> {
  const owned = new Map<string, string[]>()
  for (const { identity, ...registered } of readPackages(image))
    for (const owner of registered.owners().filter(isContainer)) {
      const key = owner.identity.toLowerCase()
      const known = owned.get(key)
      if (known) known.push(identity)
      else owned.set(key, [identity])
    }
  return owned
}

function isContainer({ kind }: PackageOwner): boolean {
  return kind !== OWNER_KINDS.own
}

/** Whether a package is installed, or will be at the next start. */
export function isWanted({ currentState = 0 }: RegisteredPackage): boolean {
  return currentState >= CURRENT_STATES.installPending
}

/** Whether the removal of a package was cancelled half way: it is on its way out, and nothing of it waits. */
function isHalfRemoved(registered: RegisteredPackage): boolean {
  return registered.currentState === CURRENT_STATES.uninstallPending && !registered.waits()
}

/** Whether a package has the place of its older versions, because it is wanted, or was not removed to the end. */
export function hasPlace(registered: RegisteredPackage): boolean {
  return isWanted(registered) || isHalfRemoved(registered)
}

/** Whether a newer version has replaced a package, or will at the next start, and nobody has removed it. */
export function isReplaced(registered: RegisteredPackage): boolean {
  const { currentState } = registered
  if (currentState === CURRENT_STATES.superseded) return true
  return currentState === CURRENT_STATES.uninstallPending && registered.waits() && !isWithdrawn(registered)
}

/** Whether nothing wants a package any more. */
export function isWithdrawn(registered: RegisteredPackage): boolean {
  return registered.owners().every(({ intendedState }) => intendedState === CURRENT_STATES.absent)
}

/** A package is replaced by a newer version, with the packages inside it that nothing else wants. */
export function supersede(plan: PackageGoals, registered: RegisteredPackage): void {
  plan.goals.set(registered.identity, 'superseded')
  for (const inner of plan.inside(registered))
    if (isWanted(inner) && !plan.goals.has(inner.identity) && othersWant(plan, inner, registered) !== 'installed')
      supersede(plan, inner)
}

/** A package that was replaced is there again, with the packages inside it. */
export function restore(plan: PackageGoals, registered: RegisteredPackage): void {
  plan.goals.set(registered.identity, 'installed')
  for (const inner of plan.inside(registered))
    if (isReplaced(inner) && plan.goals.get(inner.identity) !== 'installed') restore(plan, inner)
}

/**
 * A package goes, and the packages inside it that nothing else wants (package.remove.inside). One that only a replaced
 * package wants counts as replaced too.
 */
export function withdraw(plan: PackageGoals, registered: RegisteredPackage, judge: Judge): void {
  plan.goals.set(registered.identity, 'absent')
  for (const inner of plan.inside(registered)) {
    if (plan.goals.get(inner.identity) === 'absent') continue
    const wanted = othersWant(plan, inner, registered)
    const because = wanted === 'absent' ? `it was there for ${registered.identity}` : 'another package wants it'
    if (judge.decide(innerRemoved, inner.identity, wanted === 'absent', because)) withdraw(plan, inner, judge)
    else if (wanted === 'superseded' && isWanted(inner)) supersede(plan, inner)
  }
}

/** What the owners of a package but one want it to be. */
function othersWant({ image, goals }: PackageGoals, inner: RegisteredPackage, but: RegisteredPackage): PackageGoal {
  const wishes = inner.owners().map(({ identity, intendedState }): PackageGoal => {
    if (identity.toLowerCase() === but.identity.toLowerCase() || intendedState === CURRENT_STATES.absent)
      return 'absent'
    if (identity.toLowerCase() === inner.identity.toLowerCase()) return 'installed'
    const owner = readPackage(image, identity)
    return owner ? (goals.get(owner.identity) ?? goalOf(owner)) : 'absent'
  })
  const strongest = (['installed', 'superseded'] as const).find((goal) => wishes.some((one) => one === goal))
  return strongest ?? 'absent'
}

/** What a package is on its way to. */
function goalOf(registered: RegisteredPackage): PackageGoal {
  if (hasPlace(registered)) return 'installed'
  return isReplaced(registered) ? 'superseded' : 'absent'
}
