import { DismError } from '../../errors/DismError.ts'
import type { Operation } from '../Operation.ts'
import { CURRENT_STATES } from '../packages/packageStates.ts'
import { clearPending, hasPendingWork } from '../packages/pendingWork.ts'
import { readPackages } from '../packages/readPackages.ts'
import { setPackageState } from '../packages/writePackages.ts'
import { pendingReverted, revertOffline } from './healthRules.ts'

/** Takes back what waits for the next start of an image. Throws DismError NOT_SUPPORTED for the running Windows. */
export function revertPendingActions(online: boolean): Operation {
  return function* (image, context) {
    const because = online ? 'it is the running Windows' : 'the image is offline'
    if (!context.decide(revertOffline, 'the image', !online, because)) throw new DismError('NOT_SUPPORTED', because)
    yield { label: 'look what waits' }
    const { installPending, uninstallPending, staged, installed } = CURRENT_STATES
    for (const { identity, currentState } of readPackages(image)) {
      const waits = currentState === installPending || currentState === uninstallPending
      const why = waits ? 'it waits for the next start' : 'it waits for nothing'
      if (context.decide(pendingReverted, identity, waits, why))
        setPackageState(image, identity, currentState === installPending ? staged : installed, context.now())
    }
    if (hasPendingWork(image)) clearPending(image)
  }
}
