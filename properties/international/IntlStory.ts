/** Options of one command line that sets something, by name without `/Set-`. */
export interface IntlSettings {
  readonly UILang?: string | undefined
  readonly SysUILang?: string | undefined
  readonly UILangFallback?: string | undefined
  readonly SysLocale?: string | undefined
  readonly UserLocale?: string | undefined
  readonly InputLocale?: string | undefined
  readonly TimeZone?: string | undefined
  readonly LayeredDriver?: string | undefined
  readonly AllIntl?: string | undefined
  readonly SKUIntlDefaults?: string | undefined
}

/** A command on the international settings of an image. */
export type IntlCommand =
  | { readonly kind: 'set'; readonly online: boolean; readonly settings: IntlSettings }
  /** Writes lang.ini, of the languages of the image and of the distribution. */
  | {
      readonly kind: 'setup'
      readonly online: boolean
      readonly language: string | undefined
      readonly distribution: 'given' | 'none' | 'gone'
    }

/** An image and what is set in it, as plain data. */
export interface IntlStory {
  readonly preset: string
  /** Languages besides en-US, the default one. */
  readonly languages: readonly string[]
  /** How much of fr-FR is there, when the image has it. */
  readonly french: 'full' | 'partial' | 'interface pack'
  /** Whether the hive that new users start with is missing. */
  readonly noDefaultUser: boolean
  /** Language packs in the distribution. */
  readonly packs: readonly string[]
  readonly commands: readonly IntlCommand[]
}
