/** What a product key is: of no known edition, of one, or no key at all. */
export type KeyChoice =
  | 'unknown'
  | 'Enterprise'
  | 'Professional'
  | 'ServerDatacenter'
  | 'ServerStandard'
  | 'short'
  | 'letters'
  | 'none'

/** A command that looks at an edition or changes it. */
export interface EditionCommand {
  readonly kind: 'current' | 'targets' | 'set' | 'key' | 'terms' | 'restart'
  /** Of `set` and `terms`: which edition, as it is typed. */
  readonly edition: string
  /** Of `set` and `key`. */
  readonly key: KeyChoice
  /** Whether the key is typed in small letters. */
  readonly smallLetters: boolean
  /** Of `set`: /AcceptEula. */
  readonly accepted: boolean
  readonly online: boolean
}

/** A Windows and what is done to its edition, as plain data. */
export interface EditionStory {
  readonly preset: string
  /** Editions whose packages are taken out of the image before. */
  readonly missing: readonly string[]
  /** Editions whose packages are known in the image, and not staged. */
  readonly resolved: readonly string[]
  /** What CompositionEditionID holds before; without it the image has no such value. */
  readonly composition: string | undefined
  readonly commands: readonly EditionCommand[]
}
