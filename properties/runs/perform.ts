import { runOperation } from '../../src/servicing/runOperation.ts'
import type { Operation, Outcome } from '../../src/servicing/Operation.ts'
import type { ImageRun } from './ImageRun.ts'

/** Carries an operation out; when it succeeds, its changes are in the image afterwards. */
export function perform<Result>(run: ImageRun, operation: Operation<Result>): Outcome<Result> {
  const outcome = runOperation(run.image, operation, run)
  if (outcome.ok) run.volume.apply(outcome.changes)
  return outcome
}
