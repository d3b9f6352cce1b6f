import { conclude, type CarryOutSettings } from './carryOut.ts'
import type { OpenTarget } from './openTarget.ts'
import type { Operation, Step } from './Operation.ts'
import { startOperation } from './OperationRun.ts'

/** What becomes of an operation that is cancelled, and why it is. */
export interface Cancellation {
  /** Whether what was done so far stays in the image. */
  readonly keep: boolean
  readonly because: string
}

/** Who follows an operation, and may stop it. What either throws ends the operation, and nothing is changed. */
export interface Follower {
  /** Gets the step that would be next, undefined before the first. Resolves to a cancellation, if there is one. */
  readonly between: (step: Step | undefined) => Promise<Cancellation | undefined>
  /** All is done, and about to be applied. */
  readonly done: () => void
}

/**
 * Carries an operation out as `carryOut` does, and asks before it begins, and between its steps, whether it goes on.
 * @throws DismError when it failed; CANCELLED
 */
export async function carryOutInSteps<Result>(
  { volume, image }: Pick<OpenTarget, 'volume' | 'image'>,
  operation: Operation<Result>,
  settings: CarryOutSettings,
  follower: Follower,
): Promise<Result> {
  const { semantics, now } = settings.host
  const run = startOperation(image, operation, { semantics, now })
  for (let step: Step | undefined; ;) {
    const cancellation = await follower.between(step)
    if (cancellation) return conclude(volume, run.cancelled(cancellation.keep, cancellation.because), settings)
    step = run.next()
    if (step) continue
    const outcome = run.outcome()
    if (outcome.ok) follower.done()
    return conclude(volume, outcome, settings)
  }
}
