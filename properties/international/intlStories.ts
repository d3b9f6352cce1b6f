import fc from 'fast-check'
import type { IntlCommand, IntlSettings, IntlStory } from './IntlStory.ts'

const maybe = (values: fc.Arbitrary<string>) => fc.option(values, { nil: undefined, freq: 2 })

/** Mostly one of the first, else one of the others. */
const mostly = (right: readonly string[], wrong: readonly string[], weight = 6): fc.Arbitrary<string> =>
  fc.oneof({ arbitrary: fc.constantFrom(...right), weight }, { arbitrary: fc.constantFrom(...wrong), weight: 1 })

const LANGUAGES = mostly(['fr-FR', 'es-ES', 'FR-fr', 'hi-IN'], ['en-029', 'ja-JP', 'it-IT', 'xx-YY', 'fr'])
const LOCALES = mostly(['en-029', 'fr-FR', 'hi-IN', 'FR-fr', 'es-ES', 'ja-JP'], ['xx-YY', 'fr', 'french'])
const COMMON = mostly(['fr-FR', 'es-es', 'hi-IN', 'fr-FR', 'hi-IN', 'en-US'], ['french', 'es'])

/** Names of locales, and pairs; none stands twice in a list, because a hive keeps the input methods of a language together. */
const INPUTS = mostly(
  ['0409:00000409', 'fr-FR', 'hi-IN', '0409:0000040c', '0c0a:0000040A', 'ja-JP'],
  ['0409:0000ffff', '0409:0000FFFF', '0409:0000ffff', 'x'],
  3,
)

/** One or two options on a line, those that stand for many among them. */
function settings(): fc.Arbitrary<IntlSettings> {
  const values: readonly (readonly [keyof IntlSettings, fc.Arbitrary<string>, weight: number])[] = [
    ['UILang', LANGUAGES, 1],
    ['UILangFallback', fc.constantFrom('en-US', 'es-ES', 'EN-us', 'fr-FR', 'de-DE'), 1],
    ['SysLocale', LOCALES, 2],
    ['UserLocale', LOCALES, 2],
    ['InputLocale', fc.uniqueArray(INPUTS, { minLength: 1, maxLength: 4 }).map((parts) => parts.join(';')), 3],
    [
      'TimeZone',
      fc.constantFrom('Tokyo Standard Time', 'UTC', 'tokyo standard time', 'India Standard Time', 'Nowhere'),
      2,
    ],
    ['LayeredDriver', fc.constantFrom('6', '1', '6', '2', '3', '0', '7'), 2],
    ['AllIntl', COMMON, 1],
    ['SKUIntlDefaults', COMMON, 1],
    ['SysUILang', fc.constantFrom('fr-FR', 'es-ES', 'it-IT'), 1],
  ]
  const fallback = fc.constantFrom('es-ES', 'en-US', 'ES-es', 'hi-IN')
  const french = fc.record({ UILang: fc.constant('fr-FR'), UILangFallback: fallback })
  const option = fc.oneof(
    ...values.map(([name, value, weight]) => ({ arbitrary: value.map((text) => [name, text] as const), weight })),
  )
  const some = fc.array(option, { minLength: 1, maxLength: 2 }).map((pairs) => Object.fromEntries(pairs))
  const many = fc.record({ AllIntl: COMMON, SKUIntlDefaults: COMMON, UserLocale: maybe(LOCALES) })
  return fc.oneof({ arbitrary: some, weight: 6 }, { arbitrary: french, weight: 1 }, { arbitrary: many, weight: 1 })
}

function command(): fc.Arbitrary<IntlCommand> {
  const online = fc.constantFrom(false, false, false, true)
  return fc.oneof(
    { arbitrary: fc.record({ kind: fc.constant('set' as const), online, settings: settings() }), weight: 3 },
    {
      arbitrary: fc.record({
        kind: fc.constant('setup' as const),
        online,
        language: maybe(fc.constantFrom('fr-FR', 'de-DE', 'FR-FR', 'de-de', 'ja-JP', 'en-US')),
        distribution: fc.constantFrom('given', 'given', 'given', 'given', 'given', 'none', 'given', 'gone'),
      }),
      weight: 1,
    },
  )
}

/** Images of several releases with up to three languages, French more or less complete, and up to ten commands. */
export function intlStories(): fc.Arbitrary<IntlStory> {
  return fc.record({
    preset: fc.constantFrom('windows-11-24h2', 'windows-8.1', 'windows-10-22h2'),
    languages: fc.oneof(fc.constant(['fr-FR', 'es-ES', 'hi-IN']), fc.subarray(['fr-FR', 'es-ES', 'hi-IN'])),
    french: fc.constantFrom('full', 'partial', 'interface pack'),
    noDefaultUser: fc.constantFrom(false, false, false, true),
    packs: fc.constantFrom(['de-de'], [], ['de-de', 'fr-fr'], ['fr-fr']),
    commands: fc.array(command(), { minLength: 5, maxLength: 10 }),
  })
}
