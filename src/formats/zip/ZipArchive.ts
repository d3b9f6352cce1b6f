import type { ByteSource } from '../ByteSource.ts'

/** A file of a zip archive. All sizes and offsets are in bytes. */
export interface ZipEntry {
  /** The name as stored: `/` separated, percent-encoded in app packages. */
  readonly name: string
  /** 0 is stored, 8 is deflated. */
  readonly method: 0 | 8
  readonly crc32: number
  readonly compressedSize: number
  /** The size of the content. */
  readonly size: number
  /** Where the local header starts. */
  readonly headerOffset: number
  /** Where the stored or deflated data starts. */
  readonly dataOffset: number
}

/** An opened zip archive whose layout has been checked: entries lie inside the file and do not overlap. */
export interface ZipArchive {
  /** The file as the user knows it. */
  readonly file: string
  readonly source: ByteSource
  /** In the order of the central directory. */
  readonly entries: readonly ZipEntry[]
  /** Where the central directory starts. */
  readonly directoryOffset: number
}
