import { DismError } from '../errors/DismError.ts'
import type { Clock } from '../host/Clock.ts'
import type { ChangeSet } from '../image/ChangeSet.ts'
import type { ForkedImage, WindowsImage } from '../image/WindowsImage.ts'
import { createJudge } from '../rules/Judge.ts'
import type { Semantics } from '../rules/Rule.ts'
import { asDismError } from './asDismError.ts'
import type { Operation, Outcome, Step } from './Operation.ts'

/** An operation under way on a fork of an image. */
export interface OperationRun<Result> {
  /** Goes on to the next step, or to the end: undefined then, and there is an outcome. */
  next(): Step | undefined
  /** How it ended. @throws Error before the end */
  outcome(): Outcome<Result>
  /** How it ends when it is cancelled where it stands. @param keep whether what was done so far stays */
  cancelled(keep: boolean, because: string): Outcome<Result>
}

/**
 * Begins an operation on a fork of the image. Nothing is applied: the caller does that with the outcome's changes, or
 * drops them. A DismError, or a FormatError (of a hive: what is wrong with a package is told by the operation itself),
 * ends the operation and is part of the outcome; any other exception is a defect of ours and passes through.
 */
export function startOperation<Result>(
  image: WindowsImage,
  operation: Operation<Result>,
  options: { semantics: Semantics; now: Clock },
): OperationRun<Result> {
  const steps: Step[] = []
  const judge = createJudge(options.semantics)
  const { decisions } = judge
  const left: ((image: ForkedImage) => void)[] = []
  const leaveBehind = (change: (image: ForkedImage) => void) => void left.push(change)
  let fork: ForkedImage | undefined
  let outcome: Outcome<Result> | undefined

  function* onFork(): Generator<Step, Outcome<Result>> {
    fork = image.fork()
    const result = yield* operation(fork, { ...judge, now: options.now, leaveBehind })
    return { ok: true, result, changes: fork.finish(), steps, decisions }
  }
  const run = onFork()
  const failed = (error: DismError, changes: ChangeSet): Outcome<Result> => {
    return { ok: false, error, changes, steps, decisions }
  }
  return {
    next() {
      try {
        const { done, value } = run.next()
        if (!done) {
          steps.push(value)
          return value
        }
        outcome = value
      } catch (error) {
        outcome = failed(asDismError(error), changesLeft(image, left))
      }
      return undefined
    },
    outcome() {
      if (!outcome) throw new Error('the operation has not ended')
      return outcome
    },
    cancelled: (keep, because) => failed(new DismError('CANCELLED', because), keep && fork ? fork.finish() : []),
  }
}

/** What a failed operation leaves behind, on a fork of its own; nearly always nothing. */
function changesLeft(image: WindowsImage, left: readonly ((image: ForkedImage) => void)[]): ChangeSet {
  if (left.length === 0) return []
  const fork = image.fork()
  for (const change of left) change(fork)
  return fork.finish()
}
