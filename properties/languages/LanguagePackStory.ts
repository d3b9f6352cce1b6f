export type LanguageTag = 'en-US' | 'fr-FR' | 'de-DE' | 'it-IT'

/** A language may have two packs: that of clients, and that of servers, which fits as well. */
export type PackProduct = 'Client' | 'Server'

/** Something that happens to the languages of a computer. */
export type LanguagePackStep =
  /** By dism, with the language pack itself. */
  | {
      readonly kind: 'add' | 'remove'
      readonly tag: LanguageTag
      readonly product: PackProduct
      readonly online: boolean
    }
  /** A package that has a language and the release type of language packs, and is none. */
  | { readonly kind: 'license'; readonly tag: LanguageTag }
  /** Somebody takes the language with all that is of it. */
  | { readonly kind: 'drop'; readonly tag: string }
  | { readonly kind: 'restart' }

/** A computer with some languages, each with its pack, and what happens to them: plain data. */
export interface LanguagePackStory {
  readonly languages: readonly LanguageTag[]
  /** Place of the default one. */
  readonly preferred: number
  readonly oobeIsOver: boolean
  readonly steps: readonly LanguagePackStep[]
}
