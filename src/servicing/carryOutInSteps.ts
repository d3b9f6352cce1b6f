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

/**
 * Carries an operation out as `carryOut` does, and asks before it begins, and between its steps, whether it goes on.
 * @param between gets the step that would be next, undefined before the first; resolves to a cancellation, if there is
 *   one. What it throws ends the operation, and nothing is changed
 * @throws DismError when it failed; CANCELLED
 */
export async function carryOutInSteps<Result>(
  { volume, image }: Pick<OpenTarget, 'volume' | 'image'>,
  operation: Operation<Result>,
  settings: CarryOutSettings,
  between: (step: Step | undefined) => Promise<Cancellation | undefined>,
): Promise<Result> {
  const { semantics, now } = settings.host
  const run = startOperation(image, operation, { semantics, now })
  for (let step: Step | undefined; ;) {
    const cancellation = await between(step)
    if (cancellation) return conclude(volume, run.cancelled(cancellation.keep, cancellation.because), settings)
    step = run.next()
    if (!step) return conclude(volume, run.outcome(), settings)
  }
}
