import { DismError } from '../../errors/DismError.ts'
import type { ImageReader } from '../../image/WindowsImage.ts'
import type { Judge } from '../../rules/Judge.ts'
import type { Operation } from '../Operation.ts'
import { addDrivers } from '../drivers/addDrivers.ts'
import type { DriverPackage } from '../drivers/DriverPackage.ts'
import { disableFeatures } from '../features/disableFeatures.ts'
import { enableSelected } from '../features/enableFeatures.ts'
import { findBase } from '../features/listFeatures.ts'
import { followUpOf } from '../FollowUp.ts'
import { addPackage } from '../packages/addPackage.ts'
import { changeOf } from '../packages/changeOf.ts'
import type { PackageChange } from '../packages/PackageChange.ts'
import { isWanted, newGoals } from '../packages/packageGoals.ts'
import { reachGoals } from '../packages/reachGoals.ts'
import { parsePackageIdentity, samePackage } from '../packages/packageIdentity.ts'
import { readPackage } from '../packages/readPackages.ts'
import { removePackage } from '../packages/removePackage.ts'
import { stagePackage } from '../packages/stagePackage.ts'
import { partOf } from '../partOf.ts'
import { foundationMeant, selectedAlone, sourceNeeded } from './rules.ts'
import type { UnattendOutcome, UnattendRequest, UnattendStep } from './UnattendRequest.ts'

const NOTHING: UnattendOutcome = { restart: false, reload: false, packages: [] }

/**
 * Carries out what an answer file asks of an image, one after the other: its packages with their features, then its
 * drivers. Whether a package applies to the image is not asked.
 *
 * Throws DismError as the additions, removals and changes of features do.
 */
export function applyUnattend(request: UnattendRequest): Operation<UnattendOutcome> {
  return function* (image, context) {
    const outcomes: UnattendOutcome[] = []
    const steps = stepsOf(request)
    for (const [index, step] of steps.entries()) outcomes.push(yield* partOf(step(image, context), index, steps.length))
    return { ...followUpOf(outcomes), packages: outcomes.flatMap(({ packages }) => packages) }
  }
}

function stepsOf(request: UnattendRequest): readonly Operation<UnattendOutcome>[] {
  const packages = request.steps.map((step) => applyPackage(step, request))
  return request.drivers.length > 0 ? [...packages, applyDrivers(request.drivers)] : packages
}

function applyDrivers(drivers: readonly DriverPackage[]): Operation<UnattendOutcome> {
  return function* (image, context) {
    const outcomes = yield* addDrivers(drivers, { forceUnsigned: false })(image, context)
    const failed = outcomes.find(({ error }) => error !== undefined)
    if (failed?.error) throw failed.error
    return NOTHING
  }
}

function applyPackage(step: UnattendStep, request: UnattendRequest): Operation<UnattendOutcome> {
  return function* (image, context) {
    const changed = yield* changePackage(step, request.online)(image, context)
    const selected = yield* selectFeatures(step, request)(image, context)
    return { ...changed, restart: changed.restart || selected }
  }
}

/** Enables and disables features of a package. Returns whether the running Windows must restart. */
function selectFeatures({ identity, selections }: UnattendStep, request: UnattendRequest): Operation<boolean> {
  return function* (image, context) {
    if (selections.length === 0) return false
    const packageName = isFoundation(image, identity, context) ? undefined : identity
    const { online, openSource } = request
    const isAlone = (names: readonly string[]) =>
      context.decide(selectedAlone, names.join(', '), true, 'an answer file selects what it enables')
    let restart = false
    for (const enabled of [true, false]) {
      const names = selections.filter(({ state }) => state === enabled).map(({ name }) => name)
      if (names.length === 0) continue
      const change = enabled
        ? enableSelected({
            names,
            packageName,
            online,
            openSource,
            sources: [],
            limitAccess: true,
            all: !isAlone(names),
          })
        : disableFeatures({ names, packageName, online, removePayload: false })
      restart = (yield* change(image, context)).restartNeeded || restart
    }
    return restart
  }
}

/** Whether that is the package which Windows stands on, of any version: its features are found without its name. */
function isFoundation(image: ImageReader, identity: string, judge: Judge): boolean {
  const base = findBase(image)
  const [one, other] = [parsePackageIdentity(identity), base && parsePackageIdentity(base.identity)]
  const isBase = one !== undefined && other !== undefined && samePackage(one, other)
  return judge.decide(foundationMeant, identity, isBase, `Windows stands on ${base?.identity ?? 'no package'}`)
}

function changePackage({ action, identity, source }: UnattendStep, online: boolean): Operation<UnattendOutcome> {
  const options = { ignoreCheck: true, preventPending: false, online }
  if (action === 'remove') return asOutcome(removePackage(identity, { online }))
  if (source) return asOutcome(action === 'stage' ? stagePackage(source) : addPackage(source, options))
  return function* (image, context) {
    yield { label: `${action} ${identity}` }
    if (action === 'configure') return NOTHING
    const known = readPackage(image, identity)
    const because = known ? 'the image has it' : 'there is no source, and the image does not have it'
    if (!context.decide(sourceNeeded, identity, known !== undefined, because))
      throw new DismError('CBS_SOURCE_MISSING', `${identity}: ${because}`)
    if (action === 'stage' || !known || isWanted(known)) return NOTHING
    reachGoals(image, newGoals(image, [[known.identity, 'installed']]), { waits: online, online }, context)
    return asOne({ ...changeOf(image, known.identity, context), restart: online })
  }
}

function asOutcome(operation: Operation<PackageChange>): Operation<UnattendOutcome> {
  return function* (image, context) {
    return asOne(yield* operation(image, context))
  }
}

function asOne(change: PackageChange): UnattendOutcome {
  return { ...followUpOf([change]), packages: [change] }
}
