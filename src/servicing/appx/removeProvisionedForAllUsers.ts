import { DismError } from '../../errors/DismError.ts'
import type { Operation } from '../Operation.ts'
import { readRegistered } from './readRegistered.ts'
import { completeName } from './completeName.ts'
import { removeAppForAllUsers } from './removeAppForAllUsers.ts'
import { removeProvisionedAppxPackage } from './removeProvisionedAppxPackage.ts'
import { everyoneOnline, everyoneRemoved } from './rules/users.ts'

/**
 * Takes back the provisioning of a package and removes the app for every user who has it
 * (Remove-AppxProvisionedPackage -AllUsers).
 * @param packageName the full name that the list shows, in any case
 * @param online whether the image is the running Windows
 * Throws DismError NOT_SUPPORTED for an offline image, and as `removeProvisionedAppxPackage`.
 */
export function removeProvisionedForAllUsers(packageName: string, online: boolean): Operation {
  return function* (image, context) {
    const because = `the image is ${online ? 'the running Windows' : 'offline'}`
    if (!context.decide(everyoneOnline, packageName, online, because))
      throw new DismError('NOT_SUPPORTED', `${packageName} is removed for all users of the running Windows only`)
    yield* removeProvisionedAppxPackage(packageName, online)(image, context)
    const fullName = completeName(packageName)
    const users = [...readRegistered(image)].flatMap(([sid, names]) => (names.has(fullName.toLowerCase()) ? [sid] : []))
    const who = users.length > 0 ? `${users.join(', ')} have it` : 'nobody has it'
    if (context.decide(everyoneRemoved, packageName, users.length > 0, who))
      yield* removeAppForAllUsers(fullName)(image, context)
  }
}
