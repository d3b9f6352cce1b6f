import { DismError } from '../../errors/DismError.ts'
import type { AppBundle, AppPackage } from '../../formats/appx/AppPackage.ts'
import { packageFamilyName } from '../../formats/appx/packageFullName.ts'
import { publisherId } from '../../formats/appx/publisherId.ts'
import type { ImageReader } from '../../image/WindowsImage.ts'
import type { OperationContext } from '../Operation.ts'
import type { SoundRequest } from './AddRequest.ts'
import { sameName } from './NamedPackage.ts'
import { planApplication, type PlannedApplication } from './planApplication.ts'
import { readProvisioned } from './readProvisioned.ts'
import { optionalAlone, optionalKind, optionalMain } from './rules/optionalPackages.ts'

/**
 * Decides whether a package of /OptionalPackagePath can be provisioned with its app.
 * @throws DismError what `planApplication` throws, INSTALL_INVALID_PACKAGE when it is no optional package,
 * INSTALL_RESOLVE_DEPENDENCY_FAILED when it belongs to another app
 */
export function planOptionalPackage(
  image: ImageReader,
  given: AppPackage | AppBundle,
  request: SoundRequest,
  context: OperationContext,
): PlannedApplication {
  const planned = planApplication(image, given, request, context)
  const { mainPackages } = planned.application.manifest
  const names = mainPackages.map((one) => one.name).join(', ')
  const kind = mainPackages.length > 0 ? `it is an optional package of ${names}` : 'it names no main package'
  if (!context.decide(optionalKind, given.file, mainPackages.length > 0, kind))
    throw new DismError('INSTALL_INVALID_PACKAGE', `${given.file}: ${kind}`)
  const { name, publisher } = request.main.identity
  const belongs = mainPackages.some((one) => sameName(one.name, name) && one.publisher === publisher)
  const because = `it is for ${mainPackages.map((one) => `${one.name} of ${one.publisher}`).join(', ')}`
  if (!context.decide(optionalMain, planned.fullName, belongs, because))
    throw new DismError('INSTALL_RESOLVE_DEPENDENCY_FAILED', `${planned.fullName}: ${because}, not for ${name}`)
  return planned
}

/**
 * Decides whether an optional package may be provisioned on its own; another package may.
 * @throws DismError INSTALL_RESOLVE_DEPENDENCY_FAILED when its app is not provisioned
 */
export function checkMainPackage(image: ImageReader, planned: PlannedApplication, context: OperationContext): void {
  const { mainPackages } = planned.application.manifest
  if (mainPackages.length === 0) return
  const families = mainPackages.map(({ name, publisher }) =>
    packageFamilyName({ name, publisherId: publisherId(publisher) }),
  )
  const app = readProvisioned(image).find((one) => families.some((family) => sameName(family, one.familyName)))
  const because = app ? `${app.fullName} is provisioned` : `it extends ${families.join(', ')}, which is not provisioned`
  if (!context.decide(optionalAlone, planned.fullName, app !== undefined, because))
    throw new DismError('INSTALL_RESOLVE_DEPENDENCY_FAILED', `${planned.fullName}: ${because}`)
}
