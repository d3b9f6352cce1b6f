import { readAll } from '../../formats/ByteSource.ts'
import type { Host } from '../../host/Host.ts'
import { addProvisionedAppxPackage } from '../../servicing/appx/addProvisionedAppxPackage.ts'
import { openAddRequest } from '../../servicing/appx/openAddRequest.ts'
import { openPackageFile, type OpenedPackage } from '../../servicing/appx/openPackageFile.ts'
import { openPackageFolder } from '../../servicing/appx/openPackageFolder.ts'
import type { PackageFolder } from '../../servicing/appx/PackageFolder.ts'
import { checkHost } from '../../servicing/appx/appSupport.ts'
import type { CommandSession } from './Command.ts'
import { readAddOptions } from './readAddOptions.ts'
import { checkHostFolder, readHostFile } from './readHostFile.ts'

/**
 * Carries /Add-ProvisionedAppxPackage out. A module of its own, so that nothing is loaded for reading packages before
 * a command reads one.
 * @throws DismError
 */
export async function provisionPackage(session: CommandSession): Promise<void> {
  const { host, target, image, judge, carryOut } = session
  if (session.options.has('packagepath')) checkHost(host, judge)
  const options = readAddOptions(session)
  const { source, customDataPath, skipLicense, regions, stub } = options
  const main = source.kind === 'folder' ? await openFolder(host, source.path) : await open(host, source.path)
  const dependencies = await openAll(host, options.dependencyPaths)
  const optionalPackages = await openAll(host, options.optionalPaths)
  const licenses = options.licensePaths.map((path) => ({ path, bytes: readAll(readHostFile(host, path)) }))
  const customData =
    customDataPath === undefined ? undefined : { path: customDataPath, content: readHostFile(host, customDataPath) }
  const running = target.kind === 'online' ? { apps: host.runningApps() } : undefined
  const given = { main, dependencies, optionalPackages, licenses, skipLicense, customData, regions, stub, running }
  carryOut(addProvisionedAppxPackage(await openAddRequest(image, host.semantics, given)))
}

async function openAll(host: Host, paths: readonly string[]): Promise<OpenedPackage[]> {
  const opened: OpenedPackage[] = []
  for (const path of paths) opened.push(await open(host, path))
  return opened
}

function open(host: Host, path: string): Promise<OpenedPackage> {
  const beside = (name: string) => host.readFile(host.beside(path, name))
  return openPackageFile(readHostFile(host, path), path, { beside })
}

function openFolder(host: Host, path: string): Promise<PackageFolder> {
  checkHostFolder(host, path)
  return openPackageFolder(host, path)
}
