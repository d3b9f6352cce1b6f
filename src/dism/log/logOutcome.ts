import type { Outcome } from '../../servicing/Operation.ts'
import type { DismLog } from './createLog.ts'

/** Logs what an operation did: its steps at level 3, its decisions at level 4. */
export function logOutcome(log: DismLog, source: string, outcome: Outcome<unknown>): void {
  for (const { label } of outcome.steps) log.provider(3, source, `Step: ${label}`, 'Dismulator::Step')
  for (const { rule, subject, verdict, because } of outcome.decisions) {
    log.provider(4, source, `Rule ${rule}: ${subject}: ${verdict}: ${because}`, 'Dismulator::Decision')
  }
}
