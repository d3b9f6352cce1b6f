import { packageFullName } from '../../formats/appx/packageFullName.ts'
import { isInAuditMode } from '../../image/readSetupState.ts'
import type { ForkedImage } from '../../image/WindowsImage.ts'
import type { Operation, OperationContext, Step } from '../Operation.ts'
import type { AddRequest, SoundRequest } from './AddRequest.ts'
import { appxKeys } from './appxPaths.ts'
import { checkGivenOnce } from './checkGivenOnce.ts'
import { checkRegions } from './checkRegions.ts'
import { checkRunningApps } from './checkRunningApps.ts'
import { checkLicenseChoice } from './checkLicenseChoice.ts'
import { chooseFromFolder } from './chooseFromFolder.ts'
import { customDataPath, readCustomData, writeCustomData, type CustomData } from './customData.ts'
import { namedPackage, sameName } from './NamedPackage.ts'
import { linkIdenticalFiles } from './linkIdenticalFiles.ts'
import { packagesOfProvisioned } from './packageFiles.ts'
import { removeUnneeded, removeUnneededFrameworks } from './packageRemoval.ts'
import { planApplication, type PlannedApplication } from './planApplication.ts'
import { checkMainPackage, planOptionalPackage } from './planOptionalPackage.ts'
import { raiseFrameworks } from './raiseFrameworks.ts'
import { readProvisionedFamily, type Provisioned } from './readProvisioned.ts'
import { reconsiderRemovals } from './reconsiderRemovals.ts'
import { customDataKept, customDataLost, customDataPlace } from './rules/customData.ts'
import { optionalProvisioned } from './rules/optionalPackages.ts'
import { auditModeLinks } from './rules/hardLinks.ts'
import { replacedPackage } from './rules/provisioning.ts'
import { soundRequest } from './soundRequest.ts'
import { stagePackage, verifyPackage } from './stagePackage.ts'
import { storeStubPreference } from './stubPreference.ts'
import { checkLicenses, clearDeprovisioned, storeLicenses, writeProvisioning } from './writeProvisioning.ts'
import { writeProvisioningList } from './writeProvisioningList.ts'

/**
 * /Add-ProvisionedAppxPackage: stages what of a package or bundle applies to the image, with the frameworks that it
 * needs, and provisions it; then its optional packages in the same way. A provisioned package of the same family is
 * replaced.
 *
 * Throws DismErrors: APPX_INVALID_REGION, INVALID_COMMAND (nothing said of a license, a package given twice), NOT_SUPPORTED (an image without app packages, or that does not take MSIX),
 * APPX_NO_APPLICABLE_MAIN_PACKAGE (a folder), INSTALL_OPEN_PACKAGE_FAILED, INSTALL_INVALID_PACKAGE,
 * INSTALL_PREREQUISITE_FAILED, INSTALL_WRONG_PROCESSOR_ARCHITECTURE, INSTALL_RESOLVE_DEPENDENCY_FAILED,
 * APPX_HIGHER_VERSION_PROVISIONED, APPX_SIDELOADING_DISABLED, PACKAGE_ALREADY_EXISTS, PACKAGES_IN_USE, APPX_E_CORRUPT_CONTENT, INVALID_DATA (a license).
 */
export function addProvisionedAppxPackage(opened: AddRequest): Operation {
  return function* (image, context) {
    yield { label: `examine ${opened.main.file}` }
    checkLicenseChoice(opened, context)
    checkRegions(opened.regions, context)
    const request = soundRequest(chooseFromFolder(image, opened, context), context)
    checkGivenOnce(request, context)
    if (request.running) checkRunningApps(packageFullName(request.main.identity), request.running.apps, context)
    const main = planApplication(image, request.main, request, context)
    checkMainPackage(image, main, context)
    const optional = request.optionalPackages
      .map((one) => planOptionalPackage(image, one, request, context))
      .filter((one) => context.decide(optionalProvisioned, one.fullName, true, `it goes with ${main.fullName}`))

    const applications = [main, ...optional]
    const families = applications.map((one) => one.familyName)
    const licenses = checkLicenses(request, families, context)
    yield* verify(applications, context)
    const dataBefore = readCustomData(image, main.familyName, context)
    if (request.customData) riskCustomData(main, dataBefore, context)
    for (const application of applications) yield* stage(image, application, context)
    placeCustomData(image, main, request, dataBefore, context)
    for (const application of applications) {
      yield { label: `provision ${application.fullName}` }
      if (application === main) {
        storeLicenses(image, licenses)
        if (request.stub !== undefined || hasStubs(request.main))
          storeStubPreference(image, main.familyName, request.stub, context)
      }
      provision(image, application, request, context)
    }
    if (request.running) yield* linkInAuditMode(image, applications, context)
  }
}

