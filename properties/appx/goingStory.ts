import fc from 'fast-check'
import type { Semantics } from '../../src/rules/Rule.ts'
import type { AppName } from './goingApps.ts'

/** What happens to three plain apps, to policies about them and to the list of what is provisioned. */
export type GoingCommand =
  | {
      readonly kind: 'add'
      readonly app: AppName
      readonly version: string
      readonly skip: boolean
      readonly stub: boolean
    }
  | {
      readonly kind: 'remove'
      readonly app: AppName
      readonly version: string
      readonly spelling: 'exact' | 'upper case' | 'short' | 'no full name' | 'beginning'
      readonly offline: boolean
    }
  | { readonly kind: 'policy'; readonly app: AppName; readonly value: 0 | 1; readonly upperCase: boolean }
  /** Windows marks a full name as one at the end of its life. */
  | { readonly kind: 'end of life'; readonly app: AppName; readonly version: string }
  | { readonly kind: 'carol adds' | 'carol removes'; readonly app: AppName; readonly version: string }
  /** Files of one of the apps that are provisioned are gone. */
  | { readonly kind: 'lose'; readonly place: number; readonly what: 'folder' | 'manifest' }
  /** Somebody writes into AppxProvisioning.xml. */
  | { readonly kind: 'list'; readonly text: 'broken' | 'line of another' | 'line of the reader' }
  | { readonly kind: 'set data'; readonly app: AppName }

export interface GoingStory {
  readonly preset: string
  readonly semantics: Semantics
  readonly commands: readonly GoingCommand[]
}

/** Windows that apps go into, and their builds. */
export const BUILDS: { readonly [preset: string]: number } = {
  'windows-11-24h2': 26100,
  'windows-10-22h2': 19045,
  'windows-10-1709': 16299,
  'windows-8.1': 9600,
  'windows-server-2022': 20348,
}

/** The version that is there. */
export const THERE = 'that there'

/** A removal, by full name in one spelling or another, or by what is none. */
type Removal = Extract<GoingCommand, { kind: 'remove' }>

/** At last two apps come, one may lose its files, both go, and one comes again. */
const END = (
  how: Pick<Removal, 'offline' | 'spelling'>,
  loss: Extract<GoingCommand, { kind: 'lose' }> | undefined,
): readonly GoingCommand[] => {
  const adds = (['drawer', 'reader'] as const).map((app) => {
    return { kind: 'add', app, version: '2.0.0.0', skip: true, stub: false } as const
  })
  const remove = { kind: 'remove', app: 'reader', version: THERE, ...how } as const
  return [
    ...adds,
    ...(loss ? [loss] : []),
    { ...remove, spelling: 'beginning' },
    remove,
    { ...remove, app: 'drawer' },
    ...adds.slice(1),
  ]
}

/** Commands, mostly about versions that are there. */
export function goingStory(): fc.Arbitrary<GoingStory> {
  const app = fc.constantFrom<AppName>('reader', 'reader', 'reader', 'drawer', 'drawer', 'installer', 'health')
  const version = fc.constantFrom('1.0.0.0', '1.0.0.0', '2.0.0.0')
  const known = fc.constantFrom(THERE, THERE, THERE, THERE, '1.0.0.0', '2.0.0.0')
  const add = fc.record({ kind: fc.constant('add' as const), app, version, skip: fc.boolean(), stub: fc.boolean() })
  const lose = fc.record({
    kind: fc.constant('lose' as const),
    place: fc.nat({ max: 3 }),
    what: fc.constantFrom('folder', 'manifest'),
  })
  const further = fc.oneof<fc.WeightedArbitrary<GoingCommand>[]>(
    { arbitrary: add, weight: 4 },
    {
      arbitrary: fc.record({
        kind: fc.constant('remove' as const),
        app,
        version: known,
        spelling: fc.constantFrom('exact', 'exact', 'exact', 'upper case', 'short', 'short', 'no full name'),
        offline: fc.boolean(),
      }),
      weight: 5,
    },
    {
      arbitrary: fc.record({
        kind: fc.constant('policy' as const),
        app,
        value: fc.constantFrom(0, 1),
        upperCase: fc.boolean(),
      }),
      weight: 5,
    },
    { arbitrary: fc.record({ kind: fc.constant('end of life' as const), app, version: known }), weight: 3 },
    {
      arbitrary: fc.record({ kind: fc.constantFrom('carol adds', 'carol removes'), app, version: known }),
      weight: 5,
    },
    { arbitrary: lose, weight: 6 },
    { arbitrary: fc.record({ kind: fc.constant('set data' as const), app }), weight: 2 },
    {
      arbitrary: fc.record({
        kind: fc.constant('list' as const),
        text: fc.constantFrom('broken', 'broken', 'line of another', 'line of the reader'),
      }),
      weight: 5,
    },
  )
  return fc
    .record({
      preset: fc.constantFrom(...Object.keys(BUILDS), 'windows-10-1709'),
      how: fc.record({ offline: fc.boolean(), spelling: fc.constantFrom('exact', 'upper case', 'short') }),
      semantics: fc.constantFrom('documented', 'observed'),
      loss: fc.option(lose, { nil: undefined, freq: 3 }),
      adds: fc.array(add, { minLength: 1, maxLength: 2 }),
      further: fc.array(further, { minLength: 1, maxLength: 7, size: 'max' }),
    })
    .map(({ preset, semantics, adds, further: others, how, loss }) => ({
      preset,
      semantics,
      commands: [...adds, ...others, ...END(how, loss)],
    }))
}
