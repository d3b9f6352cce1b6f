import { DismError } from '../../errors/DismError.ts'
import { comparePackageVersions } from '../../formats/appx/packageVersion.ts'
import type { ForkedImage, ImageReader, UserProfile } from '../../image/WindowsImage.ts'
import type { Operation, OperationContext } from '../Operation.ts'
import { appxKeys, appxValues } from './appxPaths.ts'
import { namedPackage, sameName, type NamedPackage } from './NamedPackage.ts'
import { neededByProvisioning } from './neededByProvisioning.ts'
import { removeUnneeded, removeUnneededFrameworks } from './packageRemoval.ts'
import { readProvisioned } from './readProvisioned.ts'
import { registeredSids } from './readRegistered.ts'
import { registeredApps } from './registeredApps.ts'
import { lastUserRemoves } from './rules/provisioning.ts'
import { currentUsersApps, provisionedForAll, pruningForgotten } from './rules/sysprep.ts'
import { readUserPackages } from './readUserPackages.ts'
import { unregisterPackages } from './unregisterPackages.ts'

/**
 * What Sysprep does to app packages when it generalizes an image: the apps of the user who runs it are unregistered, and what
 * only that user had goes; what the first sign-in removed is forgotten.
 * @param user who runs it; undefined when nobody is signed in
 * Throws DismError INSTALL_INVALID_PACKAGE, whose `detail` begins with the full name of the package, when a user has an
 * app that is not provisioned for all users.
 */
export function generalizeApps(user: Pick<UserProfile, 'sid'> | undefined): Operation {
  return function* (image, context) {
    yield { label: 'validate that all apps are also provisioned' }
    checkProvisioned(image, context)
    yield { label: 'remove the apps of the current user' }
    unregisterAll(image, user, context)
    for (const app of readProvisioned(image).filter((one) => one.bundle)) {
      const pruned = app.pruned.length > 0
      const because = pruned ? `removed: ${app.pruned.join(', ')}` : 'nothing was removed'
      if (context.decide(pruningForgotten, app.fullName, pruned, because))
        image.registry.deleteValue('SOFTWARE', appxKeys.application(app.fullName), appxValues.pruned)
    }
  }
}

function checkProvisioned(image: ImageReader, context: OperationContext): void {
  const provisioned = readProvisioned(image)
  const inbox = image.registry.key('SOFTWARE', appxKeys.inbox)?.subkeyNames() ?? []
  const failures = registeredSids(image).flatMap((sid) =>
    realApps(image, sid, inbox).filter((app) => {
      const own = provisioned.find((one) => sameName(one.familyName, app.familyName))
      const isNewer = own !== undefined && comparePackageVersions(app.version, own.version) > 0
      const there = own ? `${own.fullName} is provisioned` : 'no version of it is provisioned'
      const because = `${nameOf(image, sid)} has it registered, ${there}`
      return !context.decide(provisionedForAll, app.fullName, own !== undefined && !isNewer, because)
    }),
  )
  const [first] = failures
  if (first)
    throw new DismError('INSTALL_INVALID_PACKAGE', `${first.fullName} was installed for a user, but not provisioned`)
}

/** The apps of a user that are neither part of Windows nor a framework of another app. */
function realApps(image: ImageReader, sid: string, inbox: readonly string[]): NamedPackage[] {
  const apps = registeredApps(image, sid)
  const frameworks = apps.flatMap(
    ({ fullName }) => image.registry.key('SOFTWARE', appxKeys.userPackage(sid, fullName))?.subkeyNames() ?? [],
  )
  const others = [...inbox, ...frameworks]
  return apps.filter(({ fullName }) => !others.some((name) => sameName(name, fullName)))
}

function unregisterAll(
  image: ForkedImage,
  user: Pick<UserProfile, 'sid'> | undefined,
  context: OperationContext,
): void {
  const inbox = image.registry.key('SOFTWARE', appxKeys.inbox)?.subkeyNames() ?? []
  for (const sid of registeredSids(image)) {
    const isCurrent = sid.toUpperCase() === user?.sid.toUpperCase()
    for (const app of realApps(image, sid, inbox)) {
      const because = `${nameOf(image, sid)} ${isCurrent ? 'runs' : 'does not run'} Sysprep`
      if (!context.decide(currentUsersApps, app.fullName, isCurrent, because)) continue
      const gone = unregisterPackages(image, sid, app.familyName, readUserPackages(image, sid))
      const needed = neededByProvisioning(image, app.familyName, gone)
      removeUnneeded(image, app.familyName, needed, lastUserRemoves, context)
      const others = gone.flatMap((name) => namedPackage(name) ?? [])
      removeUnneededFrameworks(
        image,
        others.filter((one) => !sameName(one.familyName, app.familyName)),
        context,
      )
    }
  }
}

function nameOf(image: ImageReader, sid: string): string {
  return image.users().find((user) => sameName(user.sid, sid))?.name ?? sid
}
