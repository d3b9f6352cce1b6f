import fc from 'fast-check'
import type { Semantics } from '../../src/rules/Rule.ts'
import type { LIBRARIES, PoolName } from './optionsPool.ts'

/** An add with options of all kinds, or a removal, or an option that stands alone. */
export type OptionsCommand =
  | {
      readonly kind: 'add'
      readonly app: PoolName | undefined
      readonly folder: boolean
      readonly libraries: readonly (keyof typeof LIBRARIES)[]
      readonly optional: readonly PoolName[]
      readonly skip: boolean
      readonly licenses: readonly PoolName[]
      readonly stub: string | undefined
      readonly regions: string | undefined
      /** What a policy speaks of meanwhile, and its number: 1 blocks. */
      readonly policy: { readonly app: PoolName; readonly number: number } | undefined
    }
  | { readonly kind: 'remove'; readonly app: PoolName }
  | { readonly kind: 'stub alone'; readonly with: readonly string[] }

export interface OptionsStory {
  readonly semantics: Semantics
  /** Whether the words of each command stand in reverse order. */
  readonly backwards: boolean
  readonly commands: readonly OptionsCommand[]
}

export type AddCommand = Extract<OptionsCommand, { kind: 'add' }>

/** What an add has when nothing else is said. */
export const PLAIN_ADD: AddCommand = {
  kind: 'add',
  app: 'reader',
  folder: false,
  libraries: ['library'],
  optional: [],
  skip: true,
  licenses: [],
  stub: undefined,
  regions: undefined,
  policy: undefined,
}

/** What is added: mostly a package or a folder, seldom both or nothing. */
const SOURCES = [
  {
    weight: 5,
    arbitrary: fc
      .constantFrom('reader', 'reader', 'reader', 'reader', 'newer reader', 'drawer')
      .map((app) => ({ app })),
  },
  { weight: 3, arbitrary: fc.constant({ app: undefined, folder: true, libraries: [] }) },
  {
    weight: 1,
    arbitrary: fc.constantFrom({ folder: true, libraries: [] }, { folder: true }, { app: undefined, libraries: [] }),
  },
] satisfies readonly fc.WeightedArbitrary<Partial<AddCommand>>[]

/** Libraries of the app: the same one twice is one, two of one name are not. */
const GIVEN_LIBRARIES = [
  ['library'],
  ['library'],
  ['library'],
  ['library', 'the same'],
  ['library', 'other content'],
  ['other content'],
  [],
] satisfies readonly AddCommand['libraries'][]

/** Adds with options that mostly go together. */
export function optionsStory(): fc.Arbitrary<OptionsStory> {
  const add = fc
    .record({
      libraries: fc.constantFrom(...GIVEN_LIBRARIES),
      source: fc.oneof(...SOURCES),
      skip: fc.constantFrom(true, true, false),
      licenses: fc.constantFrom<AddCommand['licenses'][]>([], [], [], ['reader'], ['reader', 'writer']),
      stub: sometimes('InstallStub', 'installstub', 'InstallFull', 'INSTALLFULL', 'Stub'),
      regions: sometimes('us;Gb', 'all'),
      policy: seldom({ app: 'reader', number: 1 } as const, { app: 'reader', number: 0 } as const),
    })
    .map(({ libraries, source, licenses, ...rest }): AddCommand => ({
      ...PLAIN_ADD,
      libraries,
      ...source,
      ...rest,
      licenses: source.app === 'reader' || source.app === 'newer reader' ? licenses : [],
    }))
  const remove = fc
    .constantFrom<PoolName>('reader', 'newer reader', 'drawer')
    .map((app) => ({ kind: 'remove', app }) as const)
  const alone = fc
    .constantFrom<readonly string[]>(
      [],
      ['/Get-ProvisionedAppxPackages'],
      ['/Remove-ProvisionedAppxPackage', '/PackageName:x'],
    )
    .map((words) => ({ kind: 'stub alone', with: words }) as const)
  return storyOf(
    fc.oneof<fc.WeightedArbitrary<OptionsCommand>[]>(
      { arbitrary: add, weight: 12 },
      { arbitrary: remove, weight: 1 },
      { arbitrary: alone, weight: 1 },
    ),
  )
}

/** Stories of up to nine commands. */
export function storyOf(command: fc.Arbitrary<OptionsCommand>): fc.Arbitrary<OptionsStory> {
  return fc.record({
    semantics: fc.constantFrom('documented', 'observed'),
    backwards: fc.boolean(),
    commands: fc.array(command, { minLength: 4, maxLength: 9, size: 'max' }),
  })
}

function sometimes(...values: readonly string[]): fc.Arbitrary<string | undefined> {
  return fc.option(fc.constantFrom(...values), { nil: undefined, freq: 2 })
}

function seldom<Value>(...values: readonly Value[]): fc.Arbitrary<Value | undefined> {
  return fc.constantFrom(...Array.from({ length: 10 }, () => undefined), ...values)
}
