import { signIn } from '../../emulator/machine/signIn.ts'
import { removeAppForUser } from '../../src/servicing/appx/removeAppForUser.ts'
import { removeProvisionedAppxPackage } from '../../src/servicing/appx/removeProvisionedAppxPackage.ts'
import { setUiLanguage } from '../images/setUiLanguage.ts'
import type { Script } from '../specs/Script.ts'
import type { ScriptCommand } from '../specs/ScriptCommand.ts'
import { addApp } from './addApp.ts'
import { appAt } from './appAt.ts'
import type { CommandResult } from './CommandResult.ts'
import type { ImageRun } from './ImageRun.ts'
import { nameToRemove, nameToRemoveForUser } from './nameToRemove.ts'
import { perform } from './perform.ts'

/** A SID of nobody. */
const NOBODY = 'S-1-5-21-1-1-1-999'

/** Carries a command of a script out on an image, through servicing's operations. */
export async function carryOut(run: ImageRun, script: Script, command: ScriptCommand): Promise<CommandResult> {
  const outcome = await start(run, script, command)
  return { refused: outcome.ok ? undefined : outcome.error.hresult }
}

async function start(run: ImageRun, script: Script, command: ScriptCommand) {
  const { image } = run
  switch (command.kind) {
    case 'add':
      return addApp(run, appAt(script, command.app), command.frameworks, command.license)
    case 'remove':
      return perform(run, removeProvisionedAppxPackage(nameToRemove(image, appAt(script, command.app))))
    case 'sign in':
      return perform(run, signIn(command.user, command))
    case 'remove for user': {
      const user = image.users().find(({ name }) => name === command.user) ?? { sid: NOBODY, name: command.user }
      return perform(run, removeAppForUser(user, nameToRemoveForUser(image, user.name, appAt(script, command.app))))
    }
    case 'add language':
    case 'remove language': {
      const installed = command.kind === 'add language'
      if (installed || command.language !== run.spec.defaultLanguage)
        setUiLanguage(run.volume, run.now, command.language, installed)
      return { ok: true } as const
    }
  }
}
