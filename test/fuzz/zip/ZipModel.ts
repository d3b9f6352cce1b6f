/** An entry of a zip, with what each header may say otherwise. */
export interface ModelEntry {
  readonly name: Uint8Array
  readonly method: number
  readonly flags: number
  /** As stored in the zip. */
  readonly data: Uint8Array
  readonly crc32: number
  readonly size: number
  /** What both headers give as the size of the data; default its length. */
  readonly compressedSize?: number
  /** Extra field of the central header. */
  readonly extra?: Uint8Array
  /** The entry in the list whose local header the central one points to. */
  readonly at?: number
}

/** A zip as a list of entries. */
export interface ZipModel {
  readonly entries: readonly ModelEntry[]
  readonly zip64?: boolean
  /** Checksum and sizes behind the data. */
  readonly descriptors?: boolean
  readonly comment?: Uint8Array
  /** Bytes before the first entry. */
  readonly prefix?: Uint8Array
}

/** A structure of a written zip. */
export interface Mark {
  readonly kind: 'local' | 'central' | 'descriptor' | 'end64' | 'locator' | 'end'
  readonly at: number
}
