import { DismError } from '../../errors/DismError.ts'
import type { AppBundle, AppPackage } from '../../formats/appx/AppPackage.ts'
import { packageFamilyName, packageFullName } from '../../formats/appx/packageFullName.ts'
import { comparePackageVersions } from '../../formats/appx/packageVersion.ts'
import type { ImageReader } from '../../image/WindowsImage.ts'
import type { OperationContext } from '../Operation.ts'
import { isAtLeast } from './isAtLeast.ts'
import { sameName } from './NamedPackage.ts'
import { readProvisionedFamily, type Provisioned } from './readProvisioned.ts'
import { bundleOverPackage, sameVersion, versionOrder, versionUpdate } from './rules/provisioning.ts'

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
  for (const app of present) checkAgainst(image, app, main, fullName, context)
}

/** Windows 8 does not replace a version by a newer one. */
function checkUpdate(
  image: ImageReader,
  { older, newer, isNewer }: { older: string; newer: string; isNewer: boolean },
  context: OperationContext,
): void {
  if (!isNewer) return
  const { version } = image.identity()
  const replaces = isAtLeast(version, context.variant(versionUpdate).value?.from ?? [0, 0])
  const because = `${older} is provisioned, the image is Windows ${version}`
  if (!context.decide(versionUpdate, newer, replaces, because))
    throw new DismError('PACKAGE_ALREADY_EXISTS', `${newer}: ${because}, where the old version must be removed first`)
}

function checkAgainst(
  image: ImageReader,
  app: Provisioned,
  main: AppPackage | AppBundle,
  fullName: string,
  context: OperationContext,
): void {
  const because = `${app.fullName} is provisioned`
  const order = comparePackageVersions(main.identity.version, app.version)
  if (!context.decide(versionOrder, fullName, order >= 0, because))
    throw new DismError('APPX_HIGHER_VERSION_PROVISIONED', `${fullName} is older: ${because}`)

  checkUpdate(image, { older: app.fullName, newer: fullName, isNewer: order > 0 }, context)
  const otherArchitecture = order === 0 && !sameName(fullName, app.fullName) && app.bundle === (main.kind === 'bundle')
  const downgraded = app.bundle && main.kind === 'package'
  if (!context.decide(bundleOverPackage, fullName, !downgraded && !otherArchitecture, because))
    throw new DismError('PACKAGE_ALREADY_EXISTS', `${fullName} cannot replace it: ${because}`)
  context.decide(sameVersion, fullName, sameName(fullName, app.fullName), because)
}
