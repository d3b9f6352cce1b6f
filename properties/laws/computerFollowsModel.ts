import fc from 'fast-check'
import { MachineStep, type ModelBox, type RealBox } from '../commands/MachineStep.ts'
import { newModelMachine } from '../model/newModelMachine.ts'
import { scriptMachine } from '../runs/scriptMachine.ts'
import type { MachineWorld } from '../specs/MachineWorld.ts'
import { hivesStayValid } from './hivesStayValid.ts'
import { listAgreesWithImage } from './listAgreesWithImage.ts'
import { registrationsAgree } from './registrationsAgree.ts'

/**
 * Law: a computer and the model of it, side by side, end every command in the same way and hold the same afterwards:
 * apps, users, languages, packages, custom data, power. What is refused changes nothing, to the last byte. In the end
 * lists, hives and files of the computer agree with each other, and the hives are valid.
 * @throws BrokenLaw
 */
export async function computerFollowsModel(
  world: MachineWorld,
  commands: Iterable<fc.AsyncCommand<ModelBox, RealBox>>,
): Promise<void> {
  const machine = scriptMachine(world.image, world.semantics)
  const model = { now: newModelMachine(world) }
  const real = { machine, world }
  for (const add of world.first) await new MachineStep(add).run(model, real)
  await fc.asyncModelRun(() => ({ model, real }), commands)
  listAgreesWithImage(machine.image)
  registrationsAgree(machine.image)
  hivesStayValid(machine.image.volume)
}
