import type { Host } from '../host/Host.ts'
import type { DismLog } from './log/createLog.ts'
import { logDecisions, logSteps } from './log/logOutcome.ts'
import type { Recorder } from './log/recordingJudge.ts'
import type { OpenTarget } from './openTarget.ts'
import type { Operation, Outcome } from './Operation.ts'
import { runOperation } from './runOperation.ts'

/** Whom an operation is told to, and whether it is meant. */
export interface CarryOutSettings extends Recorder {
  readonly host: Pick<Host, 'semantics' | 'now'>
  readonly log: DismLog
  /** The source of its log lines, see `sourceOf`. */
  readonly source: string
  /** False: the changes are dropped. */
  readonly apply?: boolean
}

/**
 * Runs an operation on a fork of an opened image, logs its steps and decisions, and applies its changes.
 * @throws DismError when it failed; nothing is changed then but what a rule lets it leave behind
 */
export function carryOut<Result>(
  { volume, image }: Pick<OpenTarget, 'volume' | 'image'>,
  operation: Operation<Result>,
  settings: CarryOutSettings,
): Result {
  const { semantics, now } = settings.host
  return conclude(volume, runOperation(image, operation, { semantics, now }), settings)
}

/** Logs how an operation ended and applies what it changed. @throws DismError when it failed */
export function conclude<Result>(
  volume: OpenTarget['volume'],
  outcome: Outcome<Result>,
  { log, source, apply = true, onDecisions }: CarryOutSettings,
): Result {
  logSteps(log, source, outcome.steps)
  logDecisions(log, source, outcome.decisions)
  log.flush()
  onDecisions?.(outcome.decisions)
  if (apply && (outcome.ok || outcome.changes.length > 0)) volume.apply(outcome.changes)
  if (!outcome.ok) throw outcome.error
  return outcome.result
}
