import { appendFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { bytesSource } from '../../../src/formats/ByteSource.ts'
import type { Host } from '../../../src/host/Host.ts'
import { openFolderVolume } from '../../volume/openFolderVolume.ts'
import { entriesOnDisk, kindOnDisk } from '../../volume/folder/diskEntries.ts'
import { withDiskErrors } from '../../volume/folder/diskError.ts'
import { drivePath } from '../drivePath.ts'

/**
 * A computer as a program sees it that runs on the real one: a path with a drive letter is on the drives of the computer,
 * any other on the real disk.
 * @param folder the program's working folder
 */
export function hostOfProgram(host: Host, folder: string): Host {
  const isOnDisk = (path: string) => drivePath(path) === undefined
  const real = (path: string) => {
    const given = resolve(folder, path)
    return existsSync(given) ? given : resolve(folder, path.replaceAll('\\', '/'))
  }
  const kindOf = (path: string) => withDiskErrors(() => kindOnDisk(real(path)))
  return {
    ...host,
    kindOf: (path) => (isOnDisk(path) ? kindOf(path) : host.kindOf(path)),
    readFile(path) {
      if (!isOnDisk(path)) return host.readFile(path)
      return kindOf(path) === 'file' ? bytesSource(withDiskErrors(() => readFileSync(real(path)))) : undefined
    },
    list(path) {
      if (!isOnDisk(path)) return host.list(path)
      return withDiskErrors(() => entriesOnDisk(real(path)))
    },
    beside: (path, name) => (isOnDisk(path) ? join(dirname(real(path)), name) : host.beside(path, name)),
    openVolume(path) {
      if (!isOnDisk(path)) return host.openVolume(path)
      return kindOf(path) === 'folder' ? withDiskErrors(() => openFolderVolume(real(path), host)) : undefined
    },
    isRunningWindows: (path) => !isOnDisk(path) && host.isRunningWindows(path),
    writeFile(path, content) {
      if (isOnDisk(path)) withDiskErrors(() => writeFileSync(real(path), content))
      else host.writeFile(path, content)
    },
    appendText(path, text) {
      if (!isOnDisk(path)) return host.appendText(path, text)
      withDiskErrors(() => {
        mkdirSync(dirname(real(path)), { recursive: true })
        appendFileSync(real(path), text)
      })
    },
  }
}
