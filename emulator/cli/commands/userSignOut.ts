import { signOut } from '../../machine/life/people.ts'
import { carryOutEvent } from '../carryOutEvent.ts'
import type { Command } from '../Command.ts'
import { systemClock } from '../systemClock.ts'

/** `dismulator user sign-out`: signs a user of the machine out. */
export const userSignOut: Command = {
  operands: ['folder', 'user'],
  options: {},
  notes: ['Nobody is signed in to an image in a folder: this is for --online.'],
  run: (input) =>
    carryOutEvent(input, systemClock(), signOut(input.operands[1]), { describe: ({ user }) => `signed ${user} out\n` }),
}
