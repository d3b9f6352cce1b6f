import type { Clock } from '../../src/host/Clock.ts'
import type { WindowsArchitecture } from '../../src/image/WindowsArchitecture.ts'
import type { LanguagePack } from '../../src/servicing/languages/languagePacks.ts'
import type { Preset } from './Preset.ts'

/** What image is wanted. */
export interface ImageOptions {
  /** One of PRESET_NAMES: `windows-11-24h2`, `windows-server-2022-core`. */
  readonly preset: string
  /** `x64` unless the release lacks it. */
  readonly architecture?: string
  /** UI languages; `en-US` by default. */
  readonly languages?: readonly string[]
  /** One of `languages`, the first by default. */
  readonly defaultLanguage?: string
  /** ISO 3166-1, alpha-2 or alpha-3; that of the default language by default. */
  readonly region?: string
  /** Names of people who have a profile. */
  readonly users?: readonly string[]
  /** AppUserModelIDs that the start layout pins: `Contoso.Reader_h91ms92gdsmmt!App`. Windows 10 and later. */
  readonly pins?: readonly string[]
  /** Another build of the same release: `10.0.26200.8037`. */
  readonly version?: string
  readonly now: Clock
}

/** Options that were checked, with the defaults filled in. */
export interface ImageSpecification {
  /** Name of the preset. */
  readonly name: string
  readonly preset: Preset
  readonly architecture: WindowsArchitecture
  readonly languages: readonly LanguagePack[]
  readonly defaultLanguage: LanguagePack
  /** Alpha-2. */
  readonly region: string
  readonly users: readonly UserSpecification[]
  readonly pins: readonly string[]
  readonly version: readonly [major: number, minor: number, build: number, revision: number]
  /** SID of the computer, without a user's number: `S-1-5-21-…`. */
  readonly machineSid: string
  readonly now: Clock
}

/** A person with a profile. */
export interface UserSpecification {
  readonly name: string
  readonly sid: string
}
