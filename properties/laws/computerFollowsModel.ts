import fc from 'fast-check'
import type { ModelBox, RealBox } from '../commands/MachineStep.ts'
import { newModelMachine } from '../model/newModelMachine.ts'
import { scriptMachine } from '../runs/scriptMachine.ts'
import type { MachineWorld } from '../specs/MachineWorld.ts'

/**
 * Law: a computer and the model of it, side by side, end every command in the same way and hold the same afterwards:
 * apps, users, languages, packages, custom data, power. What is refused changes nothing, to the last byte.
 * @throws BrokenLaw
 */
export async function computerFollowsModel(
  world: MachineWorld,
  commands: Iterable<fc.AsyncCommand<ModelBox, RealBox>>,
): Promise<void> {
  await fc.asyncModelRun(
    () => ({
      model: { now: newModelMachine(world) },
      real: { machine: scriptMachine(world.image, world.semantics), world },
    }),
    commands,
  )
}
