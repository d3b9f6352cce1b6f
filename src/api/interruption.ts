import { nextTurn } from '#platform'
import type { Host } from '../host/Host.ts'
import type { Judge } from '../rules/Judge.ts'
import {
  cancelHonoured,
  cancelState,
  progressSilent,
  progressThrew,
  progressTold,
} from '../servicing/apiRules/interruption.ts'
import type { Cancellation, Follower } from '../servicing/carryOutInSteps.ts'
import type { DismProgressCallback } from './definitions/session.ts'

/** The three arguments at the end of a function that can be cancelled: CancelEvent, Progress, UserData. */
export type CancelTail = [cancelEvent: AbortSignal | null, progress: DismProgressCallback | null, userData: unknown]

/** How much of what is left is taken to be done before a step that does not say it. */
const SMALL_PART = 0.1

/**
 * Follows the operations of one call: tells progress, gives the event loop a turn, looks at the CancelEvent.
 * @param keep whether a cancellation by the CancelEvent keeps what was done so far
 * @param host may cancel the operation, too
 */
export function interruptionOf(
  name: string,
  [cancelEvent, progress, userData]: CancelTail,
  judge: Judge,
  keep: () => boolean,
  host: Pick<Host, 'cancellation'>,
): Follower {
  const { totals, other } = judge.variant(progressTold).value ?? { totals: {}, other: 1 }
  const total = totals[name] ?? other
  const told = judge.decide(progressTold, name, Boolean(progress), progress ? 'Progress is given' : 'Progress is NULL')
  let current = 0
  let noReturn = false
  let noted = false

  function tick(next: number): void {
    if (!told || !progress || next <= current || isSilent()) return
    current = next
    try {
      progress(current, total, userData)
    } catch (error) {
      if (judge.decide(progressThrew, name, true, `at ${current} of ${total}`)) throw error
    }
  }

  function isSilent(): boolean {
    if (!cancelEvent) return false
    const because = cancelEvent.aborted ? 'the CancelEvent is signalled' : 'the CancelEvent is not signalled'
    return judge.decide(progressSilent, name, cancelEvent.aborted, because)
  }

  function cancellation(where: string, begun: boolean): Cancellation | undefined {
    if (noted) return undefined
    const outside = begun ? host.cancellation?.() : undefined
    if (!cancelEvent?.aborted && !outside) return undefined
    noted = true
    const because = `${outside ? 'it was cancelled from outside' : 'the CancelEvent was signalled'} before: ${where}`
    if (!judge.decide(cancelHonoured, name, !noReturn, because)) return undefined
    const who = outside ? 'whoever cancelled it chooses' : 'the settings of the API choose'
    const kept = begun && (outside ? outside.keep : keep())
    return { keep: judge.decide(cancelState, name, kept, begun ? `so ${who}` : 'nothing was begun'), because }
  }

  return {
    async between(step) {
      if (!step) return cancellation('the first step', false)
      noReturn ||= step.pointOfNoReturn === true
      const next = Math.round(total * (step.done ?? current / total + (1 - current / total) * SMALL_PART))
      // The whole is told when nobody can cancel it any more.
      if (next < total) tick(next)
      await nextTurn()
      return cancellation(step.label, true)
    },
    done: () => tick(total),
  }
}
