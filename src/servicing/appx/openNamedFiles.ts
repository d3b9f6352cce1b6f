import { readAll } from '../../formats/ByteSource.ts'
import type { Host } from '../../host/Host.ts'
import { checkHostFolder, readHostFile } from '../../host/readHostFile.ts'
import type { ImageReader } from '../../image/WindowsImage.ts'
import type { AddRequest } from './AddRequest.ts'
import type { NamedFiles } from './NamedFiles.ts'
import { openAddRequest } from './openAddRequest.ts'
import { openPackageFile, type OpenedPackage } from './openPackageFile.ts'
import { openPackageFolder } from './openPackageFolder.ts'
import type { PackageFolder } from './PackageFolder.ts'

/**
 * Opens the files that an add names, in the order in which it looks at them. Load it when it is needed: it brings all
 * that reads packages.
 * @param online whether the image is the running Windows
 * @throws DismError for what is not there
 */
export async function openNamedFiles(
  host: Host,
  image: ImageReader,
  named: NamedFiles,
  online: boolean,
): Promise<AddRequest> {
  const { source, customDataPath, skipLicense, regions, stub } = named
  const main = source.kind === 'folder' ? await openFolder(host, source.path) : await open(host, source.path)
  const dependencies = await openAll(host, named.dependencyPaths)
  const optionalPackages = await openAll(host, named.optionalPaths)
  const licenses = named.licensePaths.map((path) => ({ path, bytes: readAll(readHostFile(host, path)) }))
  const customData =
    customDataPath === undefined ? undefined : { path: customDataPath, content: readHostFile(host, customDataPath) }
  const running = online ? { apps: host.runningApps() } : undefined
  const given = { main, dependencies, optionalPackages, licenses, skipLicense, customData, regions, stub, running }
  return openAddRequest(image, host.semantics, given)
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
