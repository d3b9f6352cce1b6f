import type { Operation } from '../Operation.ts'
import { isWithdrawn, newGoals } from './packageGoals.ts'
import { CURRENT_STATES } from './packageStates.ts'
import { clearPending, hasPendingWork, isPending } from './pendingWork.ts'
import { reachGoals } from './reachGoals.ts'
import { readPackages } from './readPackages.ts'
import { settledForGood, settledNoted } from './removeRules.ts'

/** Brings to an end what packages have been waiting for: Windows starts. */
export function settlePackages(): Operation {
  return function* (image, context) {
    if (!hasPendingWork(image)) return
    yield { label: 'finish what packages wait for' }
    const plan = newGoals(image)
    for (const registered of readPackages(image)) {
      const { identity, currentState } = registered
      if (!isPending(registered)) continue
      const noted = registered.waits()
      const why = noted ? 'it is noted as waiting' : 'it is pending, and nothing notes it'
      if (!context.decide(settledNoted, identity, noted, why)) continue
      if (currentState === CURRENT_STATES.installPending) {
        plan.goals.set(identity, 'installed')
        continue
      }
      const withdrawn = isWithdrawn(registered)
      const because = withdrawn ? 'nobody wants it any more' : 'it was replaced'
      plan.goals.set(identity, context.decide(settledForGood, identity, withdrawn, because) ? 'absent' : 'superseded')
    }
    reachGoals(image, plan, { waits: false, online: false, starting: true }, context)
    clearPending(image)
  }
}
