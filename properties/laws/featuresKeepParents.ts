import { createMachine, createWindowsImage, type ScenarioPackage } from '../../emulator/index.ts'
import { packageManifest } from '../../fixtures/packageManifest.ts'
import { openImage } from '../../src/image/openImage.ts'
import { createJudge } from '../../src/rules/Judge.ts'
import { disableFeatures } from '../../src/servicing/features/disableFeatures.ts'
import { enableFeatures } from '../../src/servicing/features/enableFeatures.ts'
import type { Feature } from '../../src/servicing/features/Feature.ts'
import { ASKED, updatesKey } from '../../src/servicing/features/featureKeys.ts'
import { isOn } from '../../src/servicing/features/featureStates.ts'
import { listFeatures } from '../../src/servicing/features/listFeatures.ts'
import { settleFeatures } from '../../src/servicing/features/settleFeatures.ts'
import type { Operation } from '../../src/servicing/Operation.ts'
import { manifestPath } from '../../src/servicing/packages/cbsPaths.ts'
import { runOperation } from '../../src/servicing/runOperation.ts'
import type { FeatureCommand, FeatureStory } from '../specs/FeatureStory.ts'
import { uphold } from './uphold.ts'

const NOWHERE = { path: 'nowhere', has: () => false }
const now = () => 133_800_000_000_000_000n

/**
 * Law: whatever is enabled and disabled, a feature that is on has no parents or one that is on; a command that is refused
 * changes nothing, one that is not leaves what it named on or off; after a start nothing waits, and what was on is on.
 * @returns how many commands were refused
 * @throws BrokenLaw
 */
export function featuresKeepParents(story: FeatureStory): number {
  const volume = createWindowsImage({ preset: 'windows-10-22h2', now })
  const read = (): readonly Feature[] =>
    listFeatures(openImage(volume, now), undefined, createJudge('documented')).features
  const run = <Result>(operation: Operation<Result>) => {
    const outcome = runOperation(openImage(volume, now), operation, { semantics: 'documented', now })
    if (outcome.ok) volume.apply(outcome.changes)
    return outcome
  }
  run(plant(story))
  let refused = 0
  for (const [index, command] of story.commands.entries()) {
    const before = read()
    const outcome = run(operationOf(command))
    const after = read()
    const law = `Command ${index + 1} (${JSON.stringify(command)}) must keep features in order.`
    if (!outcome.ok) refused++
    uphold(law, [...orphans(after), ...(outcome.ok ? unmet(command, before, after) : differences(before, after))])
  }
  return refused
}

/** The same story with command lines on a computer, as a scenario. */
export async function featuresScenario(story: FeatureStory): Promise<ScenarioPackage> {
  const machine = createMachine({ preset: 'windows-10-22h2', now })
  const planted = runOperation(machine.image, plant(story), { semantics: 'documented', now })
  if (planted.ok) machine.image.volume.apply(planted.changes)
  for (const command of story.commands) {
    const online = command.kind === 'boot' || command.online
    const running = machine.host.isRunningWindows('C:\\')
    if (running && (command.kind === 'boot' || !online)) machine.shutdown()
    if (online && (!running || command.kind === 'boot')) machine.boot()
    if (command.kind === 'boot') continue
    await machine.dism(
      online ? '/Online' : '/Image:C:\\',
      '/LogPath:D:\\dism.log',
      command.kind === 'enable' ? '/Enable-Feature' : '/Disable-Feature',
      ...command.features.map((place) => `/FeatureName:${nameOf(place)}`),
      ...(command.kind === 'enable' && command.all ? ['/All'] : []),
      ...(command.kind === 'disable' && command.remove ? ['/Remove'] : []),
      '/NoRestart',
    )
  }
  return machine.scenario()
}

/** Gives the Foundation package the features of a story. */
function plant({ features }: FeatureStory): Operation {
  return function* (image) {
    yield { label: 'plant features' }
    const { identity } = listFeatures(image, undefined, createJudge('documented'))
    const driver = 'x.inf~31bf3856ad364e35~amd64~~1.0.0.0'
    const updates = features.map((feature, place) => ({
      name: nameOf(place),
      enabledByDefault: false,
      parents: feature.parents.map(nameOf),
      drivers: feature.driver ? [driver] : [],
    }))
    const manifest = packageManifest({ identity, releaseType: 'Foundation', updates })
    image.volume.write(manifestPath(identity), new TextEncoder().encode(manifest))
    image.registry.deleteKey('SOFTWARE', updatesKey(identity))
    for (const [place, { removed }] of features.entries())
      if (removed) image.registry.setDword('SOFTWARE', updatesKey(identity), nameOf(place), ASKED)
  }
}

function operationOf(command: FeatureCommand): Operation<unknown> {
  if (command.kind === 'boot')
    return function* (image, context) {
      yield { label: 'boot' }
      settleFeatures(image, context)
    }
  const request = { names: command.features.map(nameOf), packageName: undefined, online: command.online }
  if (command.kind === 'disable') return disableFeatures({ ...request, removePayload: command.remove })
  const sources = { sources: [], openSource: () => NOWHERE, limitAccess: true }
  return enableFeatures({ ...request, ...sources, all: command.all })
}

function nameOf(place: number): string {
  return `Feature${place}`
}

function orphans(features: readonly Feature[]): string[] {
  return features.flatMap(({ name, state, update }) => {
    const parents = update.applicable?.updates ?? []
    const stands = parents.length === 0 || features.some((one) => parents.includes(one.name) && isOn(one.state))
    return isOn(state) && !stands ? [`${name} is ${state}, and none of ${parents.join(', ')} is`] : []
  })
}

function unmet(command: FeatureCommand, before: readonly Feature[], after: readonly Feature[]): string[] {
  if (command.kind === 'boot')
    return after.flatMap(({ name, state }, place) => [
      ...(state.endsWith('Pending') ? [`${name} is ${state} after a start`] : []),
      ...(isOn(state) === isOn(before[place]?.state ?? 'Staged') ? [] : [`${name} is ${state} because of a start`]),
    ])
  const wanted = command.kind === 'enable'
  return command.features.flatMap((place) => {
    const state = after[place]?.state ?? 'NotPresent'
    return isOn(state) === wanted ? [] : [`${nameOf(place)} is ${state}`]
  })
}

function differences(before: readonly Feature[], after: readonly Feature[]): string[] {
  return after.flatMap(({ name, state }, place) => {
    const was = before[place]?.state
    return was === state ? [] : [`${name} is ${state} and was ${was}`]
  })
}
