import type { MachineCommand } from '../specs/MachineCommand.ts'
import type { ModelMachine } from './ModelMachine.ts'

/** Whether somebody could do that to the computer at all. Whether it works is another question. */
export function isPossible({ image, audit }: ModelMachine, command: MachineCommand): boolean {
  switch (command.kind) {
    case 'sign in':
      return !audit
    case 'sign out':
      return image.online && image.signedIn !== undefined
    case 'boot':
      return !image.online
    case 'shut down':
    case 'restart':
    case 'sysprep':
      return image.online
    case 'add for user':
    case 'remove for user':
      return image.online && image.userLanguages[command.user] !== undefined
    default:
      return true
  }
}
