import { DismError } from '../../errors/DismError.ts'
import type { ErrorName } from '../../errors/catalogue.ts'
import type { OperationContext } from '../Operation.ts'
import type { PackageRequest, SoundRequest } from './AddRequest.ts'
import type { UnreadablePackage } from './openPackageFile.ts'
import { packageSound } from './rules/provisioning.ts'

/**
 * Decides whether the files of a request are packages.
 * @throws DismError INSTALL_OPEN_PACKAGE_FAILED for a given file, INSTALL_INVALID_PACKAGE for a package inside a bundle
 */
export function soundRequest(request: PackageRequest, context: OperationContext): SoundRequest {
  const { optionalPackages = [], licenses = [] } = request
  return {
    ...request,
    licenses,
    optionalPackages: optionalPackages.map((one) => sound(one, 'INSTALL_OPEN_PACKAGE_FAILED', context)),
    main: sound(request.main, 'INSTALL_OPEN_PACKAGE_FAILED', context),
    dependencies: request.dependencies.map((one) => sound(one, 'INSTALL_OPEN_PACKAGE_FAILED', context)),
    members: new Map([...request.members].map(([name, one]) => [name, sound(one, 'INSTALL_INVALID_PACKAGE', context)])),
  }
}

function sound<Opened extends { readonly kind: 'package' | 'bundle'; readonly file: string }>(
  opened: Opened | UnreadablePackage,
  code: ErrorName,
  context: OperationContext,
): Opened {
  const because = isUnreadable(opened) ? opened.defect : `it is ${opened.kind === 'bundle' ? 'a bundle' : 'a package'}`
  context.decide(packageSound, opened.file, !isUnreadable(opened), because)
  if (isUnreadable(opened)) throw new DismError(code, because)
  return opened
}

function isUnreadable(opened: { readonly kind: string }): opened is UnreadablePackage {
  return opened.kind === 'unreadable'
}
