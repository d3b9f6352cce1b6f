/** A piece of a file that is overwritten in place. */
export interface JournalPage {
  readonly offset: number
  readonly after: Uint8Array
  /** What was there, shorter where the file ended. */
  readonly before: Uint8Array
}

/**
 * One step of a commit. Paths are those of the disk, from the root of the volume, `/` separated; numbers name what
 * lies in the staged and trash folders. Each can be done and undone any number of times, also after it was cut off.
 */
export type JournalStep =
  | { readonly kind: 'trash'; readonly path: string; readonly number: number }
  /** Moves a staged file, or a staged folder with all in it, to its place. */
  | { readonly kind: 'place'; readonly path: string; readonly number: number }
  | { readonly kind: 'link'; readonly path: string; readonly target: string }
  | {
      readonly kind: 'pages'
      readonly path: string
      readonly size: number
      readonly oldSize: number
      readonly pages: readonly JournalPage[]
    }
  /** Rewrites a file in place from a staged one; `before` is a staged copy of what it holds now. */
  | { readonly kind: 'rewrite'; readonly path: string; readonly number: number; readonly before: number }
  | { readonly kind: 'mode'; readonly path: string; readonly mode: number; readonly oldMode: number }
  | { readonly kind: 'modified'; readonly path: string; readonly modified: bigint; readonly oldModified: bigint }

/** What a commit has decided. */
export interface Journal {
  /** Whether it was promised that the commit survives a loss of power: so must every recovery of it. */
  readonly durable: boolean
  readonly steps: readonly JournalStep[]
}
