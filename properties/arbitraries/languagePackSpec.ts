import fc from 'fast-check'
import type { LanguagePackSpec } from '../../fixtures/index.ts'
import type { WindowsArchitecture } from '../../src/image/WindowsArchitecture.ts'
import { DEFAULT_LANGUAGES } from './languagePools.ts'

/** A language pack: what `languagePack` of `dismulator/fixtures` takes. */
export interface TaggedLanguagePack {
  /** `fr-FR`. */
  readonly tag: string
  readonly spec: LanguagePackSpec
}

/** What language packs may be drawn. */
export interface LanguagePackConstraints {
  /** Tags, the plainest first; by default some for which there is a language pack for every preset. */
  readonly languages?: readonly string[]
  /** The plainest first; x64 alone by default. */
  readonly architectures?: readonly WindowsArchitecture[]
  /** Versions of the Windows that they are for, the plainest first; that of Windows 11 24H2 by default. */
  readonly versions?: readonly string[]
}

/** Language packs for clients. Shrinks to the plainest language for the plainest Windows. */
export function languagePackSpec({
  languages = DEFAULT_LANGUAGES,
  architectures = ['x64'],
  versions = ['10.0.26100.1'],
}: LanguagePackConstraints = {}): fc.Arbitrary<TaggedLanguagePack> {
  return fc.record({
    tag: fc.constantFrom(...languages),
    spec: fc.record({ version: fc.constantFrom(...versions), architecture: fc.constantFrom(...architectures) }),
  })
}
