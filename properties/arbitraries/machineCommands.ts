import fc from 'fast-check'
import { MachineStep, type ModelBox, type RealBox } from '../commands/MachineStep.ts'
import { machineCommand } from './machineCommand.ts'

/** What stories of a computer may be drawn. */
export interface MachineCommandsConstraints {
  /** Most commands; 24 by default. */
  readonly maxCommands?: number
  /** Of a run that failed: what `fc.commands` printed as replayPath, to be given beside its seed and path. */
  readonly replayPath?: string
}

/**
 * What is done to a computer, one thing after the other, as commands for `fc.asyncModelRun`. Those that cannot be done
 * (nobody is there to sign out) are left out. Shrinks to the shortest story.
 */
export function machineCommands({ maxCommands = 24, replayPath }: MachineCommandsConstraints = {}): fc.Arbitrary<
  Iterable<fc.AsyncCommand<ModelBox, RealBox>>
> {
  const step = machineCommand().map((command) => new MachineStep(command))
  return fc.commands([step], { maxCommands, size: 'max', ...(replayPath !== undefined && { replayPath }) })
}
