import { DismError } from '../../errors/DismError.ts'
import type { Operation } from '../Operation.ts'
import { stackReloaded, versionSuperseded } from './addRules.ts'
import { changeOf } from './changeOf.ts'
import { checkAddition, type AddPackageOptions } from './checkAddition.ts'
import { stageComponent } from './componentStore.ts'
import type { PackageChange } from './PackageChange.ts'
import { isWanted, newGoals, supersede } from './packageGoals.ts'
import type { PackageSource } from './PackageSource.ts'
import { CURRENT_STATES } from './packageStates.ts'
import { planAddition } from './planAddition.ts'
import { reachGoals } from './reachGoals.ts'
import { readPackage } from './readPackages.ts'
import { recordPlanned } from './recordPlanned.ts'
import { recordStack } from './servicingStack.ts'
import { supersedeInside } from './supersedeInside.ts'
import { doesAdditionWait, isPrevented } from './waiting.ts'

/**
 * Adds a package with the packages inside it, and lets it replace the version that is there. Whether it is installed
 * then, or at the next start, is rule package.add.wait for an offline image, package.restart.needed for a running one.
 *
 * Throws DismError NOT_SUPPORTED, CBS_NEW_SERVICING_STACK_REQUIRED, CBS_NOT_APPLICABLE, CBS_DEPENDENT_FAILURE,
 * CBS_SOURCE_MISSING, CBS_INVALID_PACKAGE.
 */
export function addPackage(source: PackageSource, options: AddPackageOptions): Operation<PackageChange> {
  return function* (image, context) {
    const { identity, manifest } = source
    yield { label: `Planning ${identity}`, done: 0 }
    const check = checkAddition(image, source, options, context)
    if (check.present) return changeOf(image, identity, context)

    yield { label: `Resolving ${identity}`, done: 0 }
    const planned = planAddition(image, source, context)
    if (check.newer === 'refused')
      throw new DismError('CBS_NOT_APPLICABLE', `${identity} does not apply to the image: a newer version is there`)
    const outdated = check.newer !== undefined
    const waits = outdated ? false : doesAdditionWait(image, manifest, check.replaced, options.online, context)
    if (options.preventPending && isPrevented(image, identity, waits, context))
      return { ...changeOf(image, identity, context), skipped: true }

    // From here on the image shows that the package is on its way.
    recordPlanned(image, planned.slice(0, 1), source, CURRENT_STATES.staging, context.now())
    yield { label: `Pre-staging ${identity}`, done: 0.1 }
    for (const [index, each] of planned.entries()) {
      yield { label: `Staging ${each.documents.identity}`, done: 0.2 + (index / planned.length) * 0.5 }
      for (const component of each.components)
        stageComponent(image, source.container, component.identity, component.brought)
    }

    yield { label: `Installing ${identity}`, done: 0.7, pointOfNoReturn: true }
    const plan = newGoals(image)
    for (const old of check.replaced) {
      const because = manifest.selfUpdate ? 'a servicing stack keeps those before it' : `${identity} is newer`
      if (context.decide(versionSuperseded, old.identity, !manifest.selfUpdate, because)) supersede(plan, old)
    }
    recordPlanned(image, planned, source, CURRENT_STATES.staged, context.now())
    for (const each of planned.filter(({ installs }) => installs)) {
      const known = readPackage(image, each.documents.identity)
      if (!outdated) plan.goals.set(each.documents.identity, 'installed')
      else if (known && !isWanted(known)) plan.goals.set(known.identity, 'superseded')
    }
    if (!outdated) supersedeInside(plan, planned.filter((each) => each.installs).slice(1), context)
    reachGoals(image, plan, { waits, online: options.online }, context)
    if (manifest.selfUpdate) recordStack(image, manifest)
    const because = manifest.selfUpdate ? 'it is a servicing stack' : 'the servicing stack stays'
    const reload = context.decide(stackReloaded, identity, manifest.selfUpdate, because)
    return { ...changeOf(image, identity, context), restart: options.online && waits, reload }
  }
}
