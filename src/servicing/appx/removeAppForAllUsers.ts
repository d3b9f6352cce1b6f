import { DismError } from '../../errors/DismError.ts'
import type { Operation } from '../Operation.ts'
import { namedPackage, sameName } from './NamedPackage.ts'
import { readProvisioned } from './readProvisioned.ts'
import { readRegistered } from './readRegistered.ts'
import { removeAppForUser } from './removeAppForUser.ts'
import { removeForAll } from './rules/users.ts'

/**
 * An administrator removes an app for every user who has it (Remove-AppxPackage -AllUsers).
 * @param packageName full name of the app, or of its bundle
 * @returns SIDs of those who had it
 * Throws DismError INSTALL_PACKAGE_NOT_FOUND when nobody has it.
 */
export function removeAppForAllUsers(packageName: string): Operation<{ readonly sids: readonly string[] }> {
  return function* (image, context) {
    const registered = readRegistered(image)
    const sids = [...registered].filter(([, names]) => names.has(packageName.toLowerCase())).map(([sid]) => sid)
    if (sids.length === 0) throw new DismError('INSTALL_PACKAGE_NOT_FOUND', `nobody has ${packageName} registered`)
    for (const sid of sids) yield* removeAppForUser({ sid }, packageName)(image, context)
    const family = namedPackage(packageName)?.familyName ?? packageName
    const app = readProvisioned(image).find((one) => sameName(one.familyName, family))
    const because = app ? `${app.fullName} is provisioned` : 'no version of it is provisioned'
    context.decide(removeForAll, packageName, app !== undefined, because)
    return { sids }
  }
}
