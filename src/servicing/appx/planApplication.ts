import type { AppBundle, AppManifest, AppPackage } from '../../formats/appx/AppPackage.ts'
import { packageFamilyName, packageFullName } from '../../formats/appx/packageFullName.ts'
import type { ImageReader } from '../../image/WindowsImage.ts'
import type { OperationContext } from '../Operation.ts'
import { memberKey, type SoundRequest } from './AddRequest.ts'
import { bundleMembers } from './bundleMembers.ts'
import { checkApplication, checkTarget } from './checkApplication.ts'
import { checkInstallPolicy } from './checkInstallPolicy.ts'
import { checkVersion } from './checkVersion.ts'
import { resolveDependencies, type ResolvedDependencies } from './resolveDependencies.ts'
import { checkSideloading } from './sideloading.ts'
import { selectPackages } from './selectPackages.ts'
import { soundMember } from './soundRequest.ts'

/** A package or bundle that is to be provisioned, and what of it goes into the image. */
export interface PlannedApplication {
  readonly given: AppPackage | AppBundle
  readonly fullName: string
  readonly familyName: string
  /** Of the app package. */
  readonly application: { readonly fullName: string; readonly manifest: AppManifest }
  /** All that is unpacked: a bundle itself first, then its app package and resource packages. */
  readonly packages: readonly (AppPackage | AppBundle)[]
  readonly dependencies: ResolvedDependencies
}

/**
 * Decides whether a package or bundle can be provisioned in an image, and what of it.
 * @throws DismError what `addProvisionedAppxPackage` throws before anything is unpacked
 */
export function planApplication(
  image: ImageReader,
  given: AppPackage | AppBundle,
  request: SoundRequest,
  context: OperationContext,
): PlannedApplication {
  checkApplication(image, given, context)
  checkInstallPolicy(image, packageFamilyName(given.identity), packageFullName(given.identity), context)
  const { application, packages } = selectedPackages(image, given, request, context)
  checkTarget(image, application, context)
  const dependencies = resolveDependencies(image, application, request.dependencies, context)
  checkVersion(image, given, context)
  checkSideloading(image, given, request.licenses.length > 0, context)
  return {
    given,
    fullName: packageFullName(given.identity),
    familyName: packageFamilyName(given.identity),
    application,
    packages: given.kind === 'bundle' ? [given, ...packages] : packages,
    dependencies,
  }
}

/** The app package that names the frameworks, and all packages that go into the image but the bundle itself. */
export function selectedPackages(
  image: ImageReader,
  given: AppPackage | AppBundle,
  { members, stub }: SoundRequest,
  context: OperationContext,
): Pick<PlannedApplication, 'application'> & { readonly packages: readonly AppPackage[] } {
  if (given.kind === 'package')
    return { application: { fullName: packageFullName(given.identity), manifest: given.manifest }, packages: [given] }
  const listed = bundleMembers(given.packages)
  const { application, resources } = selectPackages(image, packageFullName(given.identity), listed, context, stub)
  const open = (fileName: string) => {
    const opened = members.get(memberKey(given, fileName))
    if (!opened) throw new Error(`${fileName} was not opened with the request`)
    return soundMember(opened, context)
  }
  const app = open(application.fileName)
  return {
    application: { fullName: application.fullName, manifest: app.manifest },
    packages: [app, ...resources.map((resource) => open(resource.fileName))],
  }
}
