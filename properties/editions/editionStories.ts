import fc from 'fast-check'
import type { EditionCommand, EditionStory } from './EditionStory.ts'

const PRESETS = [
  'windows-11-24h2',
  'windows-server-2022',
  'windows-11-24h2',
  'windows-server-2022',
  'windows-8.1',
  'windows-7',
  'windows-server-2016-core',
  'winpe-4.0',
] as const

const EDITIONS = ['Enterprise', 'ServerDatacenter', 'Education', 'Ultimate', 'ProfessionalWMC', 'Core']

/** As people type them. */
const TYPED = EDITIONS.flatMap((edition) => [edition, edition, edition.toLowerCase()])

function command(): fc.Arbitrary<EditionCommand> {
  return fc.record({
    kind: fc.constantFrom('set', 'targets', 'set', 'key', 'set', 'terms', 'restart', 'current'),
    edition: fc.oneof(
      { arbitrary: fc.constantFrom('Enterprise', 'ServerDatacenter', 'enterprise', 'serverdatacenter'), weight: 3 },
      { arbitrary: fc.constantFrom(...TYPED), weight: 1 },
    ),
    key: fc.constantFrom(
      'none',
      'unknown',
      'unknown',
      'ServerDatacenter',
      'Enterprise',
      'none',
      'Professional',
      'ServerStandard',
      'short',
      'letters',
    ),
    accepted: fc.constantFrom(true, true, false),
    online: fc.boolean(),
  })
}

/** Clients, servers and a Windows PE, with some editions staged, and up to five commands. */
export function editionStories(): fc.Arbitrary<EditionStory> {
  return fc.record({
    preset: fc.constantFrom('windows-11-24h2', 'windows-server-2022', ...PRESETS),
    missing: fc.oneof(fc.constant([]), fc.subarray(['Enterprise', 'Education', 'ServerDatacenter'], { maxLength: 1 })),
    resolved: fc.oneof(
      { arbitrary: fc.constant([]), weight: 3 },
      { arbitrary: fc.subarray(['Enterprise', 'Education', 'ServerDatacenter'], { maxLength: 1 }), weight: 1 },
    ),
    composition: fc.constantFrom(undefined, 'Before'),
    commands: fc.array(command(), { minLength: 1, maxLength: 5 }),
  })
}
