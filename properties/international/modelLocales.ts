/** What is known of a locale. */
export interface ModelLocale {
  readonly tag: string
  /** ANSI code page; 0 for a language that has Unicode only. */
  readonly ansi: number
  /** As they are reported. */
  readonly inputs: readonly string[]
  /** Number and name of the region, when it has a number, its two letters, and its time zone. */
  readonly region: { readonly number: number; readonly name: string; readonly letters: string } | undefined
  readonly zone: string | undefined
}

const JAPANESE_INPUT = '0411:{03B5835F-F03C-411B-9CE2-AA23E1171E36}{A76C93D9-5523-4E90-AAFA-4DB112F9AC76}'

/**
 * The locales that stories use. Sources: Microsoft, "Default Input Profiles (Input Locales) in Windows", "Table of
 * Geographical Locations", "Default Time Zones", "Code Page Identifiers".
 */
export const MODEL_LOCALES: readonly ModelLocale[] = [
  {
    tag: 'en-US',
    ansi: 1252,
    inputs: ['0409:00000409'],
    region: { number: 244, name: 'United States', letters: 'US' },
    zone: 'Pacific Standard Time',
  },
  {
    tag: 'fr-FR',
    ansi: 1252,
    inputs: ['040c:0000040c'],
    region: { number: 84, name: 'France', letters: 'FR' },
    zone: 'Romance Standard Time',
  },
  {
    tag: 'es-ES',
    ansi: 1252,
    inputs: ['0c0a:0000040a'],
    region: { number: 217, name: 'Spain', letters: 'ES' },
    zone: 'Romance Standard Time',
  },
  {
    tag: 'ja-JP',
    ansi: 932,
    inputs: [JAPANESE_INPUT],
    region: { number: 122, name: 'Japan', letters: 'JP' },
    zone: 'Tokyo Standard Time',
  },
  {
    tag: 'hi-IN',
    ansi: 0,
    inputs: ['0439:00010439', '0409:00000409'],
    region: { number: 113, name: 'India', letters: 'IN' },
    zone: 'India Standard Time',
  },
  { tag: 'en-029', ansi: 1252, inputs: ['0409:00000409'], region: undefined, zone: undefined },
]

/** The locale of a name, in any case. */
export function modelLocale(name: string): ModelLocale | undefined {
  return MODEL_LOCALES.find(({ tag }) => tag.toLowerCase() === name.toLowerCase())
}
