import { newUser } from '../../machine/life/people.ts'
import { carryOutEvent } from '../carryOutEvent.ts'
import type { Command } from '../Command.ts'
import { systemClock } from '../systemClock.ts'

/** `dismulator user new`: makes an account with a profile. */
export const userNew: Command = {
  operands: ['folder', 'user'],
  options: {},
  run: (input) =>
    carryOutEvent(input, systemClock(), newUser(input.operands[1] ?? ''), {
      describe: ({ user }) => `made the user ${user.name} (${user.sid})\n`,
    }),
}
