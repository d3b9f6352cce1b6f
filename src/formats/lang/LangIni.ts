/** Bits of a language's number in lang.ini, as published: Setup starts with it; it is in the image. */
export const LANGUAGE_STATUS = { default: 1, installed: 2 } as const

/** What Setup knows of languages: `sources\lang.ini` of a Windows distribution. */
export interface LangIni {
  /** Numbers of LANGUAGE_STATUS, added up; 0 for a language that is in the distribution only. */
  readonly available: readonly { readonly language: string; readonly status: number }[]
  /** What is taken where a language lacks something, by language. */
  readonly fallbacks: Readonly<Record<string, string>>
}
