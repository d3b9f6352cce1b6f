import type { Machine } from '../../emulator/index.ts'
import { setUiLanguage } from '../images/setUiLanguage.ts'
import type { MachineCommand } from '../specs/MachineCommand.ts'
import type { Script } from '../specs/Script.ts'
import { carryOutOnMachine } from './carryOutOnMachine.ts'
import type { CommandResult } from './CommandResult.ts'
import type { Driven } from './Drive.ts'

/** Nobody has the app (ERROR_PACKAGE_NOT_FOUND). */
const NOT_THERE = 0x8007_3cf1

/**
 * Carries a script out on a computer that is there, with command lines of dism on its running Windows and people who
 * sign in. All files are on D:, the log too.
 */
export function driveMachine(machine: Machine, script: Script): Driven {
  const run = async (command: MachineCommand): Promise<CommandResult> => {
    const { code } = await carryOutOnMachine(machine, script, command)
    return { refused: code === 0 ? undefined : Number(code) }
  }
  const hasProfile = (user: string) => machine.image.users().some(({ name }) => name === user)

  return {
    get image() {
      return machine.image
    },
    online: true,
    async carryOut(command) {
      switch (command.kind) {
        case 'add language':
        case 'remove language': {
          const installed = command.kind === 'add language'
          if (installed || command.language !== script.image.defaultLanguage)
            setUiLanguage(machine.image.volume, machine.host.now, command.language, installed)
          return { refused: undefined }
        }
        case 'add for user':
          return hasProfile(command.user) ? run(command) : { refused: undefined }
        case 'remove for user':
          return hasProfile(command.user) ? run(command) : { refused: NOT_THERE }
        case 'optimize': {
          machine.shutdown()
          const result = await run(command)
          machine.boot()
          return result
        }
        case 'sysprep': {
          const result = await run(command)
          if (result.refused === undefined) machine.boot()
          return result
        }
        default:
          return run(command)
      }
    },
  }
}
