/** What is done to an image whose packages take room. */
export type CleanupStep =
  | { readonly kind: 'clean up'; readonly reset: boolean; readonly defer: boolean }
  /** The backup of a service pack. */
  | { readonly kind: 'service pack' }
  /** An update is added that waits for the next start. */
  | { readonly kind: 'wait' }
  | { readonly kind: 'start' }
  /** What is there of an update goes, or a feature pack. */
  | { readonly kind: 'remove'; readonly what: 'update' | 'feature pack' }

/** An image with an update in one version or two, and a feature pack. */
export interface CleanupStory {
  readonly preset: 'windows-7' | 'windows-8' | 'windows-8.1' | 'windows-11-24h2'
  readonly versions: 1 | 2
  /** What kind the update is of, as manifests say it. */
  readonly releaseType: string
  readonly steps: readonly CleanupStep[]
}
