import { joinBytes } from '../../src/formats/joinBytes.ts'
import { readAll } from '../../src/formats/ByteSource.ts'
import type { Clock } from '../../src/host/Clock.ts'
import type { Host } from '../../src/host/Host.ts'
import type { WritableVolume } from '../../src/image/Volume.ts'
import { joinPath, parentPath } from '../../src/image/WindowsPath.ts'
import { drivePath, type DrivePath } from './drivePath.ts'
import type { MachineDescription } from './MachineDescription.ts'
import type { MachineState } from './MachineState.ts'
import { volumeBelow } from './volumeBelow.ts'

/** Drives by letter, upper case. */
export type Drives = ReadonlyMap<string, WritableVolume>

/**
 * A computer whose drives are in memory. A path without a drive letter counts from the root of C:.
 * @param state how the computer is at the moment
 */
export function createMemoryHost(
  drives: Drives,
  description: MachineDescription,
  now: Clock,
  state: () => MachineState,
): Host {
  const find = (path: string) => {
    const target = resolveDrivePath(path)
    const volume = drives.get(target.letter)
    return volume && { volume, path: target.path, entry: volume.stat(target.path) }
  }
  return {
    ...description,
    processId: 1,
    now,
    timeZoneOffset: 0,
    defaultLogPath: 'C:\\Windows\\Logs\\DISM\\dism.log',
    readFile(path) {
      const found = find(path)
      return found?.entry?.kind === 'file' ? found.volume.open(found.path) : undefined
    },
    kindOf: (path) => find(path)?.entry?.kind,
    list(path) {
      const found = find(path)
      return found?.entry?.kind === 'folder' ? found.volume.list(found.path) : []
    },
    beside(path, name) {
      const target = resolveDrivePath(path)
      return `${target.letter}:\\${joinPath(parentPath(target.path), name)}`
    },
    openVolume(path) {
      const found = find(path)
      if (found?.entry?.kind !== 'folder') return undefined
      return found.path === '' ? found.volume : volumeBelow(found.volume, found.path)
    },
    onlineVolume: () => (state().running ? drives.get('C') : undefined),
    isRunningWindows(path) {
      const target = resolveDrivePath(path)
      return state().running && target.letter === 'C' && target.path === ''
    },
    runningApps: () => state().apps,
    writeFile(path, content) {
      const target = resolveDrivePath(path)
      drives.get(target.letter)?.write(target.path, content)
    },
    appendText(path, text) {
      const target = resolveDrivePath(path)
      const volume = drives.get(target.letter)
      if (!volume) return
      const before = volume.stat(target.path)?.kind === 'file' ? volume.open(target.path) : undefined
      volume.write(target.path, joinBytes([...(before ? [readAll(before)] : []), new TextEncoder().encode(text)]))
    },
  }
}

/** Where a path leads on a machine whose current folder is `C:\`. */
export function resolveDrivePath(path: string): DrivePath {
  return drivePath(path) ?? drivePath(`C:\\${path}`) ?? { letter: 'C', path }
}
