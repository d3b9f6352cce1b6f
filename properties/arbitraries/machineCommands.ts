import fc from 'fast-check'
import { MachineStep, type ModelBox, type RealBox } from '../commands/MachineStep.ts'
import type { MachineCommand } from '../specs/MachineCommand.ts'
import { machineCommand, STORIES } from './machineCommand.ts'

/** What stories of a computer may be drawn. */
export interface MachineCommandsConstraints {
  /** Most commands; 24 by default. */
  readonly maxCommands?: number
  /** Of a run that failed: what `fc.commands` printed as replayPath, to be given beside its seed and path. */
  readonly replayPath?: string | undefined
}

/**
 * What is done to a computer, one thing after the other, as commands for `fc.asyncModelRun`. Those that cannot be done
 * (nobody is there to sign out) are left out. Shrinks to the shortest story.
 */
export function machineCommands(
  constraints: MachineCommandsConstraints = {},
): fc.Arbitrary<Iterable<fc.AsyncCommand<ModelBox, RealBox>>> {
  return commandsOf((command) => new MachineStep(command), constraints)
}

/** The same stories with steps of one's own. */
export function commandsOf<Model extends object, Real>(
  step: (command: MachineCommand) => fc.AsyncCommand<Model, Real>,
  { maxCommands = 24, replayPath }: MachineCommandsConstraints = {},
): fc.Arbitrary<Iterable<fc.AsyncCommand<Model, Real>>> {
  const about = (story: (typeof STORIES)[number]) =>
    fc.commands([machineCommand(story).map(step)], {
      maxCommands,
      size: 'max',
      ...(replayPath !== undefined && { replayPath }),
    })
  return fc.oneof(...STORIES.map(about))
}
