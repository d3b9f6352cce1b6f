import type { ByteSource } from '../ByteSource.ts'
import { FormatError } from '../FormatError.ts'
import type { CabCompression } from './Cabinet.ts'
import {
  type CabinetHeader,
  FILE_SIZE,
  type FileEntry,
  FOLDER_SIZE,
  type FolderEntry,
  HAS_NEXT,
  HAS_PREVIOUS,
  HAS_RESERVE,
  HEADER_SIZE,
  METHODS,
  NAME_IS_UTF8,
} from './CabinetHeader.ts'
import { dosTime } from './dosTime.ts'

/** `MSCF`, least byte first. */
const SIGNATURE = 0x4643_534d

/** Most bytes of a name with its zero. */
const MAX_NAME = 256

/** Most bytes between the header and the list of folders: the reserved area and four names. */
const MAX_HEADER = HEADER_SIZE + 4 + 0xffff + 4 * MAX_NAME

/** Windows of LZX and Quantum that the format knows, as exponents. */
const WINDOWS = { lzx: [15, 21], quantum: [10, 21] } as const

/**
 * Reads the header, the folders and the file list of one cabinet. Bytes after its declared size, as those of a
 * signature, are left alone. Source: [MS-CAB], CFHEADER, CFFOLDER, CFFILE.
 * @param file the name for errors
 * @throws FormatError
 */
export function readCabinetHeader(source: ByteSource, file: string): CabinetHeader {
  const head = fieldsAt(source, 0, MAX_HEADER, file)
  if (source.size < 4 || head.u32(0) !== SIGNATURE) {
    throw new FormatError(file, 'not a cabinet: it does not start with MSCF', 0)
  }
  // Offset 8: size of the cabinet; 16: offset of the first file entry; 24: minor, 25: major version; 26: number of
  // folders; 28: number of files; 30: flags; 32: id of the set; 34: place in the set.
  const size = head.u32(8)
  if (size > source.size) {
    throw new FormatError(file, `the cabinet ends at ${source.size} and declares ${size} bytes`, 8)
  }
  const version = `${head.u8(25)}.${head.u8(24)}`
  if (version !== '1.3') throw new FormatError(file, `version ${version} of the format is not supported`, 24)
  const [folderCount, fileCount, flags] = [head.u16(26), head.u16(28), head.u16(30)]
  if (folderCount === 0) throw new FormatError(file, 'the cabinet has no folder', 26)
  let at = HEADER_SIZE
  let reserves = { folder: 0, block: 0 }
  if (flags & HAS_RESERVE) {
    // Offset 36: size of the header's reserved area; 38: of a folder's; 39: of a block's.
    reserves = { folder: head.u8(38), block: head.u8(39) }
    at += 4 + head.u16(36)
  }
  const neighbour = (): string => {
    const name = head.text(at)
    const disk = head.text(name.end)
    at = disk.end
    return latin1(name.bytes)
  }
  const previous = flags & HAS_PREVIOUS ? neighbour() : undefined
  const next = flags & HAS_NEXT ? neighbour() : undefined
  const folders = readFolders(source, at, { count: folderCount, size, reserves, file })
  const filesAt = head.u32(16)
  if (filesAt < at + folderCount * (FOLDER_SIZE + reserves.folder)) {
    throw new FormatError(file, `the list of files is said to start at ${filesAt}, inside the list of folders`, 16)
  }
  const files = readFiles(source, filesAt, { count: fileCount, size, file })
  return { file, source, setId: head.u16(32), index: head.u16(34), previous, next, folders, files }
}

interface FolderList {
  readonly count: number
  /** Bytes of the cabinet. */
  readonly size: number
  readonly reserves: { readonly folder: number; readonly block: number }
  readonly file: string
}

