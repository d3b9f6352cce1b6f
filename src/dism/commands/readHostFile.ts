import { DismError } from '../../errors/DismError.ts'
import type { ByteSource } from '../../formats/ByteSource.ts'
import type { Host } from '../../host/Host.ts'

/**
 * A file of the host that an option names.
 * @throws DismError FILE_NOT_FOUND, PATH_NOT_FOUND when its folder is missing too, ACCESS_DENIED for a folder (inferred: what opening a folder as a file gives)
 */
export function readHostFile(host: Host, path: string): ByteSource {
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
