import { type ByteSource, readAll } from '../../formats/ByteSource.ts'
import { FormatError } from '../../formats/FormatError.ts'
import { LARGEST_INF } from '../../formats/inf/decodeInf.ts'
import { parseDriverInf } from '../../formats/inf/parseDriverInf.ts'
import { parseInf } from '../../formats/inf/parseInf.ts'
import type { Host } from '../../host/Host.ts'
import { readHostFile } from '../../host/readHostFile.ts'
import type { DriverPackage } from './DriverPackage.ts'

/**
 * Opens the driver package of an INF file.
 * @throws DismError when there is no such file
 * @throws FormatError when it is no INF of a driver package
 */
export function openDriverPackage(host: Host, path: string): DriverPackage {
  const source = readHostFile(host, path)
  if (source.size > LARGEST_INF)
    throw new FormatError(path, `the file has ${source.size} bytes, more than ${LARGEST_INF}`)
  const inf = readAll(source)
  const driver = parseDriverInf(parseInf(inf, path))
  const [, folder = '', infName = path] = /^(?:(.*)[\\/])?([^\\/]*)$/.exec(path) ?? []
  return { path, infName, folder, inf, driver, file: (name) => fileBeside(host, path, name) }
}

/** Folder by folder: on a real disk each name may differ from the wanted one by case. */
function fileBeside(host: Host, path: string, name: string): ByteSource | undefined {
  const separator = path.includes('/') && !path.includes('\\') ? '/' : '\\'
  const [first = '', ...rest] = name.split('\\')
  const place = rest.reduce(
    (folder, part) => host.beside(`${folder}${separator}${part}`, part),
    host.beside(path, first),
  )
  return host.readFile(place)
}
