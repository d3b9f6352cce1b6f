import { updateIdentity } from '../../fixtures/updateCab.ts'
import { ERRORS } from '../../src/errors/catalogue.ts'
import { bytesSource, readAll } from '../../src/formats/ByteSource.ts'
import { openImage } from '../../src/image/openImage.ts'
import type { Volume } from '../../src/image/Volume.ts'
import type { ImageReader } from '../../src/image/WindowsImage.ts'
import { createJudge } from '../../src/rules/Judge.ts'
import type { Operation } from '../../src/servicing/Operation.ts'
import { addPackage } from '../../src/servicing/packages/addPackage.ts'
import { cbsKeys, manifestPath, withoutVersion } from '../../src/servicing/packages/cbsPaths.ts'
import { stateOf } from '../../src/servicing/packages/judgePackage.ts'
import { cabinetContainer } from '../../src/servicing/packages/openPackageContainer.ts'
import type { PackageChange } from '../../src/servicing/packages/PackageChange.ts'
import { packageSource, type PackageSource } from '../../src/servicing/packages/PackageSource.ts'
import { hasPendingWork } from '../../src/servicing/packages/pendingWork.ts'
import { readPackage, readPackages } from '../../src/servicing/packages/readPackages.ts'
import { removePackage } from '../../src/servicing/packages/removePackage.ts'
import { settlePackages } from '../../src/servicing/packages/settlePackages.ts'
import { runOperation } from '../../src/servicing/runOperation.ts'
import { keyOf, modelUpdates, newUpdatesModel, type UpdateOutcome, type UpdatesModel } from '../updates/modelUpdates.ts'
import { traitsOf, UPDATES, type UpdateEvent, type UpdateName } from '../updates/UpdateStory.ts'
import { smallImage } from '../computers/smallImage.ts'
import { bytesOfUpdate, fileOf, partsOfName } from '../updates/bytesOfUpdate.ts'
import { uphold } from './uphold.ts'

const INSIDE = ['X', 'Y', 'Z']
const now = () => 133_800_000_000_000_000n

/**
 * Law: whatever is added and removed, offline or running, the states of an image's packages are those that the model
 * says; a package inside others is there for them; registry, index, manifests and files agree with each other; and what
 * is refused changes nothing.
 * @returns how the events ended, and the volume
 * @throws BrokenLaw
 */
export function updatesFollowModel(events: readonly UpdateEvent[]): {
  readonly outcomes: readonly UpdateOutcome[]
  readonly volume: Volume
} {
  const volume = smallImage({ preset: 'windows-10-22h2' })
  const model = newUpdatesModel()
  const outcomes = events.map((event, index) => {
    const told = `After event ${index + 1}, ${JSON.stringify(event)},`
    const expected = modelUpdates(model, event)
    const found = happen(volume, event, model)
    const image = openImage(volume, now)
    uphold(`${told} the outcome must be the model's.`, expected === found ? [] : [`${found}, not ${expected}`])
    uphold(`${told} the states must be the model's.`, differencesOf(statesOf(image), model))
    uphold(`${told} keys and files must agree.`, disagreementsIn(image))
    if (!hasPendingWork(image)) {
      uphold(`${told} packages inside others must be as those.`, faultsInside(image, model))
      uphold(`${told} files must be those of what is installed.`, faultsOfFiles(image, model))
    }
    return found
  })
  return { outcomes, volume }
}

const sources = new Map<string, PackageSource>()

function sourceOf(update: UpdateName): PackageSource {
  const known = sources.get(keyOf(update))
  if (known) return known
  const host = { readFile: () => undefined, beside: (_: string, name: string) => name }
  const source = packageSource(cabinetContainer(host, bytesSource(bytesOfUpdate(update)), `${keyOf(update)}.cab`))
  sources.set(keyOf(update), source)
  return source
}

