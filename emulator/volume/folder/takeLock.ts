import { DismError } from '../../../src/errors/DismError.ts'
import { diskCode } from './diskError.ts'
import type { Disk } from './Disk.ts'
import { WORK_FOLDER } from './workFolder.ts'

const PREFIX = 'lock-'
const ATTEMPTS = 40
/** Milliseconds between two looks at the other claims. */
const PAUSE = 5
/** How long a claim counts whose process cannot be looked at, as of another container: ten minutes in 100 ns. */
const BLIND_FAITH = 6_000_000_000n

let claims = 0

/** The right to be the only one to use a folder. */
export interface FolderLock {
  /**
   * Says that it is still in use, to those that cannot see our process.
   * @throws DismError IMAGE_IN_USE when one of those has taken the claim for one of a process that has ended
   */
  touch(): void
  /** Whether none of those has. */
  isHeld(): boolean
  release(): void
}

/**
 * Takes the lock of a folder. A claim is an empty file named after its process; whoever makes his claim and then sees
 * no other of a living process holds the lock. Of several that see each other the lowest name waits for the others to
 * withdraw, all others give up. As a claim of a process that has ended counts for nothing and its name never comes
 * again, a crash leaves nothing behind that hinders.
 * @throws DismError IMAGE_IN_USE, CANT_ACCESS_FILE when our folder's name is taken by a symbolic link; errors of the disk
 * as they are when nothing can be written
 */
export function takeLock(root: string, disk: Disk): FolderLock {
  const work = `${root}/${WORK_FOLDER}`
  const name = makeClaim(work, disk)
  const claim = `${work}/${name}`
  const release = () => {
    attempt(() => disk.unlink(claim))
    attempt(() => disk.removeFolder(work))
  }
  try {
    for (let round = 0; round < ATTEMPTS; round++) {
      const others = livingClaims(root, disk, name)
      if (others.length === 0)
        return { touch: () => touchClaim(root, claim, disk), isHeld: () => disk.stat(claim) !== undefined, release }
      if (others.some((other) => other < name)) break
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, PAUSE)
    }
    throw inUse(root)
  } catch (error) {
    release()
    throw error
  }
}

function touchClaim(root: string, claim: string, disk: Disk): void {
  try {
    disk.write(claim, 0, new Uint8Array(1))
  } catch (error) {
    if (diskCode(error) === 'ENOENT') throw inUse(root)
    throw error
  }
}

/** Refuses a folder that another process uses. @throws DismError IMAGE_IN_USE */
export function checkUnlocked(root: string, disk: Disk): void {
  if (livingClaims(root, disk, undefined).length > 0) throw inUse(root)
}

function makeClaim(work: string, disk: Disk): string {
  for (let round = 1; ; round++) {
    const name = `${PREFIX}${disk.processName}-${claims++}`
    try {
      attempt(() => disk.makeFolder(work), 'EEXIST')
      if (disk.stat(work)?.kind === 'other') throw new DismError('CANT_ACCESS_FILE', `${work} is no folder`)
      disk.create(`${work}/${name}`, new Uint8Array())
      return name
    } catch (error) {
      // Another one may remove the empty folder in between, another thread may have the number.
      if (round < ATTEMPTS && ['ENOENT', 'EEXIST'].includes(diskCode(error) ?? '')) continue
      attempt(() => disk.removeFolder(work))
      throw error
    }
  }
}

/** The claims of others that count; those that do not are removed when we have a claim ourselves. */
function livingClaims(root: string, disk: Disk, own: string | undefined): string[] {
  const work = `${root}/${WORK_FOLDER}`
  const names = disk.stat(work) ? disk.names(work) : []
  const now = own === undefined ? undefined : disk.stat(`${work}/${own}`)?.modified
  return names.filter((name) => {
    if (!name.startsWith(PREFIX) || name === own) return false
    const process = name.slice(PREFIX.length, name.lastIndexOf('-'))
    const made = disk.stat(`${work}/${name}`)?.modified
    if (made === undefined) return false
    const alive = disk.isRunning(process) ?? (now === undefined || now - made < BLIND_FAITH)
    if (!alive && own !== undefined) attempt(() => disk.unlink(`${work}/${name}`))
    return alive
  })
}

function inUse(root: string): DismError {
  return new DismError('IMAGE_IN_USE', `another process uses ${root}; its claim lies in ${WORK_FOLDER}`)
}

/** Does what may fail: with the given code only, or with any error of the disk when none is given. */
function attempt(action: () => void, code?: string): void {
  try {
    action()
  } catch (error) {
    const found = diskCode(error)
    if (found === undefined || (code !== undefined && found !== code)) throw error
  }
}
