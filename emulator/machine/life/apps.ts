import { upcase } from '../../../src/formats/upcase.ts'
import type { UserProfile } from '../../../src/image/WindowsImage.ts'
import type { PackageRequest } from '../../../src/servicing/appx/AddRequest.ts'
import { addAppForUser } from '../../../src/servicing/appx/addAppForUser.ts'
import { removeAppForAllUsers } from '../../../src/servicing/appx/removeAppForAllUsers.ts'
import { removeAppForUser } from '../../../src/servicing/appx/removeAppForUser.ts'
import { startApp, type AppStart } from '../../../src/servicing/appx/startApp.ts'
import { MachineError } from '../MachineError.ts'
import type { MachineState } from '../MachineState.ts'
import { userSettings } from '../userSettings.ts'
import type { LifeEvent } from './LifeEvent.ts'
import { needRunning, needUser } from './people.ts'

/** What happened to an app of a user. */
export interface AppReport {
  readonly user: UserProfile
  /** Full name. */
  readonly packageName: string
}

/** A user who is signed in starts an app. */
export function startAppAs(name: string, packageName: string): LifeEvent<AppStart> {
  return (state, image) => {
    needRunning(state)
    if (state.user === undefined || upcase(state.user) !== upcase(name))
      throw new MachineError(`${name} is not signed in`)
    return {
      operation: startApp(needUser(image, name), packageName),
      next: (start) => (start.starts ? { ...state, apps: [...state.apps, start.packageName] } : state),
    }
  }
}

/** A user installs an app, as Add-AppxPackage does. */
export function addAppAs(name: string, request: PackageRequest): LifeEvent<AppReport> {
  return (state, image) => {
    needRunning(state)
    const user = needUser(image, name)
    return {
      *operation(fork, context) {
        const add = addAppForUser(user, userSettings(fork, user, {}), { ...request, running: { apps: state.apps } })
        return { user, ...(yield* add(fork, context)) }
      },
      next: () => state,
    }
  }
}

/** A user removes an app, as Remove-AppxPackage does. It ends when it runs. */
export function removeAppAs(name: string, packageName: string): LifeEvent<AppReport> {
  return (state, image) => {
    needRunning(state)
    const user = needUser(image, name)
    return {
      *operation(fork, context) {
        yield* removeAppForUser(user, packageName)(fork, context)
        return { user, packageName }
      },
      next: () => without(state, packageName),
    }
  }
}

/** An administrator removes an app for all users who have it, as Remove-AppxPackage -AllUsers does. */
export function removeAppForAll(packageName: string): LifeEvent<{
  readonly users: readonly string[]
  readonly packageName: string
}> {
  return (state, image) => {
    needRunning(state)
    return {
      *operation(fork, context) {
        const { sids } = yield* removeAppForAllUsers(packageName)(fork, context)
        const names = sids.map((sid) => image.users().find((user) => upcase(user.sid) === sid)?.name ?? sid)
        return { users: names, packageName }
      },
      next: () => without(state, packageName),
    }
  }
}

function without(state: MachineState, packageName: string): MachineState {
  return { ...state, apps: state.apps.filter((one) => upcase(one) !== upcase(packageName)) }
}
