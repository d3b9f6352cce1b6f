import { bytesSource, type ByteSource } from '../../src/formats/ByteSource.ts'
import type { Clock } from '../../src/host/Clock.ts'
import type { Volume, WritableVolume } from '../../src/image/Volume.ts'
import { splitPath } from '../../src/image/WindowsPath.ts'
import { createMemoryVolume } from '../volume/createMemoryVolume.ts'
import { resolveDrivePath, type Drives } from './createMemoryHost.ts'
import { MachineError } from './MachineError.ts'

/** Bytes for a file; those that are still being made are there later. */
export type FileContent = Uint8Array | ByteSource | Promise<Uint8Array>

/** The drives of a computer in memory, and what is still to be written to them. */
export interface MachineDrives {
  readonly byLetter: Drives
  /** That of its Windows, C:. */
  readonly system: WritableVolume
  /** Writes a file, on a drive that is made when missing. */
  readonly write: (path: string, content: FileContent) => void
  /** Waits for what is being written. A failure is told once: it is of no concern to what comes later. */
  readonly written: () => Promise<void>
  /** The same without its failure; undefined when nothing is being written. */
  readonly settled: () => Promise<void> | undefined
  /** Whether nothing is being written, and no failure has to be told. */
  readonly isWritten: () => boolean
  /** All drives as they are, in time that does not depend on what they hold. @throws MachineError while files are being made */
  snapshot(): ReadonlyMap<string, Volume>
  /** Puts the drives back as they were. What was still being made then is given up. */
  restore(drives: ReadonlyMap<string, Volume>): void
}

/** Is told of a file that is to be written now, and writes it. */
type WriteListener = (path: string, content: ByteSource, write: () => void) => void

/** Most folders that are in each other. Windows has 32,767 letters for a whole path. */
const DEEPEST = 1000

/** The drives of a computer that has one. */
export function machineDrives(system: WritableVolume, now: Clock, onWrite: WriteListener): MachineDrives {
  const drives = new Map([['C', system]])
  let writing: Promise<void> = Promise.resolve()
  let unwritten = 0
  let failed = false
  /** Changes when the drives are put back: what was begun before comes too late. */
  let time = {}

  function put(path: string, content: Uint8Array | ByteSource): void {
    const source = content instanceof Uint8Array ? bytesSource(content.slice()) : content
    onWrite(path, source, () => {
      const target = resolveDrivePath(path)
      if (splitPath(target.path).length - 1 > DEEPEST)
        throw new MachineError(`a file lies below ${DEEPEST} folders at most`)
      const drive = drives.get(target.letter) ?? createMemoryVolume({ now })
      drives.set(target.letter, drive)
      drive.write(target.path, source)
    })
  }

  async function putWhenMade(path: string, content: Promise<Uint8Array>): Promise<void> {
    const begun = time
    unwritten++
    try {
      const bytes = await content
      if (begun === time) put(path, bytes)
    } catch (error) {
      if (begun === time) failed = true
      throw error
    } finally {
      if (begun === time) unwritten--
    }
  }

  return {
    byLetter: drives,
    get system() {
      return drives.get('C') ?? system
    },
    write(path, content) {
      if (content instanceof Promise) writing = Promise.all([writing, putWhenMade(path, content)]).then()
      else put(path, content)
    },
    async written() {
      const waitedFor = writing
      try {
        await waitedFor
      } catch (error) {
        if (writing === waitedFor) {
          writing = Promise.resolve()
          failed = false
        }
        throw error
      }
    },
    isWritten: () => unwritten === 0 && !failed,
    settled: () => (unwritten > 0 ? writing.catch(() => {}) : undefined),
    snapshot() {
      if (unwritten > 0) throw new MachineError('files are still being made: await machine.ready() before')
      return new Map([...drives].map(([letter, drive]) => [letter, drive.fork()]))
    },
    restore(kept) {
      time = {}
      unwritten = 0
      failed = false
      writing = Promise.resolve()
      drives.clear()
      for (const [letter, drive] of kept) drives.set(letter, drive.fork())
    },
  }
}
