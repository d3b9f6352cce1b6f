import type { ByteSource } from '../ByteSource.ts'

/** How the blocks of a folder are packed. `window` is the exponent of the window of LZX and Quantum. */
export type CabCompression =
  | { readonly method: 'stored' | 'mszip' }
  | { readonly method: 'lzx' | 'quantum'; readonly window: number }

/** Where a folder's blocks lie in one cabinet. All offsets are in bytes from its start. */
export interface CabFolderPart {
  /** The cabinet as the user knows it. */
  readonly file: string
  readonly source: ByteSource
  readonly dataOffset: number
  /** Where the blocks must have ended: the next folder, or the end of the cabinet. */
  readonly dataEnd: number
  readonly blockCount: number
  /** Bytes of each block's header that belong to the application. */
  readonly reserve: number
}

/** A run of bytes that is packed as one and holds files one behind the other. It may go over several cabinets. */
export interface CabFolder {
  readonly compression: CabCompression
  /** One in each cabinet that it goes through. */
  readonly parts: readonly CabFolderPart[]
  /** The name of the cabinet in which it begins, when that one is missing. */
  readonly beginsIn?: string
  /** The name of the cabinet in which it goes on, when that one is missing. */
  readonly goesOnIn?: string
}

/** A time as DOS has it: local, in steps of two seconds, and not checked. */
export interface DosTime {
  readonly year: number
  /** From 1. */
  readonly month: number
  readonly day: number
  readonly hour: number
  readonly minute: number
  readonly second: number
}

/** A file of a cabinet. */
export interface CabFile {
  /** As stored, `\` separated and not checked (see `cabFilePath`); each byte is a character unless marked as UTF-8. */
  readonly name: string
  /** In bytes. */
  readonly size: number
  readonly modified: DosTime
  /** Read-only 1, hidden 2, system 4, archive 0x20, to be executed 0x40. */
  readonly attributes: number
  readonly folder: CabFolder
  /** Where its content starts in what the folder unpacks to. */
  readonly offset: number
  /** The cabinet whose entry this is, and the offset of the entry there. */
  readonly entry: { readonly file: string; readonly offset: number }
}

/** An opened cabinet, or a whole set of them. */
export interface Cabinet {
  /** The file as the user knows it. */
  readonly file: string
  /** In the order of the entries, each once. */
  readonly files: readonly CabFile[]
  readonly folders: readonly CabFolder[]
  /**
   * The content of one of its files, unpacked when it is read. At most four folders keep what they unpacked: some
   * blocks, and points to start again from, 40 MiB each at most. The same bytes may be those of many files.
   * @throws FormatError, and so do the reads of the source
   */
  content(file: CabFile): ByteSource
}
