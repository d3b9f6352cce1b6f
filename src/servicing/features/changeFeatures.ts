import { readDword } from '../../image/readWindowsFacts.ts'
import type { ForkedImage } from '../../image/WindowsImage.ts'
import type { OperationContext, Step } from '../Operation.ts'
import { CURRENT_STATES } from '../packages/packageStates.ts'
import { isPending, notePending, noteSettled } from '../packages/pendingWork.ts'
import { readPackage } from '../packages/readPackages.ts'
import type { Feature } from './Feature.ts'
import { applyFeature } from './applyFeature.ts'
import { ASKED, pendingKey, updatesKey } from './featureKeys.ts'
import { backAsItWas, featureRestartNeeded, startNeeded } from './featureRules.ts'
import { isOn } from './featureStates.ts'

/** What came of a change of features. */
export interface FeatureChange {
  /** Names of those that were asked for, as their manifests spell them. */
  readonly named: readonly string[]
  /** Names of those whose state changed, in the order in which they were enabled or disabled. */
  readonly changed: readonly string[]
  /** Whether the running Windows must be restarted for it. */
  readonly restartNeeded: boolean
}

/** How features are changed. */
export interface ChangeSettings {
  readonly enable: boolean
  /** Whether the Windows of the image runs. */
  readonly online: boolean
  /** Those whose payload goes. */
  readonly emptied?: ReadonlySet<Feature>
}

/**
 * Writes what is asked of features, and carries out at once what need not wait for a start, one after the other: each is
 * whole when the step of the next is yielded.
 */
export function* changeFeatures(
  image: ForkedImage,
  features: readonly Feature[],
  settings: ChangeSettings,
  context: OperationContext,
): Generator<Step, Omit<FeatureChange, 'named'>> {
  const waiting: string[] = []
  for (const [index, feature] of features.entries()) {
    const { name } = feature
    const verb = settings.enable ? 'enable' : 'disable'
    if (index > 0) yield { label: `${verb} ${name}`, done: index / features.length }
    if (changeFeature(image, feature, settings, context)) waiting.push(name)
  }
  return { changed: features.map(({ name }) => name), restartNeeded: settings.online && waiting.length > 0 }
}

/** @returns whether the change waits for the next start */
function changeFeature(
  image: ForkedImage,
  feature: Feature,
  settings: ChangeSettings,
  context: OperationContext,
): boolean {
  const { name, owner } = feature
  const waited = pendingState(image, feature)
  ask(image, feature, settings, waited)
  if (isOn(feature.state) === settings.enable) return false
  if (!isBack(feature, waited, context) && mustWait(feature, settings.online, context)) {
    image.registry.setDword('SOFTWARE', pendingKey(owner), name, currentState(feature))
    notePending(image, [owner], settings.online)
    return true
  }
  if (waited === undefined) applyFeature(image, name, settings.enable, context)
  else {
    image.registry.deleteValue('SOFTWARE', pendingKey(owner), name)
    settleOwner(image, owner)
  }
  return false
}

/** A package none of whose features waits any more does not wait for them. */
function settleOwner(image: ForkedImage, owner: string): void {
  const { registry } = image
  const key = pendingKey(owner)
  if (registry.key('SOFTWARE', key)?.values().length !== 0) return
  registry.deleteKey('SOFTWARE', key)
  const registered = readPackage(image, owner)
  if (!registered || !isPending(registered)) noteSettled(image, [owner])
}

/** The state in which a feature is until the next start, when its change waits. */
function pendingState(image: ForkedImage, { owner, name }: Feature): number | undefined {
  return readDword(image.registry.key('SOFTWARE', pendingKey(owner)), name)
}

function ask(image: ForkedImage, feature: Feature, settings: ChangeSettings, waited: number | undefined): void {
  const intended = settings.enable
    ? CURRENT_STATES.installed
    : settings.emptied?.has(feature)
      ? CURRENT_STATES.absent
      : Math.min(waited ?? CURRENT_STATES.staged, CURRENT_STATES.staged)
  image.registry.setDword('SOFTWARE', updatesKey(feature.owner), feature.name, ASKED | intended)
}

/** Whether this takes back a change that waits. */
function isBack({ name }: Feature, waited: number | undefined, context: OperationContext): boolean {
  const because = waited === undefined ? 'no change of it waits' : 'the change of it waits'
  return context.decide(backAsItWas, name, waited !== undefined, because)
}

function mustWait(feature: Feature, online: boolean, context: OperationContext): boolean {
  const { name, update, offlineCapable } = feature
  if (!online) {
    const because = offlineCapable ? 'its package can be installed wholly offline' : 'its package says nothing of it'
    return context.decide(startNeeded, name, !offlineCapable, because)
  }
  const driver = update.drivers[0]
  const because = driver ? `it brings the driver ${driver.name}` : `restart: ${update.restart ?? 'not said'}`
  return context.decide(featureRestartNeeded, name, driver !== undefined || update.restart === 'required', because)
}

/** How a feature is until the next start. That of a package which is about to go is enabled until then. */
function currentState({ state }: Feature): number {
  if (state === 'Installed' || state === 'UninstallPending') return CURRENT_STATES.installed
  return state === 'Removed' ? CURRENT_STATES.absent : CURRENT_STATES.staged
}
