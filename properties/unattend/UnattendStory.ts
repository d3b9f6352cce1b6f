/** A package of an answer file. */
export interface AnswerPackageSpec {
  readonly action: 'install' | 'stage' | 'remove'
  readonly kb: 'KB1' | 'KB2' | 'KB3'
  /** Whether the version that it names is that of the update. */
  readonly rightVersion: boolean
  /** What lies at its source: that update, another one, nothing; or it has none. */
  readonly source: 'right' | 'other' | 'gone' | 'none'
}

/** The features that an answer file selects in what it calls the Foundation package. */
export interface AnswerFeaturesSpec {
  readonly selections: readonly { readonly name: FeatureName; readonly state: boolean }[]
  /** As the image has it; of other media, which is the same; or another package. */
  readonly foundation: 'own' | 'other version' | 'other architecture' | 'other language'
}

export type FeatureName = 'TelnetClient' | 'IIS-WebServerRole' | 'IIS-WebServer' | 'NetFx3' | 'Nothing'

/** Settings of a component: the folder of drivers. */
export interface AnswerSettingsSpec {
  readonly pass: string
  readonly component: 'drivers' | 'another'
  readonly architecture: 'amd64' | 'x86'
  readonly path: 'right' | 'gone'
}

/** An answer file, and how it is applied. */
export interface AnswerSpec {
  /** Whether its Windows runs: of features alone. */
  readonly online: boolean
  readonly packages: readonly AnswerPackageSpec[]
  readonly features: readonly AnswerFeaturesSpec[]
  readonly settings: readonly AnswerSettingsSpec[]
  readonly way: 'dism' | 'API, one session' | 'API, a session each'
}

/** An image, and the answer files that are applied to it one after the other: plain data. */
export interface UnattendStory {
  /** Updates that the image has before. */
  readonly before: readonly AnswerPackageSpec['kb'][]
  /** Updates that are staged in it besides. */
  readonly staged: readonly AnswerPackageSpec['kb'][]
  /** Features that it has enabled before. */
  readonly enabled: readonly FeatureName[]
  readonly answers: readonly AnswerSpec[]
}
