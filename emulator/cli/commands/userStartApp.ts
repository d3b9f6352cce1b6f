import { startAppAs } from '../../machine/life/apps.ts'
import { carryOutEvent } from '../carryOutEvent.ts'
import type { Command } from '../Command.ts'
import { systemClock } from '../systemClock.ts'

/** `dismulator user start-app`: a user who is signed in starts an app. */
export const userStartApp: Command = {
  operands: ['folder', 'user', 'package'],
  options: {},
  notes: [
    'The package is the full name of the app or of its bundle, as `image show` prints it. The exit code is 1 when the',
    'app does not start. On the machine it runs until the user signs out.',
  ],
  run(input) {
    const [, user = '', packageName = ''] = input.operands
    let started = false
    const result = carryOutEvent(input, systemClock(), startAppAs(user, packageName), {
      user,
      describe: ({ packageName: name, starts, because }) => {
        started = starts
        return `${name} ${starts ? 'starts' : 'does not start'}: ${because}\n`
      },
    })
    return { ...result, exitCode: started ? 0 : 1 }
  },
}
