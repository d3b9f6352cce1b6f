import { type ByteSource, readAll } from '../../formats/ByteSource.ts'
import { FormatError } from '../../formats/FormatError.ts'
import { parseDriverInf } from '../../formats/inf/parseDriverInf.ts'
import { parseInf } from '../../formats/inf/parseInf.ts'
import { upcase } from '../../formats/upcase.ts'
import type { Host } from '../../host/Host.ts'
import { readHostFile } from '../../host/readHostFile.ts'
import type { DriverPackage } from './DriverPackage.ts'

/** Bytes of an INF that are read at all. */
const LARGEST = 8 * 1024 * 1024

/**
 * Opens the driver package of an INF file.
 * @throws DismError when there is no such file
 * @throws FormatError when it is no INF of a driver package
 */
export function openDriverPackage(host: Host, path: string): DriverPackage {
  const source = readHostFile(host, path)
  if (source.size > LARGEST) throw new FormatError(path, `the file has ${source.size} bytes, more than ${LARGEST}`)
  const inf = readAll(source)
  const driver = parseDriverInf(parseInf(inf, path))
  const [, folder = '', infName = path] = /^(?:(.*)[\\/])?([^\\/]*)$/.exec(path) ?? []
  return { path, infName, folder, inf, driver, file: (name) => fileBeside(host, path, name) }
}

/** Names beside an INF are those of Windows: on a real disk they may differ from the wanted ones by case. */
function fileBeside(host: Host, path: string, name: string): ByteSource | undefined {
  const separator = path.includes('/') && !path.includes('\\') ? '/' : '\\'
  let place = path
  for (const part of name.split('\\')) {
    const folder = place === path ? host.beside(path, '') || '.' : place
    const found = host.list(folder).find((entry) => upcase(entry.name) === upcase(part))
    if (!found) return undefined
    place = place === path ? host.beside(path, found.name) : `${place}${separator}${found.name}`
  }
  return host.readFile(place)
}
