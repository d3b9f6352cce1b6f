import type { Clock } from '../../src/host/Clock.ts'
import type { Semantics } from '../../src/rules/Rule.ts'
import { happen } from '../machine/life/happen.ts'
import type { LifeEvent } from '../machine/life/LifeEvent.ts'
import { boot, shutDown } from '../machine/life/power.ts'
import { readMachineState, writeMachineState } from './machineStateFile.ts'
import { withImage } from './withImage.ts'

/**
 * Restarts the machine of a folder: what waits for that is done.
 * @throws DismError when that fails: the machine is left shut down then
 */
export function restartMachine(home: string, now: Clock, semantics: Semantics): void {
  happenNow(shutDown)
  happenNow(boot)

  function happenNow<Result>(event: LifeEvent<Result>): void {
    const outcome = withImage('C:\\', now, (image) =>
      happen(event, {
        image,
        state: readMachineState(home),
        semantics,
        now,
        keep: (state) => writeMachineState(home, state),
      }),
    )
    if (!outcome.ok) throw outcome.error
  }
}
