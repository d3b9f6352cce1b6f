import fc from 'fast-check'
import { EDITION_RELEASES } from './editionReleases.ts'
import type { EditionCommand, EditionStory } from './EditionStory.ts'

const PRESETS = [
  'windows-11-24h2',
  'windows-server-2022',
  'windows-server-2022',
  'windows-11-24h2',
  'windows-server-2016-core',
  'winpe-4.0',
  'windows-8.1',
  'windows-7',
] as const

const EDITIONS = ['Enterprise', 'ServerDatacenter', 'Education', 'Ultimate', 'ProfessionalWMC', 'Core']

const KEYS = ['none', 'unknown', 'Enterprise', 'ServerDatacenter', 'Professional', 'ServerStandard'] as const

/** @param near the edition of the image, and those that stand above it */
function command(near: readonly string[]): fc.Arbitrary<EditionCommand> {
  const typed = (editions: readonly string[]) =>
    fc
      .tuple(fc.constantFrom(...editions), fc.constantFrom(false, false, true))
      .map(([edition, small]) => (small ? edition.toLowerCase() : edition))
  const [, ...above] = near
  return fc.record({
    kind: fc.constantFrom('set', 'targets', 'key', 'set', 'terms', 'set', 'key', 'restart', 'terms', 'set', 'current'),
    edition: fc.oneof(
      { arbitrary: typed(above.length > 0 ? above : EDITIONS), weight: 4 },
      { arbitrary: typed(EDITIONS), weight: 1 },
    ),
    key: fc.oneof(
      { arbitrary: fc.constantFrom('none', 'unknown'), weight: 4 },
      { arbitrary: fc.constantFrom(...KEYS.filter((key) => near.includes(key) || key === 'unknown')), weight: 3 },
      { arbitrary: fc.constantFrom(...KEYS), weight: 2 },
      { arbitrary: fc.constantFrom('short', 'letters'), weight: 2 },
    ),
    smallLetters: fc.constantFrom(false, false, true),
    accepted: fc.constantFrom(true, true, true, false),
    online: fc.boolean(),
  })
}

/** Clients, servers and a Windows PE, mostly with the editions staged that stand above, and some commands. */
export function editionStories(): fc.Arbitrary<EditionStory> {
  return fc.constantFrom(...PRESETS).chain((preset) => {
    const { edition, above } = EDITION_RELEASES[preset]!
    const near = [edition, ...(above[edition] ?? [])]
    const rarely = fc.oneof(
      { arbitrary: fc.constant([]), weight: 4 },
      { arbitrary: fc.constantFrom(...near).map((name) => [name]), weight: 1 },
    )
    return fc.record({
      preset: fc.constant(preset),
      missing: rarely,
      resolved: rarely,
      composition: fc.constantFrom(undefined, 'Before'),
      commands: fc.array(command(near), { minLength: 3, maxLength: 8 }),
    })
  })
}
