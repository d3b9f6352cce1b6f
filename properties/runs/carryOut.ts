import { sysprep } from '../../emulator/machine/life/sysprep.ts'
import { signIn } from '../../emulator/machine/signIn.ts'
import { optimizeProvisionedAppxPackages } from '../../src/servicing/appx/optimizeProvisionedAppxPackages.ts'
import { removeAppForUser } from '../../src/servicing/appx/removeAppForUser.ts'
import { removeProvisionedAppxPackage } from '../../src/servicing/appx/removeProvisionedAppxPackage.ts'
import type { Outcome } from '../../src/servicing/Operation.ts'
import { setUiLanguage } from '../images/setUiLanguage.ts'
import type { Script } from '../specs/Script.ts'
import type { ScriptCommand } from '../specs/ScriptCommand.ts'
import { addApp } from './addApp.ts'
import { addAppForUser } from './addAppForUser.ts'
import { appAt } from './appAt.ts'
import type { ImageRun } from './ImageRun.ts'
import { nameToRemove, nameToRemoveForUser } from './nameToRemove.ts'
import { NOBODY } from './nobody.ts'
import { perform } from './perform.ts'

/** How a command ended: the outcome of its operation, or of no operation at all. */
export type CommandOutcome = Outcome<unknown> | { readonly ok: true }

/** Carries a command of a script out on an image, through servicing's operations. */
export async function carryOut(run: ImageRun, script: Script, command: ScriptCommand): Promise<CommandOutcome> {
  const { image } = run
  switch (command.kind) {
    case 'add':
      return addApp(run, appAt(script, command.app), command.frameworks, command.license, command)
    case 'remove':
      return perform(run, removeProvisionedAppxPackage(nameToRemove(image, appAt(script, command.app))))
    case 'sign in':
      run.computer.user = command.user
      return perform(run, signIn(command.user, command))
    case 'remove for user': {
      const user = image.users().find(({ name }) => name === command.user) ?? { sid: NOBODY, name: command.user }
      return perform(run, removeAppForUser(user, nameToRemoveForUser(image, user.name, appAt(script, command.app))))
    }
    case 'add for user':
      return addAppForUser(run, command.user, appAt(script, command.app), command.frameworks)
    case 'optimize':
      run.computer.user = undefined
      return perform(run, optimizeProvisionedAppxPackages())
    case 'sysprep': {
      const event = sysprep(0)({ running: true, user: run.computer.user, apps: [] }, image)
      const outcome = perform(run, event.operation)
      if (outcome.ok) run.computer.user = undefined
      return outcome
    }
    default: {
      const installed = command.kind === 'add language'
      if (installed || command.language !== run.spec.defaultLanguage)
        setUiLanguage(run.volume, run.now, command.language, installed)
      return { ok: true }
    }
  }
}
