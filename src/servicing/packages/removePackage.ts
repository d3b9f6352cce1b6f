import type { PackageManifest } from '../../formats/mum/PackageManifest.ts'
import type { ImageReader } from '../../image/WindowsImage.ts'
import type { Judge } from '../../rules/Judge.ts'
import type { Operation } from '../Operation.ts'
import { compareVersions } from '../compareVersions.ts'
import { additionWaits } from './addRules.ts'
import { capabilityDependants } from './capabilityDependencies.ts'
import { cbsKeys, withoutVersion } from './cbsPaths.ts'
import { changeOf } from './changeOf.ts'
import { checkImageKind } from './checkImageKind.ts'
import { checkRemoval } from './checkRemoval.ts'
import { findPackage } from './findPackage.ts'
import { stateOf } from './judgePackage.ts'
import type { PackageChange } from './PackageChange.ts'
import { hasPlace, isReplaced, isWanted, newGoals, restore, withdraw } from './packageGoals.ts'
import { parsePackageIdentity } from './packageIdentity.ts'
import { CURRENT_STATES } from './packageStates.ts'
import { hasPendingWork } from './pendingWork.ts'
import { readPackageManifest } from './readPackageManifest.ts'
import { reachGoals } from './reachGoals.ts'
import { readPackage, type RegisteredPackage } from './readPackages.ts'
import { packageDependants, payloadStays, predecessorReturns, removedAgain, waitingTaken } from './removeRules.ts'
import { versionsOf } from './versionsOf.ts'
import { needsRestart } from './waiting.ts'
import { setPackageState } from './writePackages.ts'

/** How a package is removed. */
export interface RemovePackageOptions {
  /** Whether the Windows of the image runs. */
  readonly online: boolean
}

/**
 * Removes a package with the packages inside it; the version that it had replaced comes back.
 *
 * Throws DismError NOT_SUPPORTED, CBS_INVALID_PACKAGE, CBS_CANNOT_UNINSTALL, CBS_PENDING, CBS_STORE_CORRUPTION.
 * @param name its identity
 */
export function removePackage(name: string, { online }: RemovePackageOptions): Operation<PackageChange> {
  return function* (image, context) {
    yield { label: `Planning ${name}`, done: 0 }
    checkImageKind(image, context)
    const registered = findPackage(image, name, context)
    const { identity } = registered
    const read = readPackageManifest(image, identity)
    const manifest = typeof read === 'string' ? undefined : read
    checkRemoval(image, registered, manifest, online, context)
    tellDependants(image, identity, manifest, context)

    yield { label: `Resolving ${identity}`, done: 0 }
    const predecessor = hasPlace(registered) ? predecessorOf(image, registered) : undefined
    const because = predecessor ? `${predecessor.identity} is ${stateOf(predecessor, context)}` : 'it had replaced none'
    const plan = newGoals(image)
    if (context.decide(predecessorReturns, identity, predecessor !== undefined, because) && predecessor)
      restore(plan, predecessor)
    withdraw(plan, registered, context)
    tellPayload(manifest, identity, context)
    const waits = doesRemovalWait(image, registered, manifest, predecessor, online, context)

    // From here on the image shows that the package is on its way out.
    if (isWanted(registered)) setPackageState(image, identity, CURRENT_STATES.uninstallPending, context.now())
    yield { label: `Uninstalling ${identity}`, done: 0.3 }
    yield { label: `Committing ${identity}`, done: 0.7, pointOfNoReturn: true }
    reachGoals(image, plan, { waits, online }, context)
    return { ...changeOf(image, identity, context), restart: online && waits }
  }
}

/** The version that a package has taken the place of, the newest of them. */
function predecessorOf(image: ImageReader, { identity }: RegisteredPackage): RegisteredPackage | undefined {
  const parsed = parsePackageIdentity(identity)
  if (!parsed) return undefined
  const older = versionsOf(image, parsed).filter(({ version }) => compareVersions(version, parsed.version) < 0)
  return older.find(({ registered }) => isReplaced(registered))?.registered
}

/** Whether a removal is only done when Windows starts next. What is not installed goes at once. */
function doesRemovalWait(
  image: ImageReader,
  registered: RegisteredPackage,
  manifest: PackageManifest | undefined,
  predecessor: RegisteredPackage | undefined,
  online: boolean,
  judge: Judge,
): boolean {
  const { identity, currentState } = registered
  if (!isWanted(registered)) {
    if (currentState !== CURRENT_STATES.uninstallPending) return false
    const noted = registered.waits()
    const why = noted ? 'it waits for the next start' : 'its removal was cancelled half way'
    if (judge.decide(removedAgain, identity, noted, why)) return true
  }
  if (currentState === CURRENT_STATES.installPending)
    return !judge.decide(waitingTaken, identity, !online, online ? 'Windows runs' : 'the image is offline')
  if (online) return needsRestart(image, identity, manifest?.restart, predecessor ? [predecessor] : [], judge)
  const busy = hasPendingWork(image)
  return judge.decide(additionWaits, identity, busy, busy ? 'something of the image waits' : 'nothing waits')
}

/** Decides whether packages of the image need one that goes: as parent, or for a capability. */
function tellDependants(
  image: ImageReader,
  identity: string,
  manifest: PackageManifest | undefined,
  judge: Judge,
): void {
  const asking = image.registry.key('SOFTWARE', cbsKeys.detected(withoutVersion(identity)))?.values() ?? []
  const children = asking.flatMap(({ name }) => readPackage(image, name) ?? []).filter(isWanted)
  const dependants = new Set([
    ...children.map((child) => child.identity),
    ...(manifest ? capabilityDependants(image, manifest) : []),
  ])
  dependants.delete(identity)
  const because = dependants.size > 0 ? [...dependants].join(', ') : 'no package names it'
  judge.decide(packageDependants, identity, dependants.size > 0, because)
}

function tellPayload(manifest: PackageManifest | undefined, identity: string, judge: Judge): void {
  const count = manifest?.updates.flatMap((update) => update.components).length ?? 0
  judge.decide(payloadStays, identity, count > 0, count > 0 ? `${count} components in WinSxS` : 'it has no components')
}
