import { readMultiString } from '../../image/readWindowsFacts.ts'
import { comparePackageVersions } from '../../formats/appx/packageVersion.ts'
import type { ImageReader, UserProfile } from '../../image/WindowsImage.ts'
import type { Operation } from '../Operation.ts'
import { appxKeys, appxValues } from './appxPaths.ts'
import { hasFiles } from './checkFiles.ts'
import { dropUnpinned } from './dropUnpinned.ts'
import { isForRegion } from './isForRegion.ts'
import { namedPackage, sameName, type NamedPackage } from './NamedPackage.ts'
import { pruneResources } from './pruneResources.ts'
import { readProvisioned } from './readProvisioned.ts'
import { fittingPackages, hasRegistered, registerApp } from './registerApp.ts'
import { registerAtSignIn } from './rules/signIn.ts'
import { readUserPackages, type UserPackages } from './readUserPackages.ts'
import type { UserSettings } from './UserSettings.ts'

/**
 * What a sign-in does to the image: every provisioned package for the user's region that the user does not have is
 * registered for the user. When it is the first sign-in after OOBE, apps that should be pinned and are not go before,
 * and the resource packages that do not fit this user after.
 */
export function signInUser(
  user: Pick<UserProfile, 'sid'>,
  settings: UserSettings & {
    /** Alpha-2 code of the user's country or region, where it is known. */
    readonly region: string | undefined
    readonly firstAfterOobe: boolean
  },
): Operation {
  return function* (image, context) {
    yield* dropUnpinned(settings.region, settings.firstAfterOobe)(image, context)
    const key = image.registry.key('SOFTWARE', appxKeys.user(user.sid))
    const removed = readMultiString(key, appxValues.removed)
    const present = readUserPackages(image, user.sid)
    for (const app of readProvisioned(image)) {
      if (!isForRegion(image, app, settings.region, context) || !hasFiles(image, app, context)) continue
      const newer = newerVersion(image, user.sid, app, present)
      const optedOut = newer !== undefined || removed.some((name) => sameName(name, app.fullName))
      const wanted = optedOut ? [] : fittingPackages(image, app, settings, context)
      const hasIt = !optedOut && hasRegistered(image, user, app, wanted, present)
      const because = newer ? `has ${newer.fullName}` : optedOut ? 'removed it' : hasIt ? 'has it already' : 'signs in'
      if (!context.decide(registerAtSignIn, app.fullName, !optedOut && !hasIt, `${user.sid} ${because}`)) continue
      yield { label: `register ${app.fullName} for ${user.sid}` }
      registerApp(image, user, app, wanted, present, context)
    }
    yield* pruneResources(settings, settings.firstAfterOobe)(image, context)
  }
}

/** A newer version of an app that the user has installed. */
function newerVersion(
  image: ImageReader,
  sid: string,
  app: NamedPackage,
  present: UserPackages,
): NamedPackage | undefined {
  return present
    .ofFamily(app.familyName)
    .filter((fullName) => image.registry.key('SOFTWARE', appxKeys.userPackage(sid, fullName)))
    .flatMap((fullName) => namedPackage(fullName) ?? [])
    .find((one) => comparePackageVersions(one.version, app.version) > 0)
}
