import { DismError } from '../../errors/DismError.ts'
import { readMultiString } from '../../image/readWindowsFacts.ts'
import type { UserProfile } from '../../image/WindowsImage.ts'
import type { Operation } from '../Operation.ts'
import { appxKeys, appxValues } from './appxPaths.ts'
import { namedPackage, sameName } from './NamedPackage.ts'
import { neededByProvisioning } from './neededByProvisioning.ts'
import { checkPolicy } from './nonRemovable.ts'
import { deleteUnneededLicense, removeUnneeded, removeUnneededFrameworks } from './packageRemoval.ts'
import { readProvisionedFamily } from './readProvisioned.ts'
import { readRegistered } from './readRegistered.ts'
import { lastUserRemoves } from './rules/provisioning.ts'
import { readUserPackages } from './readUserPackages.ts'
import { unregisterPackages } from './unregisterPackages.ts'

/**
 * A user removes an app: the registration goes, and with it what of the app is neither provisioned nor registered for
 * another user, with the frameworks that nobody needs any more.
 * @param packageName full name of the app, or of its bundle
 * Throws DismError INSTALL_PACKAGE_NOT_FOUND when the user does not have it, REMOVE_FAILED when a policy keeps it.
 */
export function removeAppForUser(user: Pick<UserProfile, 'sid'>, packageName: string): Operation {
  return function* (image, context) {
    yield { label: `look up ${packageName} for ${user.sid}` }
    const registered = readRegistered(image).get(user.sid.toUpperCase())
    const app = namedPackage(registered?.get(packageName.toLowerCase()) ?? '')
    if (!app) throw new DismError('INSTALL_PACKAGE_NOT_FOUND', `${user.sid} does not have ${packageName} registered`)
    checkPolicy(image, app.familyName, context)

    yield { label: `unregister ${app.fullName} for ${user.sid}` }
    const gone = unregisterPackages(image, user.sid, app.familyName, readUserPackages(image, user.sid))
    const provisioned = readProvisionedFamily(image, app.familyName)
    if (provisioned.length > 0) {
      const key = appxKeys.user(user.sid)
      const before = readMultiString(image.registry.key('SOFTWARE', key), appxValues.removed)
      const names = [...before, ...provisioned.map((one) => one.fullName)]
      image.registry.setMultiString('SOFTWARE', key, appxValues.removed, names)
      for (const { fullName } of provisioned)
        context.decide(lastUserRemoves, fullName, false, 'it is still provisioned')
    }
    const keep = neededByProvisioning(image, app.familyName, gone)
    removeUnneeded(image, app.familyName, keep, lastUserRemoves, context)
    if (provisioned.length === 0) deleteUnneededLicense(image, app.familyName, readRegistered(image))
    const frameworks = gone.flatMap((name) => namedPackage(name) ?? [])
    removeUnneededFrameworks(
      image,
      frameworks.filter((one) => !sameName(one.familyName, app.familyName)),
      context,
    )
  }
}
