import fc from 'fast-check'
import type { IntlCommand, IntlSettings, IntlStory } from './IntlStory.ts'

const maybe = (values: fc.Arbitrary<string>) => fc.option(values, { nil: undefined, freq: 2 })

const TAGS = ['fr-FR', 'es-ES', 'FR-fr', 'hi-IN', 'en-029', 'ja-JP', 'fr-FR', 'xx-YY', 'fr'] as const
const COMMON = ['fr-FR', 'es-es', 'hi-IN', 'fr-FR', 'hi-IN', 'en-US', 'french', 'es'] as const

/** One or two options on a line, those that stand for many among them. */
function settings(): fc.Arbitrary<IntlSettings> {
  const values: readonly (readonly [keyof IntlSettings, fc.Arbitrary<string>])[] = [
    ['UILang', fc.constantFrom(...TAGS)],
    ['UILangFallback', fc.constantFrom('en-US', 'es-ES', 'EN-us', 'fr-FR', 'de-DE')],
    ['SysLocale', fc.constantFrom(...TAGS)],
    ['UserLocale', fc.constantFrom(...TAGS)],
    [
      'InputLocale',
      fc.constantFrom(
        '0409:00000409',
        'fr-FR',
        'hi-IN;0409:0000040c',
        'ja-JP',
        '0409:0000FFFF',
        '0409:00000409;0409:0000ffff',
        'x',
        '0c0a:0000040A',
      ),
    ],
    ['TimeZone', fc.constantFrom('Tokyo Standard Time', 'UTC', 'tokyo standard time', 'Nowhere')],
    ['LayeredDriver', fc.constantFrom('1', '6', '2', '3', '0', '7')],
    ['AllIntl', fc.constantFrom(...COMMON)],
    ['SKUIntlDefaults', fc.constantFrom(...COMMON)],
    ['SysUILang', fc.constantFrom('fr-FR', 'es-ES', 'it-IT')],
  ]
  const fallback = fc.constantFrom('es-ES', 'en-US', 'ES-es', 'hi-IN')
  const french = fc.record({ UILang: fc.constant('fr-FR'), UILangFallback: fallback })
  const some = fc
    .array(fc.oneof(...values.map(([name, value]) => value.map((text) => [name, text] as const))), {
      minLength: 1,
      maxLength: 2,
    })
    .map((pairs) => Object.fromEntries(pairs))
  return fc.oneof({ arbitrary: some, weight: 5 }, { arbitrary: french, weight: 1 })
}

function command(): fc.Arbitrary<IntlCommand> {
  const online = fc.constantFrom(false, false, false, false, false, true)
  return fc.oneof(
    { arbitrary: fc.record({ kind: fc.constant('set' as const), online, settings: settings() }), weight: 5 },
    {
      arbitrary: fc.record({
        kind: fc.constant('setup' as const),
        online,
        language: maybe(fc.constantFrom('fr-FR', 'de-DE', 'FR-FR', 'ja-JP', 'en-US')),
        distribution: fc.constantFrom('given', 'given', 'given', 'given', 'none', 'gone'),
      }),
      weight: 1,
    },
  )
}

/** Images of several releases with up to three languages, French more or less complete, and up to four commands. */
export function intlStories(): fc.Arbitrary<IntlStory> {
  return fc.record({
    preset: fc.constantFrom('windows-11-24h2', 'windows-8.1', 'windows-10-22h2'),
    languages: fc.oneof(fc.constant(['fr-FR', 'es-ES', 'hi-IN']), fc.subarray(['fr-FR', 'es-ES', 'hi-IN'])),
    french: fc.constantFrom('full', 'partial', 'interface pack'),
    noDefaultUser: fc.constantFrom(false, false, false, false, false, true),
    packs: fc.subarray(['de-de', 'fr-fr']),
    commands: fc.array(command(), { minLength: 1, maxLength: 4 }),
  })
}
