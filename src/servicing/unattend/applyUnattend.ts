import { DismError } from '../../errors/DismError.ts'
import type { Operation } from '../Operation.ts'
import { addDrivers } from '../drivers/addDrivers.ts'
import type { DriverPackage } from '../drivers/DriverPackage.ts'
import { disableFeatures } from '../features/disableFeatures.ts'
import { enableFeatures } from '../features/enableFeatures.ts'
import { followUpOf, type FollowUp } from '../FollowUp.ts'
import { addPackage } from '../packages/addPackage.ts'
import { changeOf } from '../packages/changeOf.ts'
import type { PackageChange } from '../packages/PackageChange.ts'
import { isWanted, newGoals } from '../packages/packageGoals.ts'
import { reachGoals } from '../packages/reachGoals.ts'
import { readPackage } from '../packages/readPackages.ts'
import { removePackage } from '../packages/removePackage.ts'
import { stagePackage } from '../packages/stagePackage.ts'
import { partOf } from '../partOf.ts'
import { sourceNeeded } from './rules.ts'
import type { UnattendOutcome, UnattendRequest, UnattendStep } from './UnattendRequest.ts'

const NOTHING: UnattendOutcome = { restart: false, reload: false, packages: [] }

/** The package that Windows stands on, whatever its version: its features are named without it. */
const FOUNDATION = /^Microsoft-Windows-Foundation-Package~/i

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

/** The same as operations of their own, for sessions of their own. */
export function stepsOf(request: UnattendRequest): readonly Operation<UnattendOutcome>[] {
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

function applyPackage(step: UnattendStep, { online, openSource }: UnattendRequest): Operation<UnattendOutcome> {
  return function* (image, context) {
    const changed = yield* changePackage(step, online)(image, context)
    const changes: FollowUp[] = [changed]
    for (const { name, state } of step.selections) {
      const feature = { names: [name], packageName: FOUNDATION.test(step.identity) ? undefined : step.identity, online }
      const change = state
        ? enableFeatures({ ...feature, all: true, limitAccess: true, sources: [], openSource })
        : disableFeatures({ ...feature, removePayload: false })
      const { restartNeeded } = yield* change(image, context)
      changes.push({ restart: restartNeeded, reload: false })
    }
    return { ...followUpOf(changes), packages: changed.packages }
  }
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
