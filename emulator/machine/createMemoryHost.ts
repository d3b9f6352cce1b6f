import { joinBytes } from '../../src/formats/joinBytes.ts'
import { readAll } from '../../src/formats/ByteSource.ts'
import type { Clock } from '../../src/host/Clock.ts'
import { DismError } from '../../src/errors/DismError.ts'
import type { Host } from '../../src/host/Host.ts'
import type { Volume, WritableVolume } from '../../src/image/Volume.ts'
import { joinPath, parentPath, splitPath } from '../../src/image/WindowsPath.ts'
import { createFaults, type Faults } from './faults/createFaults.ts'
import { ProcessEnded } from './faults/ProcessEnded.ts'
import { drivePath, type DrivePath } from './drivePath.ts'
import type { MachineDescription } from './MachineDescription.ts'
import type { MachineState } from './MachineState.ts'
import { volumeBelow } from './volumeBelow.ts'

/** Drives by letter, upper case. */
export type Drives = ReadonlyMap<string, WritableVolume>

/**
 * A computer whose drives are in memory. A path without a drive letter counts from the root of C:. An image that is open
 * is locked, as in a real folder.
 * @param state how the computer is at the moment
 * @param faults what goes wrong with images and files; nothing by default
 * @param onPower tells who asks for it that the computer has started, shut down or restarted
 */
export function createMemoryHost(
  drives: Drives,
  description: MachineDescription,
  now: Clock,
  state: () => MachineState,
  onPower: NonNullable<Host['onPower']>,
  faults: Faults = createFaults({ pass: () => {}, end: () => {} }),
): Host {
  const find = (path: string) => {
    const target = resolveDrivePath(path)
    const volume = drives.get(target.letter)
    return volume && { volume, path: target.path, entry: volume.stat(target.path) }
  }
  /** Images that are open, by drive: when another drive takes its place, nobody has those of the new one. */
  const inUse = new WeakMap<Volume, Set<string>>()
  /** A volume that nobody else gets until it is closed. */
  function claimed(volume: Volume, folder: string, image: string): Volume {
    const claims = inUse.get(volume) ?? new Set()
    if (claims.has(image)) throw new DismError('IMAGE_IN_USE', `another session has ${image}`)
    const shown = faults.opening(folder === '' ? volume : volumeBelow(volume, folder), image)
    inUse.set(volume, claims.add(image))
    const onClose = () => void claims.delete(image)
    return volumeBelow(shown, '', {
      onClose,
      onApply(changes, apply) {
        try {
          faults.applying({ root: image, by: 'DISM' }, changes, apply)
        } catch (error) {
          if (error instanceof ProcessEnded) onClose()
          throw error
        }
      },
    })
  }
  return {
    ...description,
    processId: 1,
    now,
    timeZoneOffset: 0,
    defaultLogPath: 'C:\\Windows\\Logs\\DISM\\dism.log',
    readFile(path) {
      const found = find(path)
      return found?.entry?.kind === 'file' ? faults.reading(path, found.volume.open(found.path)) : undefined
    },
    cancellation: () => faults.cancellation(),
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
      return claimed(found.volume, found.path, imageAt(path))
    },
    onlineVolume() {
      const volume = state().running ? drives.get('C') : undefined
      return volume && claimed(volume, '', imageAt('C:\\'))
    },
    isRunningWindows(path) {
      const target = resolveDrivePath(path)
      return state().running && target.letter === 'C' && target.path === ''
    },
    onPower,
    runningApps: () => state().apps,
    writeFile(path, content) {
      const target = resolveDrivePath(path)
      drives.get(target.letter)?.write(target.path, content)
    },
    appendText(path, text) {
      const target = resolveDrivePath(path)
      const volume = drives.get(target.letter)
      if (!volume) throw new DismError('PATH_NOT_FOUND', `there is no drive ${target.letter}:`)
      const before = volume.stat(target.path)?.kind === 'file' ? volume.open(target.path) : undefined
      volume.write(target.path, joinBytes([...(before ? [readAll(before)] : []), new TextEncoder().encode(text)]))
    },
  }
}

/** What an image is known as, however its path is spelled. */
function imageAt(path: string): string {
  const target = resolveDrivePath(path)
  return `${target.letter}:\\${splitPath(target.path).join('\\')}`.toUpperCase()
}

/** Where a path leads on a machine whose current folder is `C:\`. */
export function resolveDrivePath(path: string): DrivePath {
  return drivePath(path) ?? drivePath(`C:\\${path}`) ?? { letter: 'C', path }
}
