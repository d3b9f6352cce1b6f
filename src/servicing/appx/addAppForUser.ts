import { DismError } from '../../errors/DismError.ts'
import type { AppPackage } from '../../formats/appx/AppPackage.ts'
import { packageFullName } from '../../formats/appx/packageFullName.ts'
import { comparePackageVersions } from '../../formats/appx/packageVersion.ts'
import { readMultiString } from '../../image/readWindowsFacts.ts'
import type { ForkedImage, UserProfile } from '../../image/WindowsImage.ts'
import type { Operation, OperationContext } from '../Operation.ts'
import type { PackageRequest } from './AddRequest.ts'
import { appxKeys, appxValues } from './appxPaths.ts'
import { checkApplication, checkTarget } from './checkApplication.ts'
import { checkRunningApps } from './checkRunningApps.ts'
import { fitResources } from './fitResources.ts'
import { namedPackage, sameName, type NamedPackage } from './NamedPackage.ts'
import { removeUnneededFrameworks } from './packageRemoval.ts'
import { selectedPackages } from './planApplication.ts'
import { raiseFrameworks } from './raiseFrameworks.ts'
import { registeredApps } from './registeredApps.ts'
import { registerApp } from './registerApp.ts'
import { resolveDependencies } from './resolveDependencies.ts'
import { userResource, userVersion } from './rules/users.ts'
import { soundRequest } from './soundRequest.ts'
import { stagePackage, verifyPackage } from './stagePackage.ts'
import { readUserPackages } from './readUserPackages.ts'
import type { UserSettings } from './UserSettings.ts'

/**
 * A user installs an app (Add-AppxPackage, or an update from the Store): it is staged and registered for this user,
 * and provisioned for nobody.
 * @returns the full name of the app, or of its bundle
 *
 * Throws DismErrors: those of `addProvisionedAppxPackage`, and INSTALL_PACKAGE_DOWNGRADE for a version that is lower
 * than the user's.
 */
export function addAppForUser(
  user: Pick<UserProfile, 'sid'>,
  settings: UserSettings,
  opened: PackageRequest,
): Operation<{ readonly packageName: string }> {
  return function* (image, context) {
    yield { label: `examine ${opened.main.file}` }
    const request = soundRequest(opened, context)
    const { main } = request
    const packageName = packageFullName(main.identity)
    const app = namedPackage(packageName)
    if (!app) throw new DismError('INSTALL_INVALID_PACKAGE', `${packageName} is no package full name`)
    if (request.running) checkRunningApps(packageName, request.running.apps, context)
    checkApplication(image, main, context)
    const selected = selectedPackages(image, main, request, context)
    checkTarget(image, selected.application, context)
    const dependencies = resolveDependencies(image, selected.application, request.dependencies, context)
    checkUserVersion(image, user, app, context)

    const members = fittingMembers(selected.packages, settings, context)
    const packages = main.kind === 'bundle' ? [main, ...members] : members
    for (const one of [...dependencies.toStage, ...packages]) {
      yield { label: `verify ${packageFullName(one.identity)}` }
      verifyPackage(one, context)
    }
    for (const framework of dependencies.toStage) stagePackage(image, framework, [], context)
    for (const one of packages) {
      yield { label: `stage ${packageFullName(one.identity)}` }
      const carriesFrameworks = one.kind === 'bundle' || !one.manifest.resourcePackage
      stagePackage(image, one, carriesFrameworks ? dependencies.frameworks : [], context)
    }

    yield { label: `register ${packageName} for ${user.sid}` }
    raiseFrameworks(image, dependencies.superseded)
    forgetRemoval(image, user, app)
    const present = readUserPackages(image, user.sid)
    const frameworks = dependencies.frameworks.map((one) => one.fullName)
    const registered = { ...app, bundle: main.kind === 'bundle', regions: undefined, pruned: [], frameworks }
    const names = members.map((one) => packageFullName(one.identity))
    registerApp(image, user, registered, names, present, context)
    removeUnneededFrameworks(
      image,
      dependencies.superseded.map(({ old }) => old),
      context,
    )
    return { packageName }
  }
}

function checkUserVersion(
  image: ForkedImage,
  user: Pick<UserProfile, 'sid'>,
  app: NamedPackage,
  context: OperationContext,
): void {
  const there = registeredApps(image, user.sid).find((one) => sameName(one.familyName, app.familyName))
  const accepted = !there || comparePackageVersions(app.version, there.version) >= 0
  const because = `${user.sid} has ${there ? there.fullName : 'no version of it'}`
  if (!context.decide(userVersion, app.fullName, accepted, because))
    throw new DismError('INSTALL_PACKAGE_DOWNGRADE', `${app.fullName}: ${because}`)
}

/** The app package, and the resource packages that fit the user. */
function fittingMembers(
  packages: readonly AppPackage[],
  settings: UserSettings,
  context: OperationContext,
): readonly AppPackage[] {
  const fits = fitResources(
    packages.map(({ manifest }) => manifest),
    settings,
    context,
  )
  return packages.filter(({ identity, manifest }, index) => {
    const fit = fits[index]
    if (!manifest.resourcePackage || !fit) return true
    return context.decide(userResource, packageFullName(identity), fit.fits, fit.because)
  })
}

/** What a user installs again counts as removed no more. */
function forgetRemoval(image: ForkedImage, { sid }: Pick<UserProfile, 'sid'>, app: NamedPackage): void {
  const key = appxKeys.user(sid)
  const removed = readMultiString(image.registry.key('SOFTWARE', key), appxValues.removed)
  const others = removed.filter((name) => !sameName(namedPackage(name)?.familyName ?? '', app.familyName))
  if (others.length === removed.length) return
  if (others.length > 0) image.registry.setMultiString('SOFTWARE', key, appxValues.removed, others)
  else image.registry.deleteValue('SOFTWARE', key, appxValues.removed)
}
