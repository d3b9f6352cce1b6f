import type { Disk } from './Disk.ts'
import { observedDisk, type DiskCall } from './observedDisk.ts'
import { UnflushedBytes } from './UnflushedBytes.ts'
import { WORK_FOLDER } from './workFolder.ts'

/** What goes wrong with a disk. */
export interface DiskFault {
  /**
   * `full`: from the call on nothing more finds room. `locked`: the call fails, because another program has what it is
   * about. `slow`: the call takes long. `ends`: the process ends in it; `power`: the power goes, and with it what was not
   * flushed.
   */
  readonly kind: 'full' | 'locked' | 'slow' | 'ends' | 'power'
  /**
   * The how-manieth call that it strikes, from 1: of those that need room when it is full, of those that change something
   * else; of `locked` not those about our work folder alone, which nobody else holds, nor the dates of folders, which
   * are put back when it can be done.
   */
  readonly at: number
  /** Of `locked`: only calls about it and what is below it count; from the root of the image, with either slash. */
  readonly path?: string | undefined
  /** What reaches the disk of a call in which the process ends, and of what was not flushed. */
  readonly random: (below: number) => number
  /** Told the call that it strikes, before it is made; waits when it is slow, does not return when the process ends, or throws what all later calls throw. */
  readonly strike: (call: string) => void
}

const GROWING: ReadonlySet<string> = new Set(['create', 'write', 'makeFolder', 'link'])
const CHANGING: ReadonlySet<string> = new Set([
  ...GROWING,
  'truncate',
  'rename',
  'unlink',
  'removeFolder',
  'setMode',
  'setModified',
])

/**
 * A disk with a fault. Its errors are those of Node, with the codes ENOSPC and EBUSY.
 * @param disk the disk that is there
 */
export function faultyDisk(disk: Disk, fault: DiskFault): Disk {
  const { kind, at, random } = fault
  const counted = kind === 'full' ? GROWING : CHANGING
  const unflushed = kind === 'power' ? new UnflushedBytes(disk) : undefined
  let count = 0
  /** What ended the process: no call is made after it. */
  let over: unknown

  function end(call: DiskCall): never {
    const reached = random(3)
    if (reached === 2) call.run()
    else if (reached === 1) halfOf(disk, call)
    unflushed?.lose(random)
    try {
      fault.strike(told(call))
      throw new Error('a process goes on that has ended')
    } catch (error) {
      over = error
      throw error
    }
  }

  return observedDisk(disk, (call) => {
    if (over !== undefined) throw over
    const counts = counted.has(call.name) && (kind !== 'locked' || (isOfImage(call) && isAbout(call, fault.path)))
    if (counts) count++
    if (counts && (count === at || (kind === 'full' && count > at))) {
      if (kind === 'ends' || kind === 'power') return end(call)
      if (count === at) fault.strike(told(call))
      if (kind === 'full') throw diskError('ENOSPC', 'no space left on device', call)
      if (kind === 'locked') throw diskError('EBUSY', 'resource busy or locked', call)
    }
    unflushed?.before(call)
    return call.run()
  })
}

/** `create /image/Windows/x`. */
function told({ name, arguments: given }: DiskCall): string {
  return [name, ...given.filter((one) => typeof one === 'string')].join(' ')
}

function isOfImage({ name, arguments: given }: DiskCall): boolean {
  if (name === 'setModified') return false
  return given.some((one) => typeof one === 'string' && !`${one}/`.includes(`/${WORK_FOLDER}/`))
}

function isAbout({ arguments: given }: DiskCall, path: string | undefined): boolean {
  if (path === undefined) return true
  const part = `/${path.replaceAll('\\', '/').replace(/^\/+|\/+$/g, '')}/`.toUpperCase()
  return given.some((one) => typeof one === 'string' && `${one}/`.toUpperCase().includes(part))
}

/** Makes a call that writes bytes, with the first half of them; any other is not made. */
function halfOf(disk: Disk, { name, arguments: given }: DiskCall): void {
  const [path, offset] = given
  const bytes = given.at(-1)
  if (!(bytes instanceof Uint8Array)) return
  const half = bytes.subarray(0, bytes.length >> 1)
  if (name === 'create') disk.create(String(path), half)
  else disk.write(String(path), Number(offset), half)
}

function diskError(code: string, message: string, call: DiskCall): Error {
  return Object.assign(new Error(`${code}: ${message}, ${told(call)}`), { code })
}
