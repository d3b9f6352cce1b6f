import { DismError } from '../../../src/errors/DismError.ts'
import { removeAppForUser } from '../../../src/servicing/appx/removeAppForUser.ts'
import { runOperation } from '../../../src/servicing/runOperation.ts'
import type { Command } from '../Command.ts'
import { formatDecisions } from '../formatDecisions.ts'
import { machineHome } from '../machineHome.ts'
import { readMachine } from '../readMachine.ts'
import { systemClock } from '../systemClock.ts'
import { withImage } from '../withImage.ts'

/** `dismulator user remove-app`: a user removes an app, as Remove-AppxPackage does. */
export const userRemoveApp: Command = {
  operands: ['folder', 'user', 'package'],
  options: {},
  notes: ['The package is the full name of the app or of its bundle, as `image show` prints it.'],
  run({ operands: [folder = '', name = '', packageName = ''] }) {
    const now = systemClock()
    const { semantics } = readMachine(machineHome())
    return withImage(folder, now, (image) => {
      const user = image.users().find((one) => one.name.toLowerCase() === name.toLowerCase())
      if (!user) throw new DismError('NOT_FOUND', `the image has no user ${name}`)
      const outcome = runOperation(image, removeAppForUser(user, packageName), { semantics, now })
      if (!outcome.ok) throw outcome.error
      image.volume.apply(outcome.changes)
      return {
        text: `removed ${packageName} for ${user.name}\n${formatDecisions(outcome.decisions, semantics)}`,
        json: { user, packageName, decisions: outcome.decisions },
      }
    })
  },
}
