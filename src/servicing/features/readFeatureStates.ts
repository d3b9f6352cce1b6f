import type { PackageManifest, PackageUpdate } from '../../formats/mum/PackageManifest.ts'
import { readDword } from '../../image/readWindowsFacts.ts'
import type { ImageReader } from '../../image/WindowsImage.ts'
import type { Judge } from '../../rules/Judge.ts'
import { CURRENT_STATES } from '../packages/packageStates.ts'
import type { RegisteredPackage } from '../packages/readPackages.ts'
import { featureEnabled, updateSelectable } from '../packages/rules.ts'
import { intendedStates, isUpdateWanted } from '../packages/wantedUpdates.ts'
import { pendingKey } from './featureKeys.ts'
import { featurePayloadPresent, featureSettled } from './featureRules.ts'
import type { FeatureState } from './featureStates.ts'

/**
 * The features of one package, in the order of its manifest, and how far they are.
 * @param registered undefined for a package that the image does not have
 */
export function readFeatureStates(
  image: ImageReader,
  manifest: PackageManifest,
  registered: RegisteredPackage | undefined,
  judge: Judge,
): readonly { readonly update: PackageUpdate; readonly state: FeatureState }[] {
  const intended = intendedStates(registered)
  const pending = registered && image.registry.key('SOFTWARE', pendingKey(registered.identity))
  const { currentState = CURRENT_STATES.absent } = registered ?? {}
  return manifest.updates
    .filter(({ name, selectable }) =>
      judge.decide(updateSelectable, name, selectable !== undefined, selectable ? 'selectable' : 'not selectable'),
    )
    .map((update) => {
      const facts = { currentState, intended: intended(update.name) }
      return { update, state: stateOf(update, { ...facts, before: readDword(pending, update.name) }, judge) }
    })
}

/** What the registry has of a feature. */
interface RecordedFacts {
  /** Of its package. */
  readonly currentState: number
  /** What was asked of it, or undefined while nobody has. */
  readonly intended: number | undefined
  /** The state in which it is until the next start, or undefined when nothing is pending. */
  readonly before: number | undefined
}

function stateOf(update: PackageUpdate, facts: RecordedFacts, judge: Judge): FeatureState {
  const { name } = update
  const { currentState, intended, before } = facts
  const isGoing = currentState === CURRENT_STATES.uninstallPending
  const isThere = isGoing || currentState >= CURRENT_STATES.installPending
  const because = intended === undefined ? 'nothing was asked for' : `asked for 0x${intended.toString(16)}`
  const isOn = judge.decide(featureEnabled, name, isThere && isUpdateWanted(update, intended), because)
  if (!isThere) return 'NotPresent'
  const packageWaits = isOn && (isGoing || currentState === CURRENT_STATES.installPending)
  const waits = before === undefined ? 'nothing of it waits' : `0x${before.toString(16)} until the next start`
  const why = packageWaits ? 'its package waits for the next start' : waits
  if (!judge.decide(featureSettled, name, before === undefined && !packageWaits, why))
    return isOn && !isGoing ? 'InstallPending' : 'UninstallPending'
  if (isOn) return 'Installed'
  return judge.decide(featurePayloadPresent, name, intended !== CURRENT_STATES.absent, because) ? 'Staged' : 'Removed'
}
