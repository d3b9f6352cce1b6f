import type { Disk } from '../../../../emulator/volume/folder/Disk.ts'
import { nodeDisk } from '../../../../emulator/volume/folder/nodeDisk.ts'
import { observedDisk, type DiskCall } from '../../../../emulator/volume/folder/observedDisk.ts'

export type { DiskCall }

/** The real disk, every call of which goes through `around`; what that returns is the answer. Flushing takes no time. */
export function watchedDisk(around: (call: DiskCall) => unknown, process: Partial<Disk> = {}): Disk {
  const quick = (call: DiskCall) => around(call.name === 'flush' ? { ...call, run: () => undefined } : call)
  return observedDisk(nodeDisk, quick, { isRunning: () => true, ...process })
}

/** The end of a process: thrown by every call from then on. */
export class Stopped extends Error {
  override readonly name = 'Stopped'
}

/**
 * The disk of a process that ends right after its call of that number.
 * @param torn whether the last call, when it writes bytes, writes the first half of them only
 */
export function stoppingDisk(last: number, torn = false, isRunning = () => true): Disk {
  return watchedDisk(
    ({ name, arguments: given, number, run }) => {
      if (number > last) throw new Stopped()
      if (number < last) return run()
      const bytes = given.at(-1)
      if (torn && (name === 'write' || name === 'create') && bytes instanceof Uint8Array)
        Reflect.apply(nodeDisk[name], nodeDisk, [...given.slice(0, -1), bytes.subarray(0, bytes.length / 2)])
      else run()
      throw new Stopped()
    },
    { processName: 'ended', isRunning },
  )
}

/** The disk of a process that comes after: the one that was stopped does not run any more. */
export const laterDisk = watchedDisk(({ run }) => run(), {
  processName: 'later',
  isRunning: (name) => name !== 'ended',
})

/** The error that Node throws with a code. */
export function diskFault(code: string): Error {
  return Object.assign(new Error(`${code}: made up by a test`), { code })
}
