/** A feature of a package, with the places of its parents among those before it. */
export interface FeatureSpec {
  readonly parents: readonly number[]
  /** Whether it brings a driver. */
  readonly driver: boolean
  /** Whether its payload is not there at first. */
  readonly removed: boolean
}

/** What is done to features, which are named by their places, or to the computer. */
export type FeatureCommand =
  | { readonly kind: 'enable'; readonly features: readonly number[]; readonly all: boolean; readonly online: boolean }
  | {
      readonly kind: 'disable'
      readonly features: readonly number[]
      readonly remove: boolean
      readonly online: boolean
    }
  | { readonly kind: 'boot' }

/** Features, and what is done to them one after the other. */
export interface FeatureStory {
  readonly features: readonly FeatureSpec[]
  readonly commands: readonly FeatureCommand[]
}