/** Carries an event out on the volume. What is refused must change nothing. */
function happen(volume: Volume, event: UpdateEvent, { online }: UpdatesModel): UpdateOutcome {
  const image = openImage(volume, now)
  const run = <Result>(operation: Operation<Result>) => runOperation(image, operation, { semantics: 'documented', now })
  if (event.kind === 'restart' || event.kind === 'switch') {
    // The model has been switched already: it runs when the computer has started.
    if (event.kind === 'restart' || online) {
      const settled = run(settlePackages())
      if (!settled.ok) throw settled.error
      volume.apply(settled.changes)
    }
    return 'none'
  }
  const outcome = run<PackageChange>(
    event.kind === 'add'
      ? addPackage(sourceOf(event.update), { ...event, online })
      : removePackage(updateIdentity(partsOfName(event.update)), { online }),
  )
  if (outcome.ok) {
    volume.apply(outcome.changes)
    return outcome.result.restart ? 'restart' : 'done'
  }
  uphold(
    'What is refused must change nothing.',
    outcome.changes.map((change) => `${change.kind} ${change.path}`),
  )
  const known: { readonly [hresult: number]: UpdateOutcome } = {
    [ERRORS.CBS_NOT_APPLICABLE.hresult]: 'not applicable',
    [ERRORS.CBS_CANNOT_UNINSTALL.hresult]: 'permanent',
    [ERRORS.CBS_INVALID_PACKAGE.hresult]: 'invalid',
  }
  const told = known[outcome.error.hresult]
  if (!told) throw outcome.error
  return told
}

/** States of the made updates, by family and version. */
function statesOf(image: ImageReader): ReadonlyMap<string, string> {
  const judge = createJudge('documented')
  const all = Object.keys(UPDATES).flatMap((family) =>
    [1, 2, 3].flatMap((version) => {
      const registered = readPackage(image, updateIdentity({ kb: family, version: `10.0.1.${version}` }))
      return registered ? [[`${family}${version}`, stateOf(registered, judge)] as const] : []
    }),
  )
  return new Map(all)
}

function differencesOf(found: ReadonlyMap<string, string>, { updates }: UpdatesModel): string[] {
  const names = new Set([...found.keys(), ...updates.keys()])
  return [...names].flatMap((name) => {
    const [is, should] = [found.get(name) ?? 'not there', updates.get(name)?.state ?? 'not there']
    return is === should ? [] : [`${name} is ${is}, not ${should}`]
  })
}

/** Whether every key has its index and manifest, every index its key, and every owner is there. */
function disagreementsIn(image: ImageReader): string[] {
  const packages = readPackages(image)
  const faults = packages.flatMap(({ identity, ...registered }) => {
    const index = image.registry.key('SOFTWARE', cbsKeys.indexed(withoutVersion(identity)))
    const lost = registered.owners().filter((owner) => !readPackage(image, owner.identity))
    return [
      ...(index?.value(identity) ? [] : [`${identity} is in no index`]),
      ...(image.volume.stat(manifestPath(identity)) ? [] : [`${identity} has no manifest`]),
      ...(registered.owners().length > 0 ? [] : [`${identity} has no owner`]),
      ...lost.map((owner) => `${identity} is owned by ${owner.identity}, which is gone`),
    ]
  })
  const indexed = INSIDE.concat(Object.keys(UPDATES)).flatMap((kb) => {
    const index = image.registry.key('SOFTWARE', cbsKeys.indexed(withoutVersion(updateIdentity({ kb }))))
    return index?.values().map(({ name }) => name) ?? []
  })
  const stray = indexed.filter((identity) => !readPackage(image, identity))
  return [...faults, ...stray.map((identity) => `${identity} is only in the index`)]
}

/** A package inside others is installed when one of them is, superseded when they are, and else not there. */
function faultsInside(image: ImageReader, { updates }: UpdatesModel): string[] {
  const judge = createJudge('documented')
  return INSIDE.flatMap((name) => {
    const around = [...updates.values()].filter(({ update }) => traitsOf(update).inside.includes(name))
    const should = around.some(({ state }) => state === 'Installed')
      ? 'Installed'
      : around.length > 0
        ? 'Superseded'
        : 'not there'
    const registered = readPackage(image, updateIdentity({ kb: name }))
    const is = registered ? stateOf(registered, judge) : 'not there'
    return is === should ? [] : [`${name} is ${is}, not ${should}`]
  })
}

/** The file of a family is that of its installed version, or not there. */
function faultsOfFiles({ volume }: ImageReader, { updates }: UpdatesModel): string[] {
  return Object.keys(UPDATES).flatMap((family) => {
    const installed = [...updates.values()].find((one) => one.update.family === family && one.state === 'Installed')
    const path = fileOf(family)
    const is = volume.stat(path) ? new TextDecoder().decode(readAll(volume.open(path))) : 'not there'
    const should = installed ? keyOf(installed.update) : 'not there'
    return is === should ? [] : [`${path} is ${is}, not ${should}`]
  })
}
