import { DismError } from '../errors/DismError.ts'
import { FormatError } from '../formats/FormatError.ts'
import type { Clock } from '../host/Clock.ts'
import type { ChangeSet } from '../image/ChangeSet.ts'
import type { ForkedImage, WindowsImage } from '../image/WindowsImage.ts'
import { createJudge } from '../rules/Judge.ts'
import type { Semantics } from '../rules/Rule.ts'
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
  const judge = createJudge(options.semantics)
  const { decisions } = judge
  const left: ((image: ForkedImage) => void)[] = []
  const failed = (error: DismError): Outcome<Result> => {
    return { ok: false, error, changes: changesLeft(image, left), steps, decisions }
  }
  try {
    const fork = image.fork()
    const run = operation(fork, { ...judge, now: options.now, leaveBehind: (change) => void left.push(change) })
    for (let next = run.next(); ; next = run.next()) {
      if (next.done) return { ok: true, result: next.value, changes: fork.finish(), steps, decisions }
      steps.push(next.value)
    }
  } catch (error) {
    if (error instanceof DismError) return failed(error)
    if (error instanceof FormatError) return failed(new DismError('REGISTRY_CORRUPT', error.message, { cause: error }))
    throw error
  }
}

/** What a failed operation leaves behind, on a fork of its own; nearly always nothing. */
function changesLeft(image: WindowsImage, left: readonly ((image: ForkedImage) => void)[]): ChangeSet {
  if (left.length === 0) return []
  const fork = image.fork()
  for (const change of left) change(fork)
  return fork.finish()
}