function readFolders(source: ByteSource, at: number, { count, size, reserves, file }: FolderList): FolderEntry[] {
  const stride = FOLDER_SIZE + reserves.folder
  const list = fieldsAt(source, at, count * stride, file, size)
  // Offset 0: where its blocks start; 4: number of blocks; 6: how they are packed.
  const places = Array.from({ length: count }, (_, index) => index * stride)
  const starts = places.map((place) => list.u32(place)).toSorted((left, right) => left - right)
  return places.map((place): FolderEntry => {
    const dataOffset = list.u32(place)
    const blockCount = list.u16(place + 4)
    if (blockCount > 0 && dataOffset >= size) {
      throw new FormatError(
        file,
        `the blocks of a folder are said to start at ${dataOffset}, behind the end`,
        at + place,
      )
    }
    return {
      compression: compressionOf(list.u16(place + 6), file, at + place + 6),
      dataOffset,
      // Blocks of two folders may not overlap, so that nothing counts twice.
      dataEnd: Math.min(size, firstAbove(starts, dataOffset) ?? size),
      blockCount,
      reserve: reserves.block,
    }
  })
}

/** The first of some ascending numbers that is larger than one. */
function firstAbove(numbers: readonly number[], bound: number): number | undefined {
  let [low, high] = [0, numbers.length]
  while (low < high) {
    const middle = (low + high) >>> 1
    if (numbers[middle]! <= bound) low = middle + 1
    else high = middle
  }
  return numbers[low]
}

/** Bits 0..3 are the method, 8..12 the exponent of the window. */
function compressionOf(type: number, file: string, at: number): CabCompression {
  const method = METHODS[type & 15]
  if (method === undefined) throw new FormatError(file, `a folder is packed with the unknown method ${type & 15}`, at)
  if (method === 'stored' || method === 'mszip') return { method }
  const window = (type >>> 8) & 31
  const [least, most] = WINDOWS[method]
  if (window < least || window > most) {
    throw new FormatError(file, `a folder has a window of 2^${window} bytes; ${least} to ${most} are possible`, at)
  }
  return { method, window }
}

interface FileList {
  readonly count: number
  readonly size: number
  readonly file: string
}

function readFiles(source: ByteSource, start: number, { count, size, file }: FileList): FileEntry[] {
  const list = fieldsAt(source, start, count * (FILE_SIZE + MAX_NAME), file, size)
  const files: FileEntry[] = []
  let at = 0
  for (let index = 0; index < count; index++) {
    // Offset 0: size; 4: offset in the folder; 8: folder; 10: date; 12: time; 14: attributes; 16: name.
    const attributes = list.u16(at + 14)
    const name = list.text(at + FILE_SIZE)
    files.push({
      at: start + at,
      size: list.u32(at),
      offset: list.u32(at + 4),
      folder: list.u16(at + 8),
      modified: dosTime(list.u16(at + 10), list.u16(at + 12)),
      attributes,
      name: attributes & NAME_IS_UTF8 ? utf8(name.bytes) : latin1(name.bytes),
    })
    at = name.end
  }
  return files
}

/** Bytes as characters, one each: the code page of a name is not known. */
function latin1(bytes: Uint8Array): string {
  return String.fromCharCode(...bytes)
}

function utf8(bytes: Uint8Array): string {
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)
}

/** Numbers and names of a part of a file, by their offset in that part. What lies behind the end is refused. */
interface Fields {
  u8(at: number): number
  u16(at: number): number
  u32(at: number): number
  /** A name that ends with a zero, and where it ends with that. */
  text(at: number): { readonly bytes: Uint8Array; readonly end: number }
}

function fieldsAt(source: ByteSource, start: number, length: number, file: string, end = source.size): Fields {
  const bytes = source.read(start, Math.max(0, Math.min(length, end - start)))
  const byte = (at: number): number => {
    const value = bytes[at]
    if (value === undefined) throw new FormatError(file, 'the cabinet ends in its lists', start + bytes.length)
    return value
  }
  const u16 = (at: number): number => byte(at) | (byte(at + 1) << 8)
  return {
    u8: byte,
    u16,
    u32: (at) => u16(at) + u16(at + 2) * 0x1_0000,
    text(at) {
      const ends = bytes.subarray(at, at + MAX_NAME).indexOf(0)
      if (ends < 0) throw new FormatError(file, 'a name has no end', start + at)
      return { bytes: bytes.subarray(at, at + ends), end: at + ends + 1 }
    },
  }
}
