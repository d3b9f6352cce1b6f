import { DismError } from '../errors/DismError.ts'
import type { ByteSource } from '../formats/ByteSource.ts'
import type { Host } from './Host.ts'

/** What no name of a file on Windows has: wildcards are not resolved, they are an error of the path. */
const NO_NAME = /[*?"<>|]/

/**
 * A file of the host that an option names.
 * @throws DismError FILE_NOT_FOUND, PATH_NOT_FOUND when its folder is missing too; inferred, what opening such a file
 * gives: ACCESS_DENIED for a folder, INVALID_NAME for a wildcard
 */
export function readHostFile(host: Host, path: string): ByteSource {
  if (host.kindOf(path) === 'folder') throw new DismError('ACCESS_DENIED', `${path} is a folder`)
  const source = host.readFile(path)
  if (source) return source
  checkWindowsName(path)
  throw new DismError(isFolderMissing(host, path) ? 'PATH_NOT_FOUND' : 'FILE_NOT_FOUND', `there is no ${path}`)
}

/**
 * A folder of the host that an option names.
 * @throws DismError PATH_NOT_FOUND; inferred: DIRECTORY for a file, INVALID_NAME for a wildcard
 */
export function checkHostFolder(host: Host, path: string): void {
  const kind = host.kindOf(path)
  if (kind === 'folder') return
  if (kind === 'file') throw new DismError('DIRECTORY', `${path} is a file`)
  checkWindowsName(path)
  throw new DismError('PATH_NOT_FOUND', `there is no folder ${path}`)
}

/** A path that leads nowhere may be none at all. */
function checkWindowsName(path: string): void {
  // The question mark of \\?\C:\ is no wildcard.
  if (NO_NAME.test(path.replace(/^\\\\\?\\/, '')))
    throw new DismError('INVALID_NAME', `${path} holds a wildcard or a character that names may not have`)
}

function isFolderMissing(host: Host, path: string): boolean {
  const folder = /^(.+)[\\/][^\\/]*$/.exec(path)?.[1]
  return folder !== undefined && host.kindOf(/^[A-Za-z]:$/.test(folder) ? `${folder}\\` : folder) !== 'folder'
}
