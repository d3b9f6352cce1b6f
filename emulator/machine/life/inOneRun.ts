import type { ImageReader } from '../../../src/image/WindowsImage.ts'
import type { Operation } from '../../../src/servicing/Operation.ts'
import { recordRun } from '../../../src/servicing/appx/runHistory.ts'
import { settleFeatures } from '../../../src/servicing/features/settleFeatures.ts'
import { settlePackages } from '../../../src/servicing/packages/settlePackages.ts'
import { STARTED } from '../MachineState.ts'
import type { LifeEvent } from './LifeEvent.ts'

/**
 * An event in the life of an image that is no computer's drive: its Windows starts, this happens, Windows shuts down.
 * @param user who is signed in meanwhile
 * @throws MachineError
 */
export function inOneRun<Result>(event: LifeEvent<Result>, image: ImageReader, user?: string): Operation<Result> {
  const { operation } = event({ ...STARTED, user }, image)
  return function* (fork, context) {
    yield* settlePackages()(fork, context)
    settleFeatures(fork, context)
    const result = yield* operation(fork, context)
    recordRun(fork)
    return result
  }
}
