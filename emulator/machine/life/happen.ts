import type { Clock } from '../../../src/host/Clock.ts'
import type { WindowsImage } from '../../../src/image/WindowsImage.ts'
import type { Semantics } from '../../../src/rules/Rule.ts'
import type { Outcome } from '../../../src/servicing/Operation.ts'
import { runOperation } from '../../../src/servicing/runOperation.ts'
import type { MachineState } from '../MachineState.ts'
import type { LifeEvent } from './LifeEvent.ts'

/** A computer to which something happens. */
export interface LivingMachine {
  readonly image: WindowsImage
  readonly state: MachineState
  readonly semantics: Semantics
  readonly now: Clock
  /** Keeps the state that an event has left, after the image was changed. */
  keep(state: MachineState): void
}

/**
 * Lets an event happen: changes the image, then the state. When it fails the state stays, and so does the image, but for
 * what the event leaves there.
 * @throws MachineError, PresetError, DismError of the volume
 */
export function happen<Result>(event: LifeEvent<Result>, machine: LivingMachine): Outcome<Result> {
  const { image, semantics, now } = machine
  const { operation, next, failed } = event(machine.state, image)
  const outcome = runOperation(image, operation, { semantics, now })
  if (outcome.ok) {
    image.volume.apply(outcome.changes)
    machine.keep(next(outcome.result))
  } else if (failed) {
    const trace = runOperation(image, failed(outcome.error), { semantics, now })
    if (trace.ok) image.volume.apply(trace.changes)
  }
  return outcome
}
