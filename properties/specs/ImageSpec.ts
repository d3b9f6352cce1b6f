import type { WindowsArchitecture } from '../../src/image/WindowsArchitecture.ts'

/** A Windows image to make, as plain data. */
export interface ImageSpec {
  /** Name of a preset: `windows-11-24h2`. */
  readonly preset: string
  readonly architecture: WindowsArchitecture
  /** UI languages; at least one has a language pack today, see `buildImage`. */
  readonly languages: readonly string[]
  /** One of `languages` that has a language pack today. */
  readonly defaultLanguage: string
  /** Country or region, alpha-2 or alpha-3; that of the default language by default. */
  readonly region?: string
  /** AppUserModelIDs that the start layout pins; none before Windows 10. */
  readonly pins?: readonly string[]
  /** Names of people with a profile. */
  readonly users: readonly string[]
}
