import { DismError } from '../../errors/DismError.ts'
import type { AppBundle, AppPackage } from '../../formats/appx/AppPackage.ts'
import { packageFamilyName, packageFullName } from '../../formats/appx/packageFullName.ts'
import { comparePackageVersions } from '../../formats/appx/packageVersion.ts'
import type { ImageReader } from '../../image/WindowsImage.ts'
import type { OperationContext } from '../Operation.ts'
import { sameName } from './NamedPackage.ts'
import { readProvisionedFamily, type Provisioned } from './readProvisioned.ts'
import { bundleOverPackage, sameVersion, versionOrder } from './rules/provisioning.ts'

/**
 * Decides between a package and the one of its family that is provisioned already.
 * @throws DismError APPX_HIGHER_VERSION_PROVISIONED, PACKAGE_ALREADY_EXISTS
 */
export function checkVersion(image: ImageReader, main: AppPackage | AppBundle, context: OperationContext): void {
  const fullName = packageFullName(main.identity)
  const family = packageFamilyName(main.identity)
  const present = readProvisionedFamily(image, family)
  if (present.length === 0) {
    context.decide(versionOrder, fullName, true, 'no version of it is provisioned')
    context.decide(sameVersion, fullName, false, 'no version of it is provisioned')
  }
  for (const app of present) checkAgainst(app, main, fullName, context)
}

function checkAgainst(
  app: Provisioned,
  main: AppPackage | AppBundle,
  fullName: string,
  context: OperationContext,
): void {
  const because = `${app.fullName} is provisioned`
  const order = comparePackageVersions(main.identity.version, app.version)
  if (!context.decide(versionOrder, fullName, order >= 0, because))
    throw new DismError('APPX_HIGHER_VERSION_PROVISIONED', `${fullName} is older: ${because}`)

  const otherArchitecture = order === 0 && !sameName(fullName, app.fullName) && app.bundle === (main.kind === 'bundle')
  const downgraded = app.bundle && main.kind === 'package'
  if (!context.decide(bundleOverPackage, fullName, !downgraded && !otherArchitecture, because))
    throw new DismError('PACKAGE_ALREADY_EXISTS', `${fullName} cannot replace it: ${because}`)
  context.decide(sameVersion, fullName, sameName(fullName, app.fullName), because)
}
