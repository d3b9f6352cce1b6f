import { isInAuditMode } from '../../../src/image/readSetupState.ts'
import type { ImageReader, UserProfile } from '../../../src/image/WindowsImage.ts'
import { upcase } from '../../../src/formats/upcase.ts'
import { createProfile } from '../createProfile.ts'
import { MachineError } from '../MachineError.ts'
import { STARTED, type MachineState } from '../MachineState.ts'
import { signIn, type SignInReport, type SignInSettings } from '../signIn.ts'
import type { LifeEvent } from './LifeEvent.ts'
import { finishWaiting } from './power.ts'

/** A new user gets an account with a profile. */
export function newUser(name: string): LifeEvent<{ readonly user: UserProfile }> {
  return (state, image) => {
    needRunning(state)
    if (findUser(image, name)) throw new MachineError(`there is a user ${name} already`)
    return {
      *operation(fork) {
        yield { label: `make a profile for ${name}` }
        return { user: createProfile(fork, name) }
      },
      next: () => state,
    }
  }
}

/**
 * A user signs in. A computer that is shut down starts; whoever is signed in is signed out; OOBE comes first when it is
 * due.
 */
export function signInAs(name: string, settings: SignInSettings): LifeEvent<SignInReport> {
  return ({ running }, image) => {
    if (isInAuditMode(image))
      throw new MachineError('the machine is in audit mode, where the administrator is signed in: end it with sysprep')
    return {
      *operation(fork, context) {
        if (!running) yield* finishWaiting(fork, context)
        return yield* signIn(name, settings)(fork, context)
      },
      next: ({ user }) => ({ ...STARTED, user: user.name }),
    }
  }
}

/** A user signs out; the apps end. */
export function signOut(name?: string): LifeEvent<{ readonly user: string }> {
  return (state) => {
    needRunning(state)
    const { user } = state
    if (user === undefined || (name !== undefined && upcase(name) !== upcase(user)))
      throw new MachineError(`${name ?? 'nobody'} is ${name === undefined ? '' : 'not '}signed in`)
    return {
      *operation() {
        yield { label: `sign out ${user}` }
        return { user }
      },
      next: () => STARTED,
    }
  }
}

/** @throws MachineError when the computer is shut down */
export function needRunning(state: MachineState): void {
  if (!state.running) throw new MachineError('the machine is shut down')
}

/** The profile of a user, whatever the case of the name. */
export function findUser(image: ImageReader, name: string): UserProfile | undefined {
  return image.users().find((one) => upcase(one.name) === upcase(name))
}

/** The same. @throws MachineError when there is no such user */
export function needUser(image: ImageReader, name: string): UserProfile {
  const user = findUser(image, name)
  if (!user) throw new MachineError(`the image has no user ${name}`)
  return user
}
