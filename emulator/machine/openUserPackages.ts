import { DismError } from '../../src/errors/DismError.ts'
import type { Host } from '../../src/host/Host.ts'
import type { GivenFiles } from '../../src/servicing/appx/AddRequest.ts'
import { openPackageFile, type OpenedPackage } from '../../src/servicing/appx/openPackageFile.ts'

/**
 * Opens a package that a user installs, and the frameworks for it.
 * @param host its paths are meant
 * @throws DismError FILE_NOT_FOUND
 */
export async function openUserPackages(
  host: Pick<Host, 'readFile' | 'beside'>,
  packagePath: string,
  dependencyPaths: readonly string[],
): Promise<GivenFiles & { readonly main: OpenedPackage }> {
  const main = await openFile(host, packagePath)
  const dependencies: OpenedPackage[] = []
  for (const path of dependencyPaths) dependencies.push(await openFile(host, path))
  return { main, dependencies, skipLicense: true, regions: undefined }
}

function openFile(host: Pick<Host, 'readFile' | 'beside'>, path: string): Promise<OpenedPackage> {
  const source = host.readFile(path)
  if (!source) throw new DismError('FILE_NOT_FOUND', `there is no file ${path}`)
  return openPackageFile(source, path, { beside: (name) => host.readFile(host.beside(path, name)) })
}
