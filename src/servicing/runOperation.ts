import { DismError } from '../errors/DismError.ts'
import { FormatError } from '../formats/FormatError.ts'
import type { Clock } from '../host/Clock.ts'
import type { WindowsImage } from '../image/WindowsImage.ts'
import { decide, type Decision } from '../rules/Decision.ts'
import type { Semantics } from '../rules/Rule.ts'
import { variantOf } from '../rules/variantOf.ts'
import type { Operation, Outcome, Step } from './Operation.ts'

/**
 * Runs an operation on a fork of the image, to its end. Nothing is applied: the caller does that with the
 * outcome's changes, or drops them. A DismError, or a FormatError (of a hive: what is wrong
 * with a package is told by the operation itself), ends the operation and is part of the outcome; any other exception is a defect of ours and passes through.
 */
export function runOperation<Result>(
  image: WindowsImage,
  operation: Operation<Result>,
  options: { semantics: Semantics; now: Clock },
): Outcome<Result> {
  const steps: Step[] = []
  const decisions: Decision[] = []
  try {
    const fork = image.fork()
    const run = operation(fork, {
      semantics: options.semantics,
      now: options.now,
      decide(rule, subject, holds, because) {
        decisions.push(decide(rule, subject, holds, because))
        return holds
      },
      variant: (rule) => variantOf(rule, options.semantics),
    })
    for (let next = run.next(); ; next = run.next()) {
      if (next.done) return { ok: true, result: next.value, changes: fork.finish(), steps, decisions }
      steps.push(next.value)
    }
  } catch (error) {
    if (error instanceof DismError) return { ok: false, error, steps, decisions }
    if (error instanceof FormatError) {
      const failure = new DismError('REGISTRY_CORRUPT', error.message, { cause: error })
      return { ok: false, error: failure, steps, decisions }
    }
    throw error
  }
}
