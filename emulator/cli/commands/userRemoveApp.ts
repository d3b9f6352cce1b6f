import { removeAppAs, removeAppForAll } from '../../machine/life/apps.ts'
import { carryOutEvent } from '../carryOutEvent.ts'
import type { Command } from '../Command.ts'
import { systemClock } from '../systemClock.ts'

/** `dismulator user remove-app`: a user removes an app, as Remove-AppxPackage does. */
export const userRemoveApp: Command = {
  operands: ['folder', 'user', 'package'],
  options: { 'all-users': { describes: 'for everybody who has it, not for this user alone' } },
  notes: ['The package is the full name of the app or of its bundle, as `image show` prints it.'],
  run(input) {
    const [, name = '', packageName = ''] = input.operands
    const now = systemClock()
    if (input.flag('all-users'))
      return carryOutEvent(input, now, removeAppForAll(packageName), {
        describe: ({ users }) => `removed ${packageName} for ${users.join(', ')}\n`,
      })
    return carryOutEvent(input, now, removeAppAs(name, packageName), {
      describe: ({ user }) => `removed ${packageName} for ${user.name}\n`,
    })
  },
}
