import { factsOf } from '../packages/factsOf.ts'
import { appAt } from '../runs/appAt.ts'
import type { LanguagePackCommand, MachineCommand, UpdateCommand } from '../specs/MachineCommand.ts'
import { languagePackTraits, MACHINE_UPDATES } from '../specs/machineUpdates.ts'
import type { MachineWorld } from '../specs/MachineWorld.ts'
import { modelCommand } from './modelCommand.ts'
import { modelAddData, modelSetData, withoutLostData } from './modelCustomData.ts'
import { modelCancel, modelKill } from './modelInterruption.ts'
import type { AllowedEnd, ModelMachine } from './ModelMachine.ts'
import { modelAddPackage, modelRemovePackage } from './modelPackages.ts'
import { modelAudit, modelBoot, modelShutDown } from './modelPower.ts'

const NOT_SUPPORTED = 0x8007_0032

/** How a command may end, and what the computer is then: mostly there is one way. */
export function modelMachineCommand(
  machine: ModelMachine,
  world: MachineWorld,
  command: MachineCommand,
): readonly AllowedEnd[] {
  const { image } = machine
  const done = (after: ModelMachine): readonly AllowedEnd[] => [{ codes: [0], after }]
  switch (command.kind) {
    case 'boot':
      return done(modelBoot(machine))
    case 'shut down':
      return done(modelShutDown(machine))
    case 'restart':
      return done(modelBoot(modelShutDown(machine)))
    case 'audit':
      return done(modelAudit(machine))
    case 'sign out':
      return done({ ...machine, image: { ...image, signedIn: undefined } })
    case 'sign in':
      return done(onApps(image.online ? machine : modelBoot(machine), world, command).after)
    case 'optimize':
      // Not supported against an online image; offline, what is linked is what it was.
      return [{ codes: [image.online ? NOT_SUPPORTED : 0], after: machine }]
    case 'set data':
      return [modelSetData(machine, factsOf(appAt(world, command.app)).family, command.data)]
    case 'add language pack':
    case 'remove language pack':
    case 'add update':
    case 'remove update':
      return [onPackages(machine, command)]
    case 'cancel':
      return modelCancel(machine, modelMachineCommand(machine, world, command.of))
    case 'kill':
      return modelKill(machine, modelMachineCommand(machine, world, command.of), command)
    case 'sysprep': {
      const { codes, after } = onApps(machine, world, command)
      return [{ codes, after: codes.includes(0) ? { ...modelShutDown(after), audit: false } : after }]
    }
    default:
      return [onApps(machine, world, command)]
  }
}

/** What the model of app packages says. */
function onApps(
  machine: ModelMachine,
  world: MachineWorld,
  command: Exclude<Parameters<typeof modelCommand>[2], { readonly kind: 'add language' | 'remove language' }>,
): { readonly codes: readonly number[]; readonly after: ModelMachine } {
  const image = modelCommand(machine.image, { ...world, commands: [] }, command)
  if ('refused' in image) return { codes: image.refused, after: machine }
  const data = command.kind === 'add' && 'data' in command ? String(command.data) : undefined
  const customData =
    command.kind === 'add'
      ? modelAddData(machine, image, factsOf(appAt(world, command.app)).family, data)
      : machine.customData
  return { codes: [0], after: withoutLostData({ ...machine, image, customData }) }
}

function onPackages(machine: ModelMachine, command: LanguagePackCommand | UpdateCommand): AllowedEnd {
  const traits = 'update' in command ? MACHINE_UPDATES[command.update] : languagePackTraits(command.language)
  return command.kind.startsWith('add') ? modelAddPackage(machine, traits) : modelRemovePackage(machine, traits)
}
