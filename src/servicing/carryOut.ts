import type { Host } from '../host/Host.ts'
import type { DismLog } from './log/createLog.ts'
import { logDecisions, logSteps } from './log/logOutcome.ts'
import { recordingJudge, type Recorder } from './log/recordingJudge.ts'
import type { OpenTarget } from './openTarget.ts'
import type { Operation, Outcome } from './Operation.ts'
import { cancelHonoured, cancelState } from './apiRules/interruption.ts'
import { startOperation, type OperationRun } from './OperationRun.ts'

/** Whom an operation is told to, and whether it is meant. */
export interface CarryOutSettings extends Recorder {
  readonly host: Pick<Host, 'semantics' | 'now' | 'cancellation'>
  readonly log: DismLog
  /** The source of its log lines, see `sourceOf`. */
  readonly source: string
  /** False: the changes are dropped. */
  readonly apply?: boolean
}

/**
 * Runs an operation on a fork of an opened image, logs its steps and decisions, and applies its changes. Between its
 * steps the host may cancel it; that dism.exe then ends as a function of the API does is inferred.
 * @throws DismError when it failed; nothing is changed then but what a rule lets it leave behind; CANCELLED
 */
export function carryOut<Result>(
  { volume, image }: Pick<OpenTarget, 'volume' | 'image'>,
  operation: Operation<Result>,
  settings: CarryOutSettings,
): Result {
  const { semantics, now } = settings.host
  const run = startOperation(image, operation, { semantics, now })
  return conclude(volume, cancelledOutcome(run, settings) ?? run.outcome(), settings)
}

/** Goes through the steps of an operation. @returns how it was cancelled, undefined at its end */
function cancelledOutcome<Result>(run: OperationRun<Result>, settings: CarryOutSettings): Outcome<Result> | undefined {
  let noReturn = false
  for (let step = run.next(); step; step = run.next()) {
    noReturn ||= step.pointOfNoReturn === true
    const cancellation = settings.host.cancellation?.()
    if (!cancellation) continue
    const judge = recordingJudge(settings, settings.source)
    const because = `it was cancelled from outside before: ${step.label}`
    if (!judge.decide(cancelHonoured, 'dism.exe', !noReturn, because)) continue
    const keep = judge.decide(cancelState, 'dism.exe', cancellation.keep, 'so whoever cancelled it chooses')
    return run.cancelled(keep, because)
  }
  return undefined
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
