import type { Disk } from './Disk.ts'

/** A call of a disk, before it is made. */
export interface DiskCall {
  readonly name: string
  readonly arguments: readonly unknown[]
  /** Counted from 1. */
  readonly number: number
  /** Makes the call. */
  readonly run: () => unknown
}

/**
 * A disk every call of which goes through `around`; what that returns is the answer.
 * @param answers what it says of processes, when that is not what the disk says
 */
export function observedDisk(disk: Disk, around: (call: DiskCall) => unknown, answers: Partial<Disk> = {}): Disk {
  let number = 0
  return new Proxy(disk, {
    get(target, key) {
      if (typeof key === 'string' && Object.hasOwn(answers, key)) return Reflect.get(answers, key)
      const value: unknown = Reflect.get(target, key)
      if (typeof value !== 'function') return value
      return (...given: unknown[]) => {
        const run = (): unknown => Reflect.apply(value, target, given)
        return around({ name: String(key), arguments: given, number: ++number, run })
      }
    },
  })
}
