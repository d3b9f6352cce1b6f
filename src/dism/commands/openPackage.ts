import { DismError } from '../../errors/DismError.ts'
import type { ErrorName } from '../../errors/catalogue.ts'
import { openAppPackage } from '../../formats/appx/openAppPackage.ts'
import type { AppBundle, AppPackage } from '../../formats/appx/AppPackage.ts'
import type { ByteSource } from '../../formats/ByteSource.ts'
import { FormatError } from '../../formats/FormatError.ts'
import type { Host } from '../../host/Host.ts'

/**
 * Opens the package or bundle at a path of the host.
 * @throws DismError FILE_NOT_FOUND, ACCESS_DENIED for a folder, INSTALL_OPEN_PACKAGE_FAILED when it is no package
 */
export function openPackage(host: Host, path: string): Promise<AppPackage | AppBundle> {
  const source = readHostFile(host, path)
  const beside = (name: string) => host.readFile(host.beside(path, name))
  return withPackageErrors('INSTALL_OPEN_PACKAGE_FAILED', () => openAppPackage(source, path, { beside }))
}

/**
 * A file of the host that an option names.
 * @throws DismError FILE_NOT_FOUND, ACCESS_DENIED for a folder (inferred: what opening a folder as a file gives)
 */
export function readHostFile(host: Host, path: string): ByteSource {
  if (host.kindOf(path) === 'folder') throw new DismError('ACCESS_DENIED', `${path} is a folder`)
  const source = host.readFile(path)
  if (!source) throw new DismError('FILE_NOT_FOUND', `there is no file ${path}`)
  return source
}

/** Runs `action`; a FormatError of a package becomes a DismError of that name. @throws DismError */
export async function withPackageErrors<Result>(code: ErrorName, action: () => Promise<Result>): Promise<Result> {
  try {
    return await action()
  } catch (error) {
    if (error instanceof FormatError) throw new DismError(code, error.message, { cause: error })
    throw error
  }
}
