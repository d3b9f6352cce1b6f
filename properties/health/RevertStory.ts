/** A change that waits for the next start. */
export type WaitingChange =
  | 'add a newer one'
  | 'add the newest one'
  | 'add another'
  | 'remove the update'
  | 'remove the other'
  | 'enable the feature'
  | 'disable the feature'

/** What waits for the next start of an image, and is taken back. */
export interface RevertStory {
  readonly changes: readonly WaitingChange[]
  /** Whether the feature is on at first. */
  readonly enabled: boolean
  /** Whether the image had an older version of the update. */
  readonly replaced: boolean
  /** Whether it is tried in the running Windows first. */
  readonly online: boolean
}

/** A server whose edition is changed, or not, and what waits is taken back, or not. */
export interface EditionRevertStory {
  readonly changed: boolean
  readonly reverted: boolean
}
