import type { AppPackage } from '../../formats/appx/AppPackage.ts'
import { readAll } from '../../formats/ByteSource.ts'
import { addProvisionedAppxPackage } from '../../servicing/appx/addProvisionedAppxPackage.ts'
import { openAddRequest } from '../../servicing/appx/openAddRequest.ts'
import type { CommandSession } from './Command.ts'
import { gapError } from './gapError.ts'
import { openPackage, readHostFile, withPackageErrors } from './openPackage.ts'
import { readAddOptions } from './readAddOptions.ts'

/**
 * Carries /Add-ProvisionedAppxPackage out. A module of its own, so that nothing is loaded for reading packages before
 * a command reads one.
 * @throws DismError
 */
export async function provisionPackage(session: CommandSession): Promise<void> {
  const { host, image, warn, carryOut } = session
  const { packagePath, dependencyPaths, licensePath, skipLicense, regions } = readAddOptions(session)
  const main = await openPackage(host, packagePath)
  const dependencies: AppPackage[] = []
  for (const path of dependencyPaths) {
    const opened = await openPackage(host, path)
    if (opened.kind === 'bundle') throw gapError('a bundle as /DependencyPackagePath', warn)
    dependencies.push(opened)
  }
  const license =
    licensePath === undefined ? undefined : { path: licensePath, bytes: readAll(readHostFile(host, licensePath)) }
  const request = await withPackageErrors('INSTALL_INVALID_PACKAGE', () =>
    openAddRequest(image, host.semantics, { main, dependencies, license, skipLicense, regions }),
  )
  carryOut(addProvisionedAppxPackage(request))
}
