import type { Disk } from './Disk.ts'
import type { DiskCall } from './observedDisk.ts'

/** Bytes that were written to a file, and what was there before. */
interface WrittenBytes {
  path: string
  readonly offset: number
  readonly before: Uint8Array
  readonly length: number
}

/**
 * What has been written to a disk and not been flushed: a loss of power may take it. Names are kept: a disk with a journal
 * has them in order.
 */
export class UnflushedBytes {
  readonly #disk: Disk
  #written: WrittenBytes[] = []

  constructor(disk: Disk) {
    this.#disk = disk
  }

  /** Notes a call that is about to be made. */
  before({ name, arguments: given }: DiskCall): void {
    const [path = '', to = ''] = given.map(String)
    const bytes = given.at(-1)
    if (name === 'flush') this.#written = this.#written.filter((one) => one.path !== path)
    else if (name === 'rename')
      for (const one of this.#written) {
        if (one.path === path) one.path = to
        else if (one.path.startsWith(`${path}/`)) one.path = to + one.path.slice(path.length)
      }
    else if (bytes instanceof Uint8Array) {
      const offset = name === 'write' ? Number(given[1]) : 0
      const before = name === 'write' ? this.#disk.read(path, offset, bytes.length) : new Uint8Array()
      this.#written.push({ path, offset, before, length: bytes.length })
    }
  }

  /** Takes some of it away, as chance decides. */
  lose(random: (below: number) => number): void {
    for (const { path, offset, before, length } of this.#written.toReversed()) {
      if (random(2) === 0 || !this.#disk.stat(path)) continue
      if (before.length > 0) this.#disk.write(path, offset, before)
      if (before.length < length) this.#disk.truncate(path, offset + before.length)
    }
  }
}
