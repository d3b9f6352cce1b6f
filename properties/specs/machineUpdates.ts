/** What is to know of a package that is no app: an update, or a language pack. */
export interface PackageTraits {
  /** Packages of one family replace each other, the newer ones the older. */
  readonly family: string
  readonly version: number
  readonly restart: 'required' | 'possible'
  /** Whether an offline image takes it at once. */
  readonly offlineCapable: boolean
  readonly permanent: boolean
  /** Of a language pack. */
  readonly language?: string
}

const PLAIN = { version: 1, restart: 'possible', offlineCapable: true, permanent: false } as const

/** The updates of a computer's story. */
export const MACHINE_UPDATES = {
  KB1: { ...PLAIN, family: '1' },
  'KB1 again': { ...PLAIN, family: '1', version: 2 },
  KB2: { ...PLAIN, family: '2', restart: 'required' },
  KB3: { ...PLAIN, family: '3', offlineCapable: false },
  KB4: { ...PLAIN, family: '4', permanent: true },
} as const satisfies { readonly [name: string]: PackageTraits }

/** Name of an update. */
export type UpdateName = keyof typeof MACHINE_UPDATES

/** A language pack is installed when Windows starts. */
export function languagePackTraits(language: string): PackageTraits {
  return { ...PLAIN, family: `language pack ${language}`, restart: 'required', language }
}
