import type { ForkedImage, ImageReader, UserProfile } from '../../image/WindowsImage.ts'
import type { OperationContext } from '../Operation.ts'
import { appxFiles, appxKeys } from './appxPaths.ts'
import { fitResources } from './fitResources.ts'
import { namedPackage, sameName, type NamedPackage } from './NamedPackage.ts'
import { neededByProvisioning } from './neededByProvisioning.ts'
import { removeUnneeded, removeUnneededFrameworks } from './packageRemoval.ts'
import type { Provisioned } from './readProvisioned.ts'
import { readStagedPackages } from './readStagedPackages.ts'
import { replacedPackage } from './rules/provisioning.ts'
import { registerResource } from './rules/signIn.ts'
import { writePackageKey } from './stagePackage.ts'
import { unregisterPackages } from './unregisterPackages.ts'
import type { UserPackages } from './readUserPackages.ts'
import type { UserSettings } from './UserSettings.ts'

/**
 * Registers an app for a user: the key below AppxAllUserStore\<SID> with its frameworks, and a
 * registration file for each of its packages. Another version that the user had gives way and is deleted when
 * nobody else needs it.
 * @param packages full names of its packages that fit the user, see `fittingPackages`
 * @param present what the user has registered
 */
export function registerApp(
  image: ForkedImage,
  user: Pick<UserProfile, 'sid'>,
  app: Provisioned,
  packages: readonly string[],
  present: UserPackages,
  context: OperationContext,
): void {
  const registered = [app.fullName, ...packages, ...app.frameworks]
  const replaced = unregisterPackages(image, user.sid, app.familyName, present, registered)

  const key = appxKeys.userPackage(user.sid, app.fullName)
  image.registry.deleteKey('SOFTWARE', key)
  writePackageKey(image, key, app.fullName, app.bundle, named(app.frameworks))
  image.registry.setDword('SOFTWARE', key, 'LastReturnValue', 0)
  image.registry.setDword('SOFTWARE', key, 'NumberOfAttempts', 1)
  for (const fullName of registered)
    image.volume.write(appxFiles.userRegistration(fullName, user.sid), new Uint8Array())

  if (replaced.length === 0) return
  const keep = [...registered, ...neededByProvisioning(image, app.familyName, replaced)]
  removeUnneeded(image, app.familyName, keep, replacedPackage, context)
  removeUnneededFrameworks(
    image,
    named(replaced).filter((one) => !sameName(one.familyName, app.familyName)),
    context,
  )
}

/** Whether a user has exactly these packages of an app registered, with the frameworks that it uses now. */
export function hasRegistered(
  image: ImageReader,
  user: Pick<UserProfile, 'sid'>,
  app: Provisioned,
  packages: readonly string[],
  present: UserPackages,
): boolean {
  const wanted = [app.fullName, ...packages, ...app.frameworks]
  const includes = (names: readonly string[], one: string) => names.some((name) => sameName(name, one))
  const key = image.registry.key('SOFTWARE', appxKeys.userPackage(user.sid, app.fullName))
  const frameworks = key?.subkeyNames() ?? []
  return (
    key !== undefined &&
    wanted.every((name) => present.has(name)) &&
    present.ofFamily(app.familyName).every((name) => includes(wanted, name)) &&
    frameworks.every((name) => includes(app.frameworks, name))
  )
}

/** Full names of the packages of an app that are registered for a user: the app package and what fits. */
export function fittingPackages(
  image: ImageReader,
  app: Provisioned,
  settings: UserSettings,
  context: OperationContext,
): string[] {
  const packages = readStagedPackages(image, app)
  const fits = fitResources(packages, settings, context)
  return packages
    .filter((one, index) => {
      if (one.kind === 'main') return true
      const fit = fits[index]
      return fit !== undefined && context.decide(registerResource, one.fullName, fit.fits, fit.because)
    })
    .map((one) => one.fullName)
}

function named(fullNames: readonly string[]): NamedPackage[] {
  return fullNames.flatMap((fullName) => namedPackage(fullName) ?? [])
}
