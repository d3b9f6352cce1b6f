import type { Operation } from '../Operation.ts'
import { changeOf } from './changeOf.ts'
import { checkImageKind } from './checkImageKind.ts'
import { stageComponent } from './componentStore.ts'
import type { PackageChange } from './PackageChange.ts'
import type { PackageSource } from './PackageSource.ts'
import { CURRENT_STATES } from './packageStates.ts'
import { planAddition } from './planAddition.ts'
import { recordPlanned } from './recordPlanned.ts'

/**
 * Brings a package with the packages inside it into an image without installing it. One that is installed stays so.
 *
 * Throws DismError NOT_SUPPORTED, CBS_SOURCE_MISSING, CBS_INVALID_PACKAGE.
 */
export function stagePackage(source: PackageSource): Operation<PackageChange> {
  return function* (image, context) {
    checkImageKind(image, context)
    yield { label: `Staging ${source.identity}` }
    const planned = planAddition(image, source, context)
    for (const { components } of planned)
      for (const { identity, brought } of components) stageComponent(image, source.container, identity, brought)
    recordPlanned(image, planned, source, CURRENT_STATES.staged, context.now())
    return changeOf(image, source.identity, context)
  }
}
