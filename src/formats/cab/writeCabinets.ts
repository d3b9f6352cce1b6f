import { joinBytes } from '../joinBytes.ts'
import { blockChecksum } from './blockChecksum.ts'
import type { DosTime } from './Cabinet.ts'
import {
  BLOCK_HEADER_SIZE,
  BLOCK_SIZE,
  FILE_SIZE,
  FOLDER_SIZE,
  FROM_PREVIOUS,
  HAS_NEXT,
  HAS_PREVIOUS,
  HAS_RESERVE,
  HEADER_SIZE,
  METHODS,
  NAME_IS_UTF8,
} from './CabinetHeader.ts'
import { dosWords } from './dosTime.ts'
import type { NewCabFile } from './NewCabFile.ts'
import { type CabinetPlan, planCabinets } from './planCabinets.ts'

/** How cabinets are written. */
export interface WriteCabinetOptions {
  /** Default mszip. */
  readonly method?: 'stored' | 'mszip'
  /** Bytes of files after which a new folder begins; default as much as a folder may have blocks for. */
  readonly folderSize?: number
  readonly setId?: number
  /** Areas that belong to an application: the header's own bytes, and how many zeros each folder and block has. */
  readonly reserve?: { readonly header?: Uint8Array; readonly folder?: number; readonly block?: number }
}

/** How a set of cabinets is written. */
export interface WriteSetOptions extends WriteCabinetOptions {
  /** Bytes of blocks in each cabinet; at least 2. What is told of them comes on top. */
  readonly room: number
  /** The name of a cabinet of the set, by its place from 0. */
  readonly nameOf: (index: number) => string
}

/** Most bytes that a folder unpacks to. */
const MAX_FOLDER = 65_535 * BLOCK_SIZE

const MAX_NAME = 255

/** 1 January 1980: the first time that DOS knows. */
const FIRST_TIME: DosTime = { year: 1980, month: 1, day: 1, hour: 0, minute: 0, second: 0 }

/**
 * A cabinet with these files. The same files give the same bytes. Source: [MS-CAB].
 * @throws RangeError when there is no file, there are more than a cabinet holds, or a name is too long
 */
export function writeCabinet(files: readonly NewCabFile[], options: WriteCabinetOptions = {}): Uint8Array {
  return writeCabinets(files, { ...options, room: Infinity, nameOf: () => '' })[0]!
}

/**
 * The cabinets of a set with these files.
 * @throws RangeError as for one
 */
export function writeCabinets(files: readonly NewCabFile[], options: WriteSetOptions): Uint8Array[] {
  const { method = 'mszip', folderSize = MAX_FOLDER, room } = options
  // [MS-CAB] wants one at least, and other programs refuse a cabinet without.
  if (files.length === 0) throw new RangeError('a cabinet holds one file at least')
  if (files.some(({ content }) => content.length > MAX_FOLDER)) {
    throw new RangeError('a file is larger than a folder of a cabinet')
  }
  const plans = planCabinets(files, { method, folderSize: Math.min(folderSize, MAX_FOLDER), room })
  return plans.map((plan, index) => cabinetBytes(plan, index, plans.length, options))
}

function cabinetBytes(
  { folders, files }: CabinetPlan,
  index: number,
  count: number,
  { method = 'mszip', setId = 0, reserve, nameOf }: WriteSetOptions,
): Uint8Array {
  if (files.length > 0xffff || folders.length >= FROM_PREVIOUS) throw new RangeError('too many files for a cabinet')
  const { header = new Uint8Array(), folder: folderReserve = 0, block: blockReserve = 0 } = reserve ?? {}
  const flags =
    (index > 0 ? HAS_PREVIOUS : 0) | (index < count - 1 ? HAS_NEXT : 0) | (reserve === undefined ? 0 : HAS_RESERVE)
  const names = [
    ...(flags & HAS_PREVIOUS ? [nameBytes(nameOf(index - 1)), Uint8Array.of(0)] : []),
    ...(flags & HAS_NEXT ? [nameBytes(nameOf(index + 1)), Uint8Array.of(0)] : []),
  ]
  const areas =
    reserve === undefined ? [] : [fields(4, [0, header.length, 2], [2, folderReserve, 1], [3, blockReserve, 1]), header]
  const front = joinBytes([...areas, ...names])
  const entries = files.map(({ file, offset, folder }) => fileEntry(file, offset, folder))
  const filesAt = HEADER_SIZE + front.length + folders.length * (FOLDER_SIZE + folderReserve)
  let at = filesAt + entries.reduce((sum, { length }) => sum + length, 0)
  const folderEntries: Uint8Array[] = []
  const blocks: Uint8Array[] = []
  for (const { pieces } of folders) {
    folderEntries.push(
      fields(FOLDER_SIZE + folderReserve, [0, at, 4], [4, pieces.length, 2], [6, METHODS.indexOf(method), 2]),
    )
    for (const { data, size } of pieces) {
      const head = fields(BLOCK_HEADER_SIZE + blockReserve, [4, data.length, 2], [6, size, 2])
      new DataView(head.buffer).setUint32(0, blockChecksum(head.subarray(4), blockChecksum(data)), true)
      blocks.push(head, data)
      at += head.length + data.length
    }
  }
  if (at > 0xffff_ffff) throw new RangeError('a cabinet holds no more than 4 GiB')
  const start = fields(
    HEADER_SIZE,
    [0, 0x4643_534d, 4],
    [8, at, 4],
    [16, filesAt, 4],
    [24, 3, 1],
    [25, 1, 1],
    [26, folders.length, 2],
    [28, files.length, 2],
    [30, flags, 2],
    [32, setId, 2],
    [34, index, 2],
  )
  return joinBytes([start, front, ...folderEntries, ...entries, ...blocks])
}

function fileEntry(
  { name, content, modified = FIRST_TIME, attributes = 0x20 }: NewCabFile,
  offset: number,
  folder: number,
) {
  const { date, time } = dosWords(modified)
  const bytes = nameBytes(name)
  const utf8 = bytes.some((byte) => byte >= 0x80) ? NAME_IS_UTF8 : 0
  const entry = fields(
    FILE_SIZE,
    [0, content.length, 4],
    [4, offset, 4],
    [8, folder, 2],
    [10, date, 2],
    [12, time, 2],
    [14, attributes | utf8, 2],
  )
  return joinBytes([entry, bytes])
}

/** A name with the zero at its end. */
function nameBytes(name: string): Uint8Array {
  const bytes = new TextEncoder().encode(name)
  if (bytes.length > MAX_NAME || bytes.includes(0)) throw new RangeError(`${name} is no name for a file of a cabinet`)
  return joinBytes([bytes, Uint8Array.of(0)])
}

/** Bytes with some numbers in them: offset, value and width of each. */
function fields(
  size: number,
  ...numbers: readonly (readonly [at: number, value: number, width: 1 | 2 | 4])[]
): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(size)
  const view = new DataView(bytes.buffer)
  for (const [at, value, width] of numbers) {
    if (width === 4) view.setUint32(at, value, true)
    else if (width === 2) view.setUint16(at, value, true)
    else view.setUint8(at, value)
  }
  return bytes
}
