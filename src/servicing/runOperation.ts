import type { Clock } from '../host/Clock.ts'
import type { WindowsImage } from '../image/WindowsImage.ts'
import type { Semantics } from '../rules/Rule.ts'
import type { Operation, Outcome } from './Operation.ts'
import { startOperation } from './OperationRun.ts'

/** Runs an operation on a fork of the image, to its end, see `startOperation`. Nothing is applied. */
export function runOperation<Result>(
  image: WindowsImage,
  operation: Operation<Result>,
  options: { semantics: Semantics; now: Clock },
): Outcome<Result> {
  const run = startOperation(image, operation, options)
  while (run.next());
  return run.outcome()
}
