import { DismError } from '../../errors/DismError.ts'
import type { Operation } from '../Operation.ts'
import { clearPending, hasPendingWork } from '../packages/pendingWork.ts'
import { revertOffline } from './healthRules.ts'
import { revertEdition } from './revertEdition.ts'
import { revertFeatures } from './revertFeatures.ts'
import { revertPackages } from './revertPackages.ts'

/** Takes back what waits for the next start of an image. Throws DismError NOT_SUPPORTED for the running Windows. */
export function revertPendingActions(online: boolean): Operation {
  return function* (image, context) {
    const because = online ? 'it is the running Windows' : 'the image is offline'
    if (!context.decide(revertOffline, 'the image', !online, because)) throw new DismError('NOT_SUPPORTED', because)
    yield { label: 'take back what features wait for' }
    revertFeatures(image, context)
    yield { label: 'take back what packages wait for', done: 0.3 }
    const installed = revertPackages(image, context)
    yield { label: 'take back the edition', done: 0.8 }
    revertEdition(image, installed, context)
    if (hasPendingWork(image)) clearPending(image)
  }
}
