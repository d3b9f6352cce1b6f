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
const OTHERS = ['writer', 'drawer', 'reader for itself'] satisfies readonly PoolName[]

/** Apps come with optional packages, and these alone, to an app that is there, or was, or is by somebody else. */
export function optionalPackagesStory(): fc.Arbitrary<OptionsStory> {
  const together = fc
    .record({
      app: fc.constantFrom<PoolName>('reader', 'reader', 'reader', 'writer', 'newer reader'),
      optional: fc.oneof(
        { arbitrary: fc.constantFrom(...PLUGINS, ...PLUGINS, ...OTHERS).map((one) => [one]), weight: 2 },
        { arbitrary: fc.array(fc.constantFrom(...PLUGINS), { minLength: 2, maxLength: 3 }), weight: 1 },
      ),
      licenses: fc.subarray<PoolName>(['reader', 'plugin'], { maxLength: 2 }),
      licensed: fc.constantFrom(false, false, false, true),
      regions: fc.constantFrom(undefined, undefined, 'us;Gb'),
      blocks: fc.constantFrom(false, false, false, true),
    })
    .map(({ licenses, licensed, blocks, ...rest }): AddCommand => ({
      ...PLAIN_ADD,
      ...rest,
      licenses: licensed ? licenses : [],
      blocked: blocks ? rest.optional.at(-1) : undefined,
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
