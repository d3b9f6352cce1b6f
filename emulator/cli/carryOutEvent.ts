import type { Clock } from '../../src/host/Clock.ts'
import type { WindowsImage } from '../../src/image/WindowsImage.ts'
import type { Decision } from '../../src/rules/Decision.ts'
import { happen } from '../machine/life/happen.ts'
import { inOneRun } from '../machine/life/inOneRun.ts'
import type { LifeEvent } from '../machine/life/LifeEvent.ts'
import { carryOut } from './carryOut.ts'
import type { CommandInput, CommandResult } from './Command.ts'
import { formatDecisions } from './formatDecisions.ts'
import { isMachineDrive } from './isMachineDrive.ts'
import { machineHome } from './machineHome.ts'
import { readMachineState, writeMachineState } from './machineStateFile.ts'
import { semanticsOf } from './semanticsOf.ts'
import { withImage } from './withImage.ts'

/** How a command on the machine went. */
export interface EventOptions<Result> {
  /** What happened, in a line of its own; the decisions follow it. */
  readonly describe: (result: Result) => string
  /** Who is signed in while an image in a folder runs. */
  readonly user?: string
}

/**
 * Lets an event happen to what a command names first: the machine, which stays as the event leaves it, or an image in a
 * folder, which starts for it and shuts down again.
 * @throws DismError when the operation failed, MachineError when it cannot happen
 */
export function carryOutEvent<Result>(
  input: CommandInput,
  now: Clock,
  event: LifeEvent<Result>,
  { describe, user }: EventOptions<Result>,
): CommandResult {
  const [folder = ''] = input.operands
  if (isMachineDrive(folder)) return onMachine(input, now, event, describe)
  return carryOut(input, now, (image) => inOneRun(event, image, user), describe)
}

/** Lets an event happen to the machine. @throws DismError, MachineError */
export function onMachine<Result>(
  input: CommandInput,
  now: Clock,
  event: LifeEvent<Result>,
  describe: (result: Result) => string,
): CommandResult {
  const { outcome, decisions } = happenToMachine(input, now, event)
  if (!outcome.ok) throw outcome.error
  return {
    text: describe(outcome.result) + formatDecisions(decisions, semanticsOf(input)),
    json: { ...outcome.result, decisions },
  }
}

/** The same; a failure is part of what comes back. @throws MachineError */
export function happenToMachine<Result>(input: CommandInput, now: Clock, event: LifeEvent<Result>) {
  const home = machineHome()
  const outcome = withImage('C:\\', now, (image: WindowsImage) =>
    happen(event, {
      image,
      state: readMachineState(home),
      semantics: semanticsOf(input),
      now,
      keep: (state) => writeMachineState(home, state),
    }),
  )
  const decisions: readonly Decision[] = outcome.decisions
  return { outcome, decisions }
}
