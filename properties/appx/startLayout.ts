import fc from 'fast-check'

/** The start layout: none, one with a defect, or what it pins. */
export type StartLayout =
  | 'none'
  | 'folder'
  | 'broken'
  | 'other root'
  | 'other namespace'
  | {
      readonly full: readonly Pin[]
      readonly required: readonly {
        readonly regions?: string | undefined
        readonly groups: readonly (readonly Pin[])[]
      }[]
    }

/** A tile. */
export interface Pin {
  /** The place of an app. */
  readonly app: number
  /** Which of its applications, or an id that it may have or not. */
  readonly application: 'first' | 'last' | 'App' | 'Second'
  /** AppUserModelIDs are case-sensitive. */
  readonly lowerCase?: boolean
}

/** Start layouts that pin some of a number of apps, and some that pin none. */
export function startLayout(apps: number): fc.Arbitrary<StartLayout> {
  const pin = fc.record({
    app: fc.nat({ max: apps - 1 }),
    application: fc.constantFrom('first', 'last', 'App', 'Second'),
    lowerCase: fc.constantFrom(false, false, false, false, false, true),
  })
  const pins = fc.array(pin, { maxLength: 2, size: 'max' })
  const some = fc.array(pin, { minLength: 1, maxLength: 2 })
  return fc.oneof<fc.WeightedArbitrary<StartLayout>[]>(
    {
      arbitrary: fc.constantFrom(
        'none',
        'folder',
        'broken',
        'other root',
        'other root',
        'other root',
        'other namespace',
      ),
      weight: 3,
    },
    {
      arbitrary: fc.record({
        full: fc.oneof({ arbitrary: fc.constant([]), weight: 4 }, { arbitrary: pins, weight: 1 }),
        required: fc.array(
          fc.record({
            regions: fc.constantFrom(undefined, undefined, undefined, 'US', 'us', 'de', 'gb|DE', 'GB | us'),
            groups: fc.array(some, { minLength: 2, maxLength: 4, size: 'max' }).map((groups) => groups.toReversed()),
          }),
          { minLength: 1, maxLength: 2 },
        ),
      }),
      weight: 5,
    },
  )
}
