/** A made update: one of a few families, in one of a few versions. */
export interface UpdateName {
  readonly family: 'A' | 'B' | 'C'
  readonly version: 1 | 2 | 3
}

/** What happens to the packages of an image. `switch`: the computer shuts down, or starts. */
export type UpdateEvent =
  | {
      readonly kind: 'add'
      readonly update: UpdateName
      readonly ignoreCheck: boolean
      readonly preventPending: boolean
    }
  | { readonly kind: 'remove'; readonly update: UpdateName }
  | { readonly kind: 'restart' }
  | { readonly kind: 'switch' }

/** What an update is, by family and version. */
export interface UpdateTraits {
  /** Names of the packages inside it. */
  readonly inside: readonly string[]
  readonly restart: 'required' | 'possible'
  readonly offlineCapable: 'yes' | 'no'
  readonly permanent: boolean
}

const PLAIN: UpdateTraits = { inside: [], restart: 'possible', offlineCapable: 'yes', permanent: false }

/** Packages inside are shared by versions and families in every way that makes a difference. */
export const UPDATES: { readonly [family in UpdateName['family']]: readonly UpdateTraits[] } = {
  A: [
    { ...PLAIN, inside: ['X'] },
    { ...PLAIN, inside: ['X', 'Y'] },
    { ...PLAIN, inside: ['Y'], offlineCapable: 'no' },
  ],
  B: [{ ...PLAIN, inside: ['X'] }, { ...PLAIN, restart: 'required', inside: ['Z'] }, PLAIN],
  C: [PLAIN, { ...PLAIN, offlineCapable: 'no', inside: ['Y'] }, { ...PLAIN, permanent: true }],
}

export function traitsOf({ family, version }: UpdateName): UpdateTraits {
  const traits = UPDATES[family][version - 1]
  if (!traits) throw new Error(`there is no update ${family} ${version}`)
  return traits
}
