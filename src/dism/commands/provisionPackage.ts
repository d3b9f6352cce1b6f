import { DismError } from '../../errors/DismError.ts'
import { readAll, type ByteSource } from '../../formats/ByteSource.ts'
import type { Host } from '../../host/Host.ts'
import { addProvisionedAppxPackage } from '../../servicing/appx/addProvisionedAppxPackage.ts'
import { openAddRequest } from '../../servicing/appx/openAddRequest.ts'
import { openPackageFile, type OpenedPackage } from '../../servicing/appx/openPackageFile.ts'
import { checkHost } from '../../servicing/appx/appSupport.ts'
import type { CommandSession } from './Command.ts'
import { readAddOptions } from './readAddOptions.ts'

/**
 * Carries /Add-ProvisionedAppxPackage out. A module of its own, so that nothing is loaded for reading packages before
 * a command reads one.
 * @throws DismError
 */
export async function provisionPackage(session: CommandSession): Promise<void> {
  const { host, image, judge, options, carryOut } = session
  if (options.has('packagepath')) checkHost(host, judge)
  const { packagePath, dependencyPaths, licensePath, skipLicense, regions } = readAddOptions(session)
  const main = await open(host, packagePath)
  const dependencies: OpenedPackage[] = []
  for (const path of dependencyPaths) dependencies.push(await open(host, path))
  const license =
    licensePath === undefined ? undefined : { path: licensePath, bytes: readAll(readHostFile(host, licensePath)) }
  const request = { main, dependencies, license, skipLicense, regions }
  carryOut(addProvisionedAppxPackage(await openAddRequest(image, host.semantics, request)))
}

function open(host: Host, path: string): Promise<OpenedPackage> {
  const beside = (name: string) => host.readFile(host.beside(path, name))
  return openPackageFile(readHostFile(host, path), path, { beside })
}

/**
 * A file of the host that an option names.
 * @throws DismError FILE_NOT_FOUND, PATH_NOT_FOUND when its folder is missing too, ACCESS_DENIED for a folder (inferred: what opening a folder as a file gives)
 */
function readHostFile(host: Host, path: string): ByteSource {
  if (host.kindOf(path) === 'folder') throw new DismError('ACCESS_DENIED', `${path} is a folder`)
  const source = host.readFile(path)
  if (!source)
    throw new DismError(isFolderMissing(host, path) ? 'PATH_NOT_FOUND' : 'FILE_NOT_FOUND', `there is no ${path}`)
  return source
}

function isFolderMissing(host: Host, path: string): boolean {
  const folder = /^(.+)[\\/][^\\/]*$/.exec(path)?.[1]
  return folder !== undefined && host.kindOf(/^[A-Za-z]:$/.test(folder) ? `${folder}\\` : folder) !== 'folder'
}
