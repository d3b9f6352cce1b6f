import type { IFs } from 'memfs'
import type { ByteSource } from '../../../src/formats/ByteSource.ts'

/** A read-only tree of files that images share: a memfs volume and an index of its folded names. */
export interface Layer {
  readonly store: IFs
  readonly root: LayerFolder
}

export interface LayerFolder {
  readonly kind: 'folder'
  readonly name: string
  /** In the store, `/` separated. */
  readonly path: string
  readonly modified: bigint
  /** Unique in the layer. */
  readonly number: number
  /** By folded name. */
  readonly entries: Map<string, LayerFolder | LayerFile>
}

export interface LayerFile {
  readonly kind: 'file'
  readonly name: string
  readonly path: string
  readonly modified: bigint
  readonly number: number
  /** Puts the content into the store, when it is not there yet, and tells its size. */
  readonly keep: () => number
  /** The content, once somebody has read it. */
  source: ByteSource | undefined
}
