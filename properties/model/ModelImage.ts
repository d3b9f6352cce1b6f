import type { WindowsArchitecture } from '../../src/image/WindowsArchitecture.ts'
import type { Semantics } from '../../src/rules/Rule.ts'
import type { AppFacts } from '../specs/AppFacts.ts'
import type { FrameworkSpec } from '../specs/FrameworkSpec.ts'

/** A provisioned app. */
export interface ModelApp {
  /** As they are listed. */
  readonly regions: string | undefined
  readonly lineOfBusiness: boolean
  readonly facts: AppFacts
  /** Full names of its packages that are in the image, that of a bundle first. */
  readonly packages: readonly string[]
  readonly frameworks: readonly FrameworkSpec[]
  /** Full names of what the first sign-in removed of it. */
  readonly pruned: readonly string[]
}

/** An app that a user has. */
export interface ModelRegistration {
  readonly facts: AppFacts
  readonly packages: readonly string[]
  readonly frameworks: readonly FrameworkSpec[]
}

/** A Windows image as the two documents speak of it. */
export interface ModelImage {
  readonly build: number
  readonly architecture: WindowsArchitecture
  readonly semantics: Semantics
  /** Whether apps that have no license run, unless somebody changes that. */
  readonly sideloads: boolean
  readonly languages: readonly string[]
  readonly defaultLanguage: string
  /** Country of the image: two letters. Users who chose another have theirs. */
  readonly region: string
  readonly userRegions: { readonly [user: string]: string }
  /** AppUserModelIDs that the start layout pins. */
  readonly pins: readonly string[]
  /** By user with a profile: languages, the preferred first. */
  readonly userLanguages: { readonly [user: string]: readonly string[] }
  /** Whether it is serviced while it runs. */
  readonly online: boolean
  /** Who has signed in last, on a computer that has run since. */
  readonly signedIn: string | undefined
  /** Whether nobody has signed in since the image was generalized. */
  readonly fresh: boolean
  readonly provisioned: readonly ModelApp[]
  /** App and resource packages and bundles in the image: full name to content. */
  readonly packages: ReadonlyMap<string, string>
  /** Framework packages in the image. */
  readonly frameworks: readonly FrameworkSpec[]
  readonly registered: { readonly [user: string]: readonly ModelRegistration[] }
  /** By user: families of provisioned apps that the user removed. */
  readonly declined: { readonly [user: string]: readonly string[] }
  readonly deprovisioned: readonly string[]
  readonly licenses: readonly string[]
  /** By family: what /StubPackageOption said last. */
  readonly preferences: { readonly [family: string]: 'InstallFull' | 'InstallStub' }
}

/** The image after a command, or the numbers that a refusal may have: any that applies. */
export type ModelOutcome = ModelImage | { readonly refused: readonly number[] }
