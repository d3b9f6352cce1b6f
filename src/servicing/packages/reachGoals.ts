import type { AssemblyIdentity } from '../../formats/mum/AssemblyIdentity.ts'
import type { ForkedImage, ImageReader } from '../../image/WindowsImage.ts'
import { followLanguagePacks, languagesOfPacks } from '../languages/followLanguagePacks.ts'
import type { OperationContext } from '../Operation.ts'
import type { PackageGoals } from './packageGoals.ts'
import { CURRENT_STATES } from './packageStates.ts'
import { notePending, noteSettled } from './pendingWork.ts'
import { projectComponents } from './projectComponents.ts'
import { readPackageManifest } from './readPackageManifest.ts'
import { readPackage } from './readPackages.ts'
import { retirePackage } from './retirePackage.ts'
import { setPackageOwner, setPackageState } from './writePackages.ts'

/** How goals are reached. */
export interface GoalOptions {
  /** Whether all of it waits for the next start. */
  readonly waits: boolean
  /** Whether the Windows of the image runs. */
  readonly online: boolean
  /** Whether Windows starts. */
  readonly starting?: boolean
}

/** Brings packages to what they are to become, now or at the next start. @throws DismError CBS_INSTALLERS_FAILED */
export function reachGoals(
  image: ForkedImage,
  plan: PackageGoals,
  { waits, online, starting = false }: GoalOptions,
  context: OperationContext,
): void {
  const now = context.now()
  const tags = languagesOfPacks(image, plan.goals.keys())
  const waiting: string[] = []
  const settled: string[] = []
  const touched = waits ? [] : [...plan.goals.keys()].flatMap((identity) => componentsOf(image, identity))
  for (const [identity, goal] of plan.goals) {
    if (goal === 'installed' && readPackage(image, identity)?.currentState === CURRENT_STATES.installed) continue
    if (goal === 'absent') disown(image, plan, identity)
    if (waits && !(goal === 'absent' && goesAtOnce(image, plan, identity))) {
      const pending = goal === 'installed' ? CURRENT_STATES.installPending : CURRENT_STATES.uninstallPending
      setPackageState(image, identity, pending, now)
      waiting.push(identity)
      continue
    }
    settled.push(identity)
    if (goal === 'absent') retirePackage(image, plan, identity)
    else setPackageState(image, identity, CURRENT_STATES[goal], now)
  }
  if (waiting.length > 0) notePending(image, waiting, online)
  noteSettled(image, settled)
  projectComponents(image, touched, starting, context)
  followLanguagePacks(image, tags, context)
}

function componentsOf(image: ImageReader, identity: string): readonly AssemblyIdentity[] {
  const manifest = readPackageManifest(image, identity)
  return typeof manifest === 'string' ? [] : manifest.updates.flatMap((update) => update.components)
}

/** Whether a package can go at once: it is idle, and not inside one that goes at the next start. */
function goesAtOnce(image: ImageReader, { goals }: PackageGoals, identity: string): boolean {
  const around = readPackage(image, identity)?.owners() ?? []
  const waits = around.some((owner) => goals.get(owner.identity) === 'absent' && !isIdle(image, owner.identity))
  return isIdle(image, identity) && !waits
}

/** Whether a package is only staged or replaced. */
function isIdle(image: ImageReader, identity: string): boolean {
  const state = readPackage(image, identity)?.currentState ?? CURRENT_STATES.absent
  return state < CURRENT_STATES.installPending && state !== CURRENT_STATES.uninstallPending
}

/** Nothing wants the package any more, and it wants no other. */
function disown(image: ForkedImage, plan: PackageGoals, identity: string): void {
  const registered = readPackage(image, identity)
  if (!registered) return
  for (const owner of registered.owners())
    setPackageOwner(image, identity, { ...owner, intendedState: CURRENT_STATES.absent })
  for (const inner of plan.inside(registered))
    for (const owner of inner.owners())
      if (owner.identity.toLowerCase() === identity.toLowerCase())
        setPackageOwner(image, inner.identity, { ...owner, intendedState: CURRENT_STATES.absent })
}
