/** A file of a cabinet, as its entry has it. */
export interface ModelFile {
  readonly name: Uint8Array
  readonly size: number
  readonly offset: number
  readonly folder: number
  readonly attributes: number
}

/** A block of a folder. */
export interface ModelBlock {
  readonly data: Uint8Array
  /** What its header says that it unpacks to. */
  readonly size: number
  /** Default: the right one. */
  readonly checksum?: number
  /** What its header gives as the size of the data; default its length. */
  readonly packedSize?: number
}

/** A folder of a cabinet. */
export interface ModelFolder {
  /** How it is packed: method and window. */
  readonly type: number
  readonly blocks: readonly ModelBlock[]
  /** The number that its entry gives; default how many there are. */
  readonly blockCount?: number
  /** The folder in the list at whose blocks its entry points. */
  readonly at?: number
}

/** A cabinet as its lists. */
export interface CabModel {
  readonly setId: number
  readonly index: number
  readonly previous?: string
  readonly next?: string
  readonly reserve?: { readonly header: number; readonly folder: number; readonly block: number }
  readonly folders: readonly ModelFolder[]
  readonly files: readonly ModelFile[]
  readonly trailer?: Uint8Array
}

/** A structure of a written cabinet. */
export interface CabMark {
  readonly kind: 'header' | 'folder' | 'file' | 'block'
  readonly at: number
}
