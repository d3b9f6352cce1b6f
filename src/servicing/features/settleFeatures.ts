import { decodeDword } from '../../formats/regf/decodeDword.ts'
import type { ForkedImage } from '../../image/WindowsImage.ts'
import type { OperationContext } from '../Operation.ts'
import { CURRENT_STATES } from '../packages/packageStates.ts'
import { clearPending, hasPendingWork } from '../packages/pendingWork.ts'
import { readPackages, type RegisteredPackage } from '../packages/readPackages.ts'
import { applyFeature } from './applyFeature.ts'
import { pendingKey } from './featureKeys.ts'
import { settledAtStart } from './featureRules.ts'

/** The Windows of the image starts: features whose change waits for that are enabled or disabled. */
export function settleFeatures(image: ForkedImage, context: OperationContext): void {
  for (const { identity, ...registered } of readPackages(image)) {
    const waiting = image.registry.key('SOFTWARE', pendingKey(identity))?.values() ?? []
    for (const { name, data } of waiting) {
      const intended = registered.updates().find((one) => one.name === name)?.intendedState ?? decodeDword(data) ?? 0
      const enabled = intended >= CURRENT_STATES.installPending
      if (context.decide(settledAtStart, name, true, enabled ? 'it is enabled' : 'it is disabled'))
        applyFeature(image, name, enabled, context)
    }
    image.registry.deleteKey('SOFTWARE', pendingKey(identity))
  }
  if (hasPendingWork(image) && !readPackages(image).some(isPending)) clearPending(image)
}

function isPending({ currentState }: RegisteredPackage): boolean {
  return currentState === CURRENT_STATES.installPending || currentState === CURRENT_STATES.uninstallPending
}
