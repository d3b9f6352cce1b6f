import { DismError } from '../../../src/errors/DismError.ts'
import { removeAppForUser } from '../../../src/servicing/appx/removeAppForUser.ts'
import { carryOut } from '../carryOut.ts'
import type { Command } from '../Command.ts'
import { systemClock } from '../systemClock.ts'

/** `dismulator user remove-app`: a user removes an app, as Remove-AppxPackage does. */
export const userRemoveApp: Command = {
  operands: ['folder', 'user', 'package'],
  options: {},
  notes: ['The package is the full name of the app or of its bundle, as `image show` prints it.'],
  run(input) {
    const [, name = '', packageName = ''] = input.operands
    return carryOut(
      input,
      systemClock(),
      (image) => {
        const user = image.users().find((one) => one.name.toLowerCase() === name.toLowerCase())
        if (!user) throw new DismError('NOT_FOUND', `the image has no user ${name}`)
        return function* (fork, context) {
          yield* removeAppForUser(user, packageName)(fork, context)
          return { user, packageName }
        }
      },
      ({ user }) => `removed ${packageName} for ${user.name}\n`,
    )
  },
}
