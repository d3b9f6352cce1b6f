import { DismError } from '../../src/errors/DismError.ts'
import type { Clock } from '../../src/host/Clock.ts'
import type { ChangeSet } from '../../src/image/ChangeSet.ts'
import type { Volume } from '../../src/image/Volume.ts'
import { overlayOn } from './createOverlay.ts'
import { OverlayBase } from './overlay/OverlayBase.ts'
import { clearWork } from './folder/clearWork.ts'
import { commitSteps } from './folder/commitSteps.ts'
import type { Disk } from './folder/Disk.ts'
import { diskCode, withDiskErrors } from './folder/diskError.ts'
import { FolderReader } from './folder/FolderReader.ts'
import { nodeDisk } from './folder/nodeDisk.ts'
import { planCommit } from './folder/planCommit.ts'
import { needsRecovery, recoverFolder } from './folder/recoverFolder.ts'
import { rootPath } from './folder/rootPath.ts'
import { StagingArea } from './folder/StagingArea.ts'
import { checkUnlocked, takeLock, type FolderLock } from './folder/takeLock.ts'

/** What a commit survives: the end of the process, or of the computer's power. */
export type Durability = 'process' | 'power'

export interface FolderVolumeOptions {
  readonly now: Clock
  readonly disk?: Disk
  readonly durability?: Durability
}

/**
 * A folder of the real disk as a volume. It is locked until it is closed, and what an earlier process could not finish
 * is finished first. What was read is remembered until `apply`; forks made before it are outdated then and throw
 * FILE_INVALID. A folder that cannot be written to can be read, but not changed.
 * @throws DismError PATH_NOT_FOUND, DIRECTORY when it is a file, IMAGE_IN_USE, WRITE_PROTECT when an unfinished commit
 *   waits in a folder that cannot be written to
 */
export function openFolderVolume(folder: string, options: FolderVolumeOptions): Volume {
  const { now, disk = nodeDisk, durability = 'process' } = options
  const root = rootPath(folder)
  const durable = durability === 'power'
  checkFolder(root, disk)
  const before = withDiskErrors(() => disk.stat(root))
  const opened = openLocked(root, disk, durable)
  let lock = opened.lock
  let reader = new FolderReader(root, disk)
  let base: OverlayBase | undefined
  let rootModified = before?.kind === 'folder' ? before.modified : undefined

  function commit(changes: ChangeSet): void {
    const time = now()
    lock?.touch()
    try {
      const steps = planCommit(changes, reader, disk, new StagingArea(root, disk, durable), time)
      commitSteps(root, disk, steps, durable, () => lock?.touch())
    } catch (error) {
      ignoringDisk(() => {
        // What lies there may be another process's by now.
        if (lock?.isHeld()) clearAfterFailure(root, disk)
      })
      throw error
    }
    ignoringDisk(() => {
      if (rootModified !== undefined) rootModified = disk.stat(root)?.modified
    })
  }

  /** What is to be done: changes may be of any origin, and say what is so already. */
  function neededOf(changes: ChangeSet): ChangeSet {
    const trial = volume.fork()
    trial.apply(changes)
    return trial.diff(volume)
  }

  const volume: Volume = {
    stat: (path) => reader.stat(path),
    list: (path, prefix) => reader.list(path, prefix),
    open: (path) => reader.open(path),
    fork() {
      const shown = reader
      base ??= new OverlayBase(shown, volume, () => shown.isCurrent)
      return overlayOn(base, { now })
    },
    apply(changes) {
      const needed = base?.diffs.has(changes) ? changes : neededOf(changes)
      if (needed.length === 0) return
      if (opened.refusal) throw opened.refusal
      try {
        withDiskErrors(() => commit(needed))
      } finally {
        reader.expire()
        reader = new FolderReader(root, disk)
        base = undefined
        if (isUnfinished(root, disk)) reader.expire()
      }
    },
    close() {
      reader.expire()
      lock?.release()
      const modified = rootModified
      if (lock && modified !== undefined) ignoringDisk(() => disk.setModified(root, modified))
      lock = undefined
    },
  }
  return volume
}

/** @throws DismError PATH_NOT_FOUND, DIRECTORY */
function checkFolder(root: string, disk: Disk): void {
  try {
    disk.names(root)
  } catch (error) {
    if (diskCode(error) === 'ENOENT') throw new DismError('PATH_NOT_FOUND', `there is no folder ${root}`)
    if (diskCode(error) === 'ENOTDIR') throw new DismError('DIRECTORY', `${root} is no folder`)
    withDiskErrors(() => {
      throw error
    })
  }
}

/** Locks and recovers a folder; when nothing can be written there, says why. */
function openLocked(root: string, disk: Disk, durable: boolean): { lock?: FolderLock; refusal?: DismError } {
  const lock = withDiskErrors(() => lockOrRefuse(root, disk))
  if (lock instanceof DismError) {
    checkUnlocked(root, disk)
    if (needsRecovery(root, disk))
      throw new DismError('WRITE_PROTECT', `an unfinished commit waits in ${root}, which cannot be written to`)
    return { refusal: lock }
  }
  try {
    withDiskErrors(() => recoverFolder(root, disk, durable))
  } catch (error) {
    lock.release()
    throw error
  }
  return { lock }
}

function lockOrRefuse(root: string, disk: Disk): FolderLock | DismError {
  try {
    return takeLock(root, disk)
  } catch (error) {
    const code = diskCode(error)
    if (code === 'EROFS') return new DismError('WRITE_PROTECT', `${root} cannot be written to`, { cause: error })
    if (code === 'EACCES' || code === 'EPERM')
      return new DismError('ACCESS_DENIED', `${root} cannot be written to`, { cause: error })
    throw error
  }
}

/** Whether a failed commit could not be taken back: nobody may look at the folder before it is opened again. */
function isUnfinished(root: string, disk: Disk): boolean {
  try {
    return needsRecovery(root, disk)
  } catch (error) {
    if (diskCode(error) === undefined) throw error
    return true
  }
}

/** What was staged goes, unless a journal still needs it. */
function clearAfterFailure(root: string, disk: Disk): void {
  if (!needsRecovery(root, disk)) clearWork(root, disk)
}

function ignoringDisk(action: () => void): void {
  try {
    action()
  } catch (error) {
    if (diskCode(error) === undefined) throw error
  }
}
