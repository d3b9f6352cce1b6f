import type { KillCommand } from '../specs/MachineCommand.ts'
import type { AllowedEnd, ModelMachine } from './ModelMachine.ts'
import { modelShutDown } from './modelPower.ts'

const CANCELLED = 0x8007_04c7

/**
 * When an operation cannot be cancelled any more it goes on and succeeds; when it is cancelled the image state is
 * unknown, and may be what it was. One that fails by itself may do so before anybody asks.
 * @param ends of the operation when nobody cancels it
 */
export function modelCancel(machine: ModelMachine, ends: readonly AllowedEnd[]): readonly AllowedEnd[] {
  return [...ends, { codes: [CANCELLED], after: machine }, { codes: [CANCELLED], after: 'unknown' }]
}

/** A process that dies leaves the old image or the new one, nothing else; a computer that loses its power is off. */
export function modelKill(
  machine: ModelMachine,
  ends: readonly AllowedEnd[],
  { by }: KillCommand,
): readonly AllowedEnd[] {
  const images = [machine, ...ends.flatMap(({ after }) => (after === 'unknown' ? [] : [after]))]
  return [
    ...ends,
    ...images.map((after): AllowedEnd => ({ codes: [by], after: by === 'killed' ? after : modelShutDown(after) })),
  ]
}
