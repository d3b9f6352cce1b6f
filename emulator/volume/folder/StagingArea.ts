import { DismError } from '../../../src/errors/DismError.ts'
import { fillFrom, type ByteSource } from '../../../src/formats/ByteSource.ts'
import { CHUNK } from './carryOut.ts'
import type { Disk } from './Disk.ts'
import { WORK } from './workFolder.ts'

/**
 * Files and folders that are made before the commit point. Each has a number; what is below a staged folder is named by
 * its path from there: `7/Assets/logo.png`. Nothing of the image is changed by them.
 */
export class StagingArea {
  readonly #root: string
  readonly #disk: Disk
  readonly #durable: boolean
  readonly #folders: string[] = []
  readonly #room = new Uint8Array(CHUNK)
  #next = 0

  /** @param durable whether all of it must survive a loss of power */
  constructor(root: string, disk: Disk, durable: boolean) {
    this.#root = root
    this.#disk = disk
    this.#durable = durable
    disk.makeFolder(`${root}/${WORK.staged}`)
    disk.makeFolder(`${root}/${WORK.trash}`)
  }

  /** A number for something that goes to the trash or is staged. */
  newNumber(): number {
    return this.#next++
  }

  /**
   * Writes the bytes of a source into a staged file.
   * @param place its number, or the path of a file below a staged folder
   */
  addFile(place: string, content: ByteSource, modified: bigint): void {
    writeFile(this.#disk, this.#path(place), content, this.#room)
    this.#disk.setModified(this.#path(place), modified)
    if (this.#durable) this.#disk.flush(this.#path(place))
  }

  /** Makes an empty staged folder. @param place as of a file */
  addFolder(place: string): void {
    this.#disk.makeFolder(this.#path(place))
    this.#folders.push(place)
  }

  /** The permission bits of a staged file. */
  modeOf(place: string): number {
    return this.#disk.stat(this.#path(place))?.mode ?? 0
  }

  setMode(place: string, mode: number): void {
    if (mode !== this.modeOf(place)) this.#disk.setMode(this.#path(place), mode)
  }

  /** To be called when all is staged. */
  finish(): void {
    if (this.#durable) for (const folder of this.#folders) this.#disk.flush(this.#path(folder))
  }

  #path(place: string): string {
    return `${this.#root}/${WORK.staged}/${place}`
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
