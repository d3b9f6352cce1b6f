import type { AppPackage } from '../../formats/appx/AppPackage.ts'
import { packageFamilyName, packageFullName } from '../../formats/appx/packageFullName.ts'
import type { ForkedImage } from '../../image/WindowsImage.ts'
import type { Operation, OperationContext } from '../Operation.ts'
import type { AddRequest, SoundRequest } from './AddRequest.ts'
import { appxKeys } from './appxPaths.ts'
import { bundleMembers } from './bundleMembers.ts'
import { checkApplication, checkTarget } from './checkApplication.ts'
import { checkVersion } from './checkVersion.ts'
import { clearDeprovisioned, storeLicense, writeProvisioning } from './writeProvisioning.ts'
import { namedPackage } from './NamedPackage.ts'
import { removeUnneeded, removeUnneededFrameworks } from './packageRemoval.ts'
import { raiseFrameworks } from './raiseFrameworks.ts'
import { readProvisionedFamily, type Provisioned } from './readProvisioned.ts'
import { resolveDependencies } from './resolveDependencies.ts'
import { reconsiderRemovals } from './reconsiderRemovals.ts'
import { replacedPackage } from './rules/provisioning.ts'
import { selectPackages } from './selectPackages.ts'
import { soundRequest } from './soundRequest.ts'
import { stagePackage, verifyPackage } from './stagePackage.ts'
import { writeProvisioningList } from './writeProvisioningList.ts'

/**
 * /Add-ProvisionedAppxPackage: stages what of a package or bundle applies to the image, with the frameworks that it
 * needs, and provisions it. A provisioned package of the same family is replaced.
 *
 * Throws DismErrors: NOT_SUPPORTED (an image without app packages), INSTALL_OPEN_PACKAGE_FAILED, INSTALL_INVALID_PACKAGE,
 * INSTALL_PREREQUISITE_FAILED, INSTALL_WRONG_PROCESSOR_ARCHITECTURE, INSTALL_RESOLVE_DEPENDENCY_FAILED,
 * APPX_HIGHER_VERSION_PROVISIONED, PACKAGE_ALREADY_EXISTS, APPX_E_CORRUPT_CONTENT, INVALID_DATA (the license).
 */
export function addProvisionedAppxPackage(opened: AddRequest): Operation {
  return function* (image, context) {
    yield { label: `examine ${opened.main.file}` }
    const request = soundRequest(opened, context)
    checkApplication(image, request.main, context)
    const selected = selectedPackages(image, request, context)
    checkTarget(image, selected.application, context)
    const dependencies = resolveDependencies(image, selected.application, request.dependencies, context)
    checkVersion(image, request.main, context)

    const packages = request.main.kind === 'bundle' ? [request.main, ...selected.packages] : selected.packages
    for (const opened of [...dependencies.toStage, ...packages]) {
      yield { label: `verify ${packageFullName(opened.identity)}` }
      verifyPackage(opened, context)
    }
    for (const framework of dependencies.toStage) {
      yield { label: `stage ${packageFullName(framework.identity)}` }
      stagePackage(image, framework, [], context)
    }
    for (const opened of packages) {
      yield { label: `stage ${packageFullName(opened.identity)}` }
      const carriesFrameworks = opened.kind === 'bundle' || !opened.manifest.resourcePackage
      stagePackage(image, opened, carriesFrameworks ? dependencies.frameworks : [], context)
    }

    const names = namesOf(request)
    yield { label: `provision ${names.fullName}` }
    const before = dropProvisioned(image, names.familyName)
    raiseFrameworks(image, dependencies.superseded)
    clearDeprovisioned(image, names.familyName, context)
    reconsiderRemovals(image, names, context)
    storeLicense(image, request, context)
    writeProvisioning(image, request, dependencies.frameworks, context)

    yield { label: 'remove what is not needed any more' }
    const staged = packages.map((opened) => packageFullName(opened.identity))
    removeUnneeded(image, names.familyName, staged, replacedPackage, context)
    const frameworks = before.flatMap((app) => app.frameworks.flatMap((name) => namedPackage(name) ?? []))
    removeUnneededFrameworks(image, [...dependencies.superseded.map(({ old }) => old), ...frameworks], context)
    const lineOfBusiness = request.skipLicense && !request.license
    const gone = before.map((app) => app.fullName)
    const members = request.main.kind === 'bundle' ? bundleMembers(request.main.packages) : []
    writeProvisioningList(image, { gone, added: { fullName: names.fullName, members, lineOfBusiness } })
  }
}

/** The app package that names the frameworks, and all packages that go into the image but the bundle itself. */
function selectedPackages(
  image: ForkedImage,
  request: SoundRequest,
  context: OperationContext,
): { application: { fullName: string; manifest: AppPackage['manifest'] }; packages: readonly AppPackage[] } {
  const { main, members } = request
  if (main.kind === 'package')
    return { application: { fullName: packageFullName(main.identity), manifest: main.manifest }, packages: [main] }
  const { application, resources } = selectPackages(
    image,
    packageFullName(main.identity),
    bundleMembers(main.packages),
    context,
  )
  const open = (fileName: string) => {
    const opened = members.get(fileName)
    if (!opened) throw new Error(`${fileName} was not opened with the request`)
    return opened
  }
  const app = open(application.fileName)
  return {
    application: { fullName: application.fullName, manifest: app.manifest },
    packages: [app, ...resources.map((resource) => open(resource.fileName))],
  }
}

function namesOf({ main: { identity } }: SoundRequest) {
  return { fullName: packageFullName(identity), familyName: packageFamilyName(identity) }
}

/** Drops the provisioning of a family, whatever version it is, and gives what was provisioned. */
function dropProvisioned(image: ForkedImage, family: string): Provisioned[] {
  const provisioned = readProvisionedFamily(image, family)
  for (const app of provisioned) image.registry.deleteKey('SOFTWARE', appxKeys.application(app.fullName))
  return provisioned
}
