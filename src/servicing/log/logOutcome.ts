import type { Decision } from '../../rules/Decision.ts'
import type { Step } from '../Operation.ts'
import type { DismLog } from './createLog.ts'

/** Logs the steps of an operation, at level 4: DISM has no such lines. */
export function logSteps(log: DismLog, source: string, steps: readonly Step[]): void {
  for (const { label } of steps) log.provider(4, source, `Step: ${label}`, 'Dismulator::Step')
}

/** Logs decisions, at level 4; warnings at level 2. */
export function logDecisions(log: DismLog, source: string, decisions: readonly Decision[]): void {
  for (const { rule, subject, verdict, because, warning } of decisions)
    log.provider(warning ? 2 : 4, source, `Rule ${rule}: ${subject}: ${verdict}: ${because}`, 'Dismulator::Decision')
}
