/** A feature of an image, which is known by its place in the list. */
export interface OptionalFeature {
  /** Places of its parents, all before it. */
  readonly parents: readonly number[]
  readonly driver: boolean
  /** Whether its manifest says that it needs a restart. */
  readonly restart: boolean
  readonly at: FeatureStart
  /** Foundation, a package inside it, or a package that is listed by itself. */
  readonly home: FeatureHome
}

/** How a feature is at first: by what was asked of it, or by its manifest where nobody has asked. */
export type FeatureStart = 'on' | 'off' | 'removed' | 'on by default' | 'off by default'

export type FeatureHome = 'foundation' | 'hidden' | 'listed'

/** Where payloads may come from: D: has folders, E: a Windows of the same version, F: one of another. */
export type FeaturePlace = 'D:\\none' | 'D:\\sxs' | 'D:\\other' | 'D:\\junk' | 'E:\\' | 'E:\\Windows' | 'F:\\'

/** Names that a user may give: of a feature, spelled rightly or in lower case, or of none. */
export interface FeatureWord {
  /** Place of the feature; one that is not there means a name that nobody has. */
  readonly place: number
  readonly lower: boolean
}

/** What a user has changed: features, by one way or the other. */
export interface FeatureChangeStep {
  readonly kind: 'enable' | 'disable'
  readonly names: readonly FeatureWord[]
  /** The package that is named, if any; `nobody`: there is none of that name. */
  readonly of: 'foundation' | 'listed' | 'nobody' | undefined
  readonly online: boolean
  /** By the API, otherwise by dism.exe. */
  readonly api: boolean
  readonly all: boolean
  readonly limitAccess: boolean
  readonly sources: readonly FeaturePlace[]
  /** Disabling: whether the payload goes. */
  readonly remove: boolean
}

/** A step of a story of features. */
export type FeatureStep = FeatureChangeStep | { readonly kind: 'start' }

/** An image with features, its policy, and what is done to it. */
export interface OptionalFeatures {
  readonly preset: 'windows-7' | 'windows-8' | 'windows-10-22h2'
  readonly semantics: 'documented' | 'observed'
  readonly features: readonly OptionalFeature[]
  /** Packages whose manifests say that they can be installed wholly offline. */
  readonly offlineCapable: readonly FeatureHome[]
  /** LocalSourcePath. */
  readonly policyPlaces: readonly FeaturePlace[]
  /** UseWindowsUpdate. */
  readonly useWindowsUpdate: number | undefined
  /** Whether there is another package, with one feature on and one off, that waits for a start: to come, or to go. */
  readonly waiting: 'coming' | 'going' | undefined
  readonly steps: readonly FeatureStep[]
}
