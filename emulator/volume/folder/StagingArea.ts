import { DismError } from '../../../src/errors/DismError.ts'
import { fillFrom, type ByteSource } from '../../../src/formats/ByteSource.ts'
import { CHUNK } from './carryOut.ts'
import type { Disk } from './Disk.ts'
import { WORK } from './workFolder.ts'

/** Files that are made before the commit point, numbered. Nothing of the image is changed by them. */
export class StagingArea {
  readonly #root: string
  readonly #disk: Disk
  readonly #durable: boolean
  readonly #room = new Uint8Array(CHUNK)
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
    writeFile(this.#disk, this.#path(number), content, this.#room)
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

/**
 * Makes a file with the bytes of a source.
 * @param room where they are held meanwhile, for those who write many files: memory that is thrown away is not free at once
 */
export function writeFile(disk: Disk, path: string, content: ByteSource, room = roomFor(content)): void {
  disk.create(path, chunk(content, 0, room))
  for (let offset = room.length; offset < content.size; offset += room.length)
    disk.write(path, offset, chunk(content, offset, room))
}

function roomFor({ size }: ByteSource): Uint8Array {
  return new Uint8Array(Math.min(CHUNK, size))
}

function chunk(content: ByteSource, offset: number, room: Uint8Array): Uint8Array {
  const wanted = Math.min(room.length, content.size - offset)
  if (fillFrom(content, room, offset) !== wanted)
    throw new DismError('IO_DEVICE', 'a file gave fewer bytes than its size')
  return room.subarray(0, wanted)
}
