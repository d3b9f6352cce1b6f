import fc from 'fast-check'
import type { PoolName } from './optionsPool.ts'
import { type AddCommand, type OptionsCommand, type OptionsStory, PLAIN_ADD, storyOf } from './optionsStory.ts'

/** Optional packages of the reader, of apps that are not there, and what is none. */
const PLUGINS = [
  'plugin',
  'plugin',
  'newer plugin',
  'bundle of plugins',
  'plugin of two',
  'plugin by another',
  'plugin of another',
] satisfies readonly PoolName[]
const OTHERS = ['writer', 'drawer', 'drawer', 'drawer', 'reader for itself'] satisfies readonly PoolName[]

/** The files of licenses, in the order in which they are given. */
function licensesOf(
  licensed: 'none' | 'all' | 'the optional' | 'another',
  { app, optional }: { readonly app: PoolName; readonly optional: readonly PoolName[] },
): readonly PoolName[] {
  switch (licensed) {
    case 'none':
      return []
    case 'all':
      return [...optional, app]
    case 'the optional':
      return optional
    case 'another':
      return ['drawer']
  }
}

/** Apps come with optional packages, and these alone, to an app that is there, or was, or is by somebody else. */
export function optionalPackagesStory(): fc.Arbitrary<OptionsStory> {
  const together = fc
    .record({
      app: fc.constantFrom<PoolName>('reader', 'reader', 'reader', 'writer', 'newer reader'),
      optional: fc.oneof(
        { arbitrary: fc.constantFrom(...PLUGINS, ...PLUGINS, ...OTHERS).map((one) => [one]), weight: 2 },
        { arbitrary: fc.array(fc.constantFrom(...PLUGINS), { minLength: 2, maxLength: 3 }), weight: 1 },
      ),
      licensed: fc.constantFrom('none', 'none', 'all', 'all', 'the optional', 'another'),
      regions: fc.constantFrom(undefined, undefined, 'us;Gb'),
      number: fc.constantFrom(undefined, undefined, undefined, 1, 0, 2),
    })
    .map(({ licensed, number, ...rest }): AddCommand => ({
      ...PLAIN_ADD,
      ...rest,
      licenses: licensesOf(licensed, rest),
      policy: number === undefined ? undefined : { app: rest.optional.at(-1) ?? rest.app, number },
    }))
  const alone = fc
    .constantFrom<PoolName>(...PLUGINS, 'plugin of another', 'reader for itself')
    .map((app): AddCommand => ({ ...PLAIN_ADD, app, libraries: [] }))
  const remove = fc
    .constantFrom<PoolName>('reader', 'reader', 'newer reader', 'plugin', 'bundle of plugins')
    .map((app) => ({ kind: 'remove', app }) as const)
  return storyOf(
    fc.oneof<fc.WeightedArbitrary<OptionsCommand>[]>(
      { arbitrary: together, weight: 5 },
      { arbitrary: alone, weight: 3 },
      { arbitrary: remove, weight: 1 },
    ),
  ).map((story) => ({ ...story, commands: [PLAIN_ADD, ...story.commands] }))
}
