import { DismError } from '../../errors/DismError.ts'
import type { AppBundle, AppManifest, AppPackage } from '../../formats/appx/AppPackage.ts'
import { packageFullName } from '../../formats/appx/packageFullName.ts'
import { comparePackageVersions, formatPackageVersion, parsePackageVersion } from '../../formats/appx/packageVersion.ts'
import type { ImageReader } from '../../image/WindowsImage.ts'
import type { OperationContext } from '../Operation.ts'
import { checkMsixSupport } from './checkMsixSupport.ts'
import { checkDesktop } from './appSupport.ts'
import { isAtLeast } from './isAtLeast.ts'
import { applicablePackage } from './rules/applicability.ts'
import { formatSupport, mainPackage, targetFamily, targetVersion } from './rules/provisioning.ts'
import { desktopToAdd } from './rules/support.ts'
import { applicationArchitectures } from './selectPackages.ts'

/**
 * Decides whether a package or bundle can be provisioned at all: the image takes its format, it is an app, and it
 * is for this kind of Windows. The packages inside a bundle are judged when they are selected.
 * @throws DismError NOT_SUPPORTED, INSTALL_INVALID_PACKAGE, INSTALL_PREREQUISITE_FAILED,
 * INSTALL_WRONG_PROCESSOR_ARCHITECTURE
 */
export function checkApplication(image: ImageReader, main: AppPackage | AppBundle, context: OperationContext): void {
  const fullName = packageFullName(main.identity)
  checkFormat(image, main, fullName, context)
  checkMsixSupport(image, main.file, context)
  checkDesktop(image, desktopToAdd, fullName, context)
  if (main.kind === 'bundle') {
    context.decide(mainPackage, fullName, true, 'it is a bundle')
    return
  }
  checkKind(main, fullName, context)
  const order = applicationArchitectures(image, context)
  const because = `${main.identity.architecture}; on ${image.architecture()} these run: ${order.join(', ')}`
  if (!context.decide(applicablePackage, fullName, order.includes(main.identity.architecture), because))
    throw new DismError('INSTALL_WRONG_PROCESSOR_ARCHITECTURE', `${fullName}: ${because}`)
}

/**
 * Decides whether an app package, plain or of a bundle, is for a kind and version of Windows that the image is.
 * @throws DismError INSTALL_PREREQUISITE_FAILED when it is not
 */
export function checkTarget(
  image: ImageReader,
  { fullName, manifest }: { readonly fullName: string; readonly manifest: AppManifest },
  context: OperationContext,
): void {
  const families = manifest.targetDeviceFamilies
  const supported = context.variant(targetFamily).value?.families ?? []
  const fitting = families.filter((family) => supported.includes(family.name.toLowerCase()))
  const names = families.map((family) => family.name).join(', ')
  const because = families.length === 0 ? 'it names no device family' : `it is for ${names}`
  if (!context.decide(targetFamily, fullName, families.length === 0 || fitting.length > 0, because))
    throw new DismError('INSTALL_PREREQUISITE_FAILED', `${fullName}: ${because}, which this Windows is not`)

  const { version } = image.identity()
  const present = parsePackageVersion(version) ?? [0, 0, 0, 0]
  const newEnough = fitting.filter((family) => comparePackageVersions(family.minVersion, present) <= 0)
  const wanted = fitting.map((family) => formatPackageVersion(family.minVersion)).join(' or ')
  const reason = fitting.length === 0 ? because : `it asks for ${wanted}, the image is ${version}`
  if (!context.decide(targetVersion, fullName, fitting.length === 0 || newEnough.length > 0, reason))
    throw new DismError('INSTALL_PREREQUISITE_FAILED', `${fullName}: ${reason}`)
}

function checkFormat(
  image: ImageReader,
  main: AppPackage | AppBundle,
  fullName: string,
  context: OperationContext,
): void {
  const { version } = image.identity()
  const support = context.variant(formatSupport).value
  const supported = isAtLeast(version, (main.kind === 'bundle' ? support?.bundle : support?.appx) ?? [0, 0])
  const form = main.kind === 'bundle' ? 'a bundle' : 'an app package'
  const because = `it is ${form}, the image is Windows ${version}`
  if (!context.decide(formatSupport, fullName, supported, because))
    throw new DismError('NOT_SUPPORTED', `${fullName}: ${because}`)
}

function checkKind(main: AppPackage, fullName: string, context: OperationContext): void {
  const takesFrameworks = context.variant(mainPackage).value?.frameworks === true
  const { framework, resourcePackage } = main.manifest
  const kind = framework ? 'a framework' : resourcePackage ? 'a resource package' : 'an app package'
  const accepted = !resourcePackage && (!framework || takesFrameworks)
  if (!context.decide(mainPackage, fullName, accepted, `it is ${kind}`))
    throw new DismError('INSTALL_INVALID_PACKAGE', `${fullName} is ${kind}, which cannot be provisioned on its own`)
}
