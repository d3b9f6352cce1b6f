import { DismError } from '../../errors/DismError.ts'
import { FormatError } from '../../formats/FormatError.ts'
import type { AppPackage } from '../../formats/appx/AppPackage.ts'
import { parseXml } from '../../formats/xml/parseXml.ts'
import type { ImageReader } from '../../image/WindowsImage.ts'
import type { OperationContext } from '../Operation.ts'
import type { AddRequest, LicenseFile, PackageRequest } from './AddRequest.ts'
import type { OpenedPackage, UnreadablePackage } from './openPackageFile.ts'
import type { PackageFolder } from './PackageFolder.ts'
import { folderApplicable, folderDependency, folderFormat, folderLicense, folderMain } from './rules/packageFolder.ts'
import { applicationArchitectures } from './selectPackages.ts'

/**
 * Decides what of a folder is the main package, what its dependency packages and licenses are. A request without a
 * folder is as it was.
 * @throws DismError APPX_NO_APPLICABLE_MAIN_PACKAGE
 */
export function chooseFromFolder(image: ImageReader, request: AddRequest, context: OperationContext): PackageRequest {
  const { main } = request
  if (main.kind !== 'folder') return { ...request, main }
  return {
    ...request,
    main: chooseMain(image, main, context),
    dependencies: main.others.filter((one) => isDependency(one, context)),
    licenses: request.skipLicense ? [] : main.documents.filter((one) => isLicense(one, context)),
  }
}

function chooseMain(image: ImageReader, folder: PackageFolder, context: OperationContext): OpenedPackage {
  const mains = [...folder.others, ...folder.mains].filter((one) => isMarked(one, folder, context))
  if (mains.length === 0 && folder.others.length === 0)
    context.decide(folderMain, folder.file, false, 'there is no package in the folder')
  if (mains.length === 0) throw noMain(`${folder.file} has no package that is marked by .main`)
  const packages = mains.filter((one) => isAppPackage(one, context))
  if (packages.length === 0) throw noMain(`the main package of ${folder.file} is a bundle, which needs /PackagePath`)
  const unreadable = packages.find((one) => one.kind === 'unreadable')
  if (unreadable) return unreadable
  let chosen: OpenedPackage | undefined
  for (const one of packages) if (isForImage(one, packages, image, context)) chosen ??= one
  if (!chosen) throw noMain(`no main package of ${folder.file} runs on ${image.architecture()}`)
  return chosen
}

function isMarked(one: OpenedPackage, { mains }: PackageFolder, context: OperationContext): boolean {
  const marked = mains.includes(one)
  const because = marked ? 'it is marked by .main' : 'neither it nor a file beside it is .main'
  return context.decide(folderMain, one.file, marked, because)
}

/** Whether a main package is the one among all that the image prefers. */
function isForImage(
  one: OpenedPackage,
  all: readonly OpenedPackage[],
  image: ImageReader,
  context: OperationContext,
): boolean {
  const order = applicationArchitectures(image, context)
  const preferred = order.find((architecture) => all.some((each) => architectureOf(each) === architecture))
  const first = all.find((each) => architectureOf(each) === preferred)
  const because = `${architectureOf(one)}; on ${image.architecture()} the order is ${order.join(', ')}`
  return context.decide(folderApplicable, one.file, preferred !== undefined && one === first, because)
}

function isAppPackage(one: OpenedPackage, context: OperationContext): one is AppPackage | UnreadablePackage {
  if (one.kind === 'unreadable') return true
  return context.decide(
    folderFormat,
    one.file,
    one.kind === 'package',
    one.kind === 'package' ? 'it is an app package' : 'it is a bundle',
  )
}

function architectureOf(one: OpenedPackage): string | undefined {
  return one.kind === 'unreadable' ? undefined : one.identity.architecture
}

/** Whether another package of the folder is a dependency package. One that cannot be read is for the add to refuse. */
function isDependency(one: OpenedPackage, context: OperationContext): boolean {
  if (one.kind === 'unreadable') return true
  const framework = one.kind === 'package' && one.manifest.framework
  const because = framework ? 'it is a framework' : one.kind === 'bundle' ? 'it is a bundle' : 'it is no framework'
  return context.decide(folderDependency, one.file, framework, because)
}

function isLicense({ path, bytes }: LicenseFile, context: OperationContext): boolean {
  const root = rootOf(bytes, path)
  return context.decide(folderLicense, path, root === 'License', root ? `its root is ${root}` : 'it is not well-formed')
}

function rootOf(bytes: Uint8Array, path: string): string | undefined {
  try {
    return parseXml(bytes, path).name
  } catch (error) {
    if (error instanceof FormatError) return undefined
    throw error
  }
}

function noMain(detail: string): DismError {
  return new DismError('APPX_NO_APPLICABLE_MAIN_PACKAGE', detail)
}
