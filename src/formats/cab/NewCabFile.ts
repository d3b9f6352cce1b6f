import type { DosTime } from './Cabinet.ts'

/** A file to be written. */
export interface NewCabFile {
  /** `\` separated. Written as UTF-8, and marked so, when it is not ASCII. */
  readonly name: string
  readonly content: Uint8Array
  /** Default 1 January 1980. */
  readonly modified?: DosTime
  /** Default archive (0x20). */
  readonly attributes?: number
}
