import type { ByteSource } from '../ByteSource.ts'
import type { CabCompression, DosTime } from './Cabinet.ts'

/** What one cabinet says of itself. */
export interface CabinetHeader {
  readonly file: string
  readonly source: ByteSource
  /** The same in all cabinets of a set. */
  readonly setId: number
  /** Its place in the set, from 0. */
  readonly index: number
  /** Names of its neighbours in the set. */
  readonly previous: string | undefined
  readonly next: string | undefined
  readonly folders: readonly FolderEntry[]
  readonly files: readonly FileEntry[]
}

/** An entry of the list of folders. */
export interface FolderEntry {
  readonly compression: CabCompression
  readonly dataOffset: number
  readonly dataEnd: number
  readonly blockCount: number
  readonly reserve: number
}

/** An entry of the list of files. */
export interface FileEntry {
  readonly at: number
  readonly name: string
  readonly size: number
  readonly offset: number
  /** Index of a folder of this cabinet, or one of the marks below. */
  readonly folder: number
  readonly modified: DosTime
  readonly attributes: number
}

/** Marks in place of the index of a folder: it goes on from the previous cabinet, to the next one, or both. */
export const FROM_PREVIOUS = 0xfffd
export const TO_NEXT = 0xfffe
export const FROM_PREVIOUS_TO_NEXT = 0xffff

/** Flags of the header. */
export const HAS_PREVIOUS = 1
export const HAS_NEXT = 2
export const HAS_RESERVE = 4

/** Attribute: the name is UTF-8. */
export const NAME_IS_UTF8 = 0x80

/** Sizes of the structures, without names and reserved areas. */
export const HEADER_SIZE = 36
export const FOLDER_SIZE = 8
export const FILE_SIZE = 16
export const BLOCK_HEADER_SIZE = 8

/** Most bytes of a block unpacked. */
export const BLOCK_SIZE = 32_768

/** Most bytes of a block as stored: what LZX may need for bytes that do not pack. */
export const MAX_PACKED_BLOCK = BLOCK_SIZE + 6144

/** Methods by the lower four bits of a folder's type. */
export const METHODS = ['stored', 'mszip', 'quantum', 'lzx'] as const
