/** What is done to the drivers of an image. Packages are named by their places in the pool. */
export type DriverStep =
  | {
      readonly kind: 'add'
      /** Packages, by their INF or their folder, or the whole tree. */
      readonly what: readonly number[] | 'tree'
      readonly byInf: boolean
      readonly recurse: boolean
      readonly force: boolean
      readonly online: boolean
      /** By the API, which takes one INF. */
      readonly api: boolean
    }
  | { readonly kind: 'remove'; readonly names: readonly string[]; readonly online: boolean; readonly api: boolean }
  /** What a package has put in place goes missing: its files, or its service. */
  | { readonly kind: 'lose'; readonly place: number; readonly service: boolean }
  | { readonly kind: 'info'; readonly what: number | string; readonly api: boolean }
  | { readonly kind: 'export' }

/** Drivers that are added to an image, listed, exported and removed. */
export interface DriverStory {
  readonly image: 'x64' | 'x86' | 'arm64' | 'windows-7'
  /** What lies in D:\tree, in a folder below it, and in one below that. */
  readonly tree: readonly number[]
  readonly steps: readonly DriverStep[]
}
