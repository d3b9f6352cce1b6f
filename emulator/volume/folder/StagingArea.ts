import { DismError } from '../../../src/errors/DismError.ts'
import type { ByteSource } from '../../../src/formats/ByteSource.ts'
import { CHUNK } from './carryOut.ts'
import type { Disk } from './Disk.ts'
import { WORK } from './workFolder.ts'

/** Files that are made before the commit point, numbered. Nothing of the image is changed by them. */
export class StagingArea {
  readonly #root: string
  readonly #disk: Disk
  readonly #durable: boolean
  #next = 0

  /** @param durable whether each file must survive a loss of power */
  constructor(root: string, disk: Disk, durable: boolean) {
    this.#root = root
    this.#disk = disk
    this.#durable = durable
    disk.makeFolder(`${root}/${WORK.staged}`)
    disk.makeFolder(`${root}/${WORK.trash}`)
  }

  /** A number for something that goes to the trash. */
  newNumber(): number {
    return this.#next++
  }

  /**
   * Writes the bytes of a source into a staged file.
   * @returns its number
   */
  add(content: ByteSource, modified: bigint): number {
    const number = this.newNumber()
    writeFile(this.#disk, this.#path(number), content)
    this.#disk.setModified(this.#path(number), modified)
    if (this.#durable) this.#disk.flush(this.#path(number))
    return number
  }

  /** The permission bits of a staged file. */
  modeOf(number: number): number {
    return this.#disk.stat(this.#path(number))?.mode ?? 0
  }

  setMode(number: number, mode: number): void {
    if (mode !== this.modeOf(number)) this.#disk.setMode(this.#path(number), mode)
  }

  #path(number: number): string {
    return `${this.#root}/${WORK.staged}/${number}`
  }
}

/** Makes a file with the bytes of a source. */
export function writeFile(disk: Disk, path: string, content: ByteSource): void {
  disk.create(path, chunk(content, 0))
  for (let offset = CHUNK; offset < content.size; offset += CHUNK) disk.write(path, offset, chunk(content, offset))
}

function chunk(content: ByteSource, offset: number): Uint8Array {
  const wanted = Math.min(CHUNK, content.size - offset)
  const bytes = content.read(offset, wanted)
  if (bytes.length !== wanted) throw new DismError('IO_DEVICE', 'a file gave fewer bytes than its size')
  return bytes
}
