import { carryOut } from './carryOut.ts'
import type { Drive } from './Drive.ts'
import { startRun } from './ImageRun.ts'

/** Carries scripts out through the operations of servicing, without a computer around them. */
export const driveOperations: Drive = (script, semantics) => {
  const run = startRun(script.image, semantics)
  return {
    get image() {
      return run.image
    },
    online: false,
    async carryOut(command) {
      const outcome = await carryOut(run, script, command)
      return { refused: outcome.ok ? undefined : outcome.error.hresult }
    },
  }
}
