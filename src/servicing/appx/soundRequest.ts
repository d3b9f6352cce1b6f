import { DismError } from '../../errors/DismError.ts'
import type { ErrorName } from '../../errors/catalogue.ts'
import type { AppPackage } from '../../formats/appx/AppPackage.ts'
import type { OperationContext } from '../Operation.ts'
import type { PackageRequest, SoundRequest } from './AddRequest.ts'
import type { UnreadablePackage } from './openPackageFile.ts'
import { packageSound } from './rules/provisioning.ts'

/**
 * Decides whether the files of a request are packages.
 * @throws DismError INSTALL_OPEN_PACKAGE_FAILED
 */
export function soundRequest(request: PackageRequest, context: OperationContext): SoundRequest {
  const { optionalPackages = [], licenses = [] } = request
  return {
    ...request,
    licenses,
    optionalPackages: optionalPackages.map((one) => sound(one, 'INSTALL_OPEN_PACKAGE_FAILED', context)),
    main: sound(request.main, 'INSTALL_OPEN_PACKAGE_FAILED', context),
    dependencies: request.dependencies.map((one) => sound(one, 'INSTALL_OPEN_PACKAGE_FAILED', context)),
  }
}

/**
 * Decides whether a package inside a bundle is one, and the one that the bundle lists.
 * @throws DismError INSTALL_INVALID_PACKAGE
 */
export function soundMember(member: AppPackage | UnreadablePackage, context: OperationContext): AppPackage {
  return sound(member, 'INSTALL_INVALID_PACKAGE', context)
}

function sound<Opened extends { readonly kind: 'package' | 'bundle'; readonly file: string }>(
  opened: Opened | UnreadablePackage,
  code: ErrorName,
  context: OperationContext,
): Opened {
  if (isSound(opened, context)) return opened
  throw new DismError(code, opened.defect)
}

function isSound<Opened extends { readonly kind: 'package' | 'bundle'; readonly file: string }>(
  opened: Opened | UnreadablePackage,
  context: OperationContext,
): opened is Opened {
  const { kind, file } = opened
  const because = kind === 'unreadable' ? opened.defect : `it is ${kind === 'bundle' ? 'a bundle' : 'a package'}`
  return context.decide(packageSound, file, kind !== 'unreadable', because)
}
