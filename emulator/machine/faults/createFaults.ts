import { DismError } from '../../../src/errors/DismError.ts'
import type { ByteSource } from '../../../src/formats/ByteSource.ts'
import type { Change, ChangeSet } from '../../../src/image/ChangeSet.ts'
import type { Volume } from '../../../src/image/Volume.ts'
import { splitPath } from '../../../src/image/WindowsPath.ts'
import { damageHive } from './damageHive.ts'
import { hivePath } from './hivePath.ts'
import { pathInImage } from './pathInImage.ts'
import type { ArmedFault, Fault, FaultName } from './Fault.ts'
import { ProcessEnded } from './ProcessEnded.ts'
import { seededNumbers } from './seededNumbers.ts'

/** The faults that wait on a computer, and what they make of what happens there. */
export interface Faults {
  /** Lets a fault wait for its moment. @param fault as `checkFault` gives it */
  arm(fault: Fault): ArmedFault
  /** Forgets those that have not struck. */
  disarm(): void
  /** The image that somebody gets who opens one. @param root where it lies: `C:\\` @throws DismError IMAGE_IN_USE */
  opening(volume: Volume, root: string): Volume
  /** The file of the computer that somebody gets who opens it. */
  reading(path: string, source: ByteSource): ByteSource
  /** Applies changes of an image. @throws DismError DISK_FULL, SHARING_VIOLATION; ProcessEnded */
  applying(image: ChangedImage, changes: ChangeSet, apply: () => void): void
  /** Whether an operation is cancelled before its next step, see `Host.cancellation`. */
  cancellation(): { readonly keep: boolean } | undefined
}

/** An image that is changed. */
interface ChangedImage {
  /** Where it lies: `C:\\`. */
  readonly root: string
  /** Who changes it: only a process of DISM can be killed. */
  readonly by: 'DISM' | 'Windows'
}

/** What faults do to the computer. */
export interface Struck {
  /** Its clock goes on by so many seconds. */
  pass(seconds: number): void
  /** The process that strikes it is gone, and with `power lost` the computer is off. */
  end(by: ProcessEnded['by']): void
}

interface WaitingFault extends ArmedFault {
  struck: boolean
  /** What was counted so far. */
  count: number
  readonly random: (below: number) => number
}

const PACKAGE = /\.(appx|msix|appxbundle|msixbundle|cab|msu)$/i
const NEEDS_ROOM = new Set<Change['kind']>(['file', 'folder', 'content', 'link'])

/** Makes the faults of a computer: none at first. */
export function createFaults(computer: Struck): Faults {
  let waiting: readonly WaitingFault[] = []

  /** Counts, and gives the fault of that name that strikes now. */
  function strike(name: FaultName, counted: (fault: Fault) => boolean = () => true): WaitingFault | undefined {
    for (const one of waiting) if (one.fault.fault === name && counted(one.fault)) one.count++
    const found = waiting.find(({ fault, count }) => fault.fault === name && count >= (fault.at ?? 1) && counted(fault))
    if (!found) return undefined
    found.struck = true
    waiting = waiting.filter((one) => one !== found)
    return found
  }

  function change({ root, by: whose }: ChangedImage, one: Change, apply: () => void): void {
    if (NEEDS_ROOM.has(one.kind) && strike('disk full'))
      throw new DismError('DISK_FULL', `there is no room for ${one.path}`)
    if (strike('file locked', ({ path }) => path === undefined || isWithin(one.path, pathInImage(path, root))))
      throw new DismError('SHARING_VIOLATION', `another program has ${one.path}`)
    const slow = strike('slow disk')
    if (slow) computer.pass(1 + slow.random(30))
    for (const by of ['power lost', 'killed'] as const) {
      const end = by === 'killed' && whose !== 'DISM' ? undefined : strike(by)
      if (!end) continue
      if (end.random(2) === 1) apply()
      computer.end(by)
      throw new ProcessEnded(by)
    }
  }

  return {
    arm(fault) {
      const armed: WaitingFault = { fault, struck: false, count: 0, random: seededNumbers(fault.seed ?? 0) }
      waiting = [...waiting, armed]
      return armed
    },
    disarm() {
      waiting = []
    },
    opening(volume, root) {
      if (strike('second process')) throw new DismError('IMAGE_IN_USE', 'another process has the image')
      const hiveOf = ({ path }: Fault) => pathInImage(hivePath(path), root) ?? ''
      const corrupt = strike('corrupt hive', (fault) => volume.stat(hiveOf(fault))?.kind === 'file')
      return corrupt ? damageHive(volume, hiveOf(corrupt.fault), corrupt.random) : volume
    },
    reading(path, source) {
      const cut = PACKAGE.test(path) ? strike('truncated package') : undefined
      if (!cut) return source
      const size = cut.random(source.size)
      return { size, read: (offset, length) => source.read(offset, Math.min(length, Math.max(0, size - offset))) }
    },
    applying(image, changes, apply) {
      if (waiting.length > 0) for (const one of changes) change(image, one, apply)
      apply()
    },
    cancellation() {
      const cancel = strike('cancel')
      return cancel && { keep: cancel.random(2) === 1 }
    },
  }
}

/** @param folder undefined when it is not in this image */
function isWithin(path: string, folder: string | undefined): boolean {
  if (folder === undefined) return false
  const parts = splitPath(path.toUpperCase())
  return splitPath(folder.toUpperCase()).every((part, index) => parts[index] === part)
}