/** In audit mode, the files of what was added become hard links to identical ones of other apps. */
function* linkInAuditMode(
  image: ForkedImage,
  applications: readonly PlannedApplication[],
  context: OperationContext,
): Generator<Step, void> {
  const inAudit = isInAuditMode(image)
  const because = `the running Windows is ${inAudit ? '' : 'not '}in audit mode`
  const subject = applications.map((one) => one.fullName).join(', ')
  if (!context.decide(auditModeLinks, subject, inAudit, because)) return
  const added = applications
    .flatMap((one) => [...one.packages, ...one.dependencies.toStage])
    .map(({ identity }) => packageFullName(identity))
  const all = packagesOfProvisioned(image).map((one) => one.fullName)
  yield* linkIdenticalFiles(image, all, (fullName) => added.some((one) => sameName(one, fullName)), context)
}

function hasStubs(main: SoundRequest['main']): boolean {
  return main.kind === 'bundle' && main.packages.some((one) => one.stub)
}

function* verify(applications: readonly PlannedApplication[], context: OperationContext): Generator<Step, void> {
  const verified = new Set<string>()
  for (const opened of applications.flatMap((one) => [...one.dependencies.toStage, ...one.packages])) {
    const fullName = packageFullName(opened.identity)
    if (verified.has(fullName)) continue
    verified.add(fullName)
    yield { label: `verify ${fullName}` }
    verifyPackage(opened, context)
  }
}

function* stage(
  image: ForkedImage,
  { dependencies, packages }: PlannedApplication,
  context: OperationContext,
): Generator<Step, void> {
  for (const framework of dependencies.toStage) {
    yield { label: `stage ${packageFullName(framework.identity)}` }
    stagePackage(image, framework, [], context)
  }
  for (const opened of packages) {
    yield { label: `stage ${packageFullName(opened.identity)}` }
    const carriesFrameworks = opened.kind === 'bundle' || !opened.manifest.resourcePackage
    stagePackage(image, opened, carriesFrameworks ? dependencies.frameworks : [], context)
  }
}

/** Makes an application provisioned, and drops what it replaces. */
function provision(
  image: ForkedImage,
  { given, fullName, familyName, packages, dependencies }: PlannedApplication,
  request: SoundRequest,
  context: OperationContext,
): void {
  const before = dropProvisioned(image, familyName)
  raiseFrameworks(image, dependencies.superseded)
  clearDeprovisioned(image, familyName, context)
  reconsiderRemovals(image, { fullName, familyName }, context)
  writeProvisioning(image, given, request.regions, dependencies.frameworks, context)

  const staged = packages.map((opened) => packageFullName(opened.identity))
  removeUnneeded(image, familyName, staged, replacedPackage, context)
  const frameworks = before.flatMap((app) => app.frameworks.flatMap((name) => namedPackage(name) ?? []))
  removeUnneededFrameworks(image, [...dependencies.superseded.map(({ old }) => old), ...frameworks], context)
  const lineOfBusiness = request.skipLicense && request.licenses.length === 0
  const gone = before.map((app) => app.fullName)
  writeProvisioningList(image, context, { gone, added: { fullName, lineOfBusiness } })
}

/** Drops the provisioning of a family, whatever version it is, and gives what was provisioned. */
function dropProvisioned(image: ForkedImage, family: string): Provisioned[] {
  const provisioned = readProvisionedFamily(image, family)
  for (const app of provisioned) image.registry.deleteKey('SOFTWARE', appxKeys.application(app.fullName))
  return provisioned
}

/** From here on the custom data file that the app had is lost, should the add fail. */
function riskCustomData(
  { fullName }: PlannedApplication,
  before: CustomData | undefined,
  context: OperationContext,
): void {
  const because = before ? `it had ${before.path}` : 'it had none'
  if (context.decide(customDataLost, fullName, before !== undefined, because) && before)
    context.leaveBehind((image) => image.volume.remove(before.path))
}

/** Writes the custom data file that was given, or the one that the app had when it was provisioned before. */
function placeCustomData(
  image: ForkedImage,
  { fullName, familyName, application }: PlannedApplication,
  { customData }: SoundRequest,
  before: CustomData | undefined,
  context: OperationContext,
): void {
  const path = customDataPath(application.fullName, context)
  if (customData) {
    if (context.decide(customDataPlace, fullName, true, `/CustomDataPath is ${customData.path}`))
      writeCustomData(image, path, customData.content, context)
    return
  }
  if (readProvisionedFamily(image, familyName).length === 0) return
  const because = before ? `it had ${before.path}` : 'it had none'
  if (context.decide(customDataKept, fullName, before !== undefined, because) && before && !image.volume.stat(path))
    image.volume.write(path, before.content)
}
