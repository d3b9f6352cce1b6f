import { decodeDword } from '../../formats/regf/decodeDword.ts'
import type { ForkedImage } from '../../image/WindowsImage.ts'
import type { OperationContext } from '../Operation.ts'
import { CURRENT_STATES } from '../packages/packageStates.ts'
import { isPending, noteSettled } from '../packages/pendingWork.ts'
import { readPackages } from '../packages/readPackages.ts'
import { intendedStates } from '../packages/wantedUpdates.ts'
import { applyFeature } from './applyFeature.ts'
import { pendingKey } from './featureKeys.ts'
import { settledAtStart } from './featureRules.ts'

/** The Windows of the image starts: features whose change waits for that are enabled or disabled. */
export function settleFeatures(image: ForkedImage, context: OperationContext): void {
  for (const { identity, ...registered } of readPackages(image)) {
    const key = pendingKey(identity)
    const intendedOf = intendedStates(registered)
    const waiting = image.registry.key('SOFTWARE', key)?.values() ?? []
    for (const { name, data } of waiting) {
      const intended = intendedOf(name) ?? decodeDword(data) ?? 0
      const enabled = intended >= CURRENT_STATES.installPending
      if (!context.decide(settledAtStart, name, true, enabled ? 'it is enabled' : 'it is disabled')) continue
      image.registry.deleteValue('SOFTWARE', key, name)
      applyFeature(image, name, enabled, context)
    }
    if (image.registry.key('SOFTWARE', key)?.values().length === 0) image.registry.deleteKey('SOFTWARE', key)
  }
  noteSettled(
    image,
    readPackages(image).flatMap((one) => (isPending(one) ? [] : [one.identity])),
  )
}
