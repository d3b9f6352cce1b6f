import fc from 'fast-check'
import type { LanguagePackStep, LanguagePackStory, LanguageTag } from './LanguagePackStory.ts'

const TAGS: readonly LanguageTag[] = ['en-US', 'fr-FR', 'de-DE', 'it-IT']

/** No languages of the image: `de` is only the beginning of one. */
const UNKNOWN = ['de', 'fr-', 'EN', 'tlh'] as const

function step(languages: readonly LanguageTag[]): fc.Arbitrary<LanguagePackStep> {
  const tag = fc.constantFrom(...languages, ...languages, ...TAGS)
  const pack = {
    tag,
    product: fc.constantFrom('Client' as const, 'Client' as const, 'Server' as const),
    online: fc.boolean(),
  }
  const typed = fc.oneof(
    { arbitrary: tag, weight: 2 },
    { arbitrary: tag.map((one) => one.toLowerCase()), weight: 1 },
    { arbitrary: fc.constantFrom(...UNKNOWN), weight: 2 },
  )
  return fc.oneof(
    { arbitrary: fc.record({ kind: fc.constant('add' as const), ...pack }), weight: 3 },
    { arbitrary: fc.record({ kind: fc.constant('remove' as const), ...pack }), weight: 6 },
    { arbitrary: fc.record({ kind: fc.constant('drop' as const), tag: typed }), weight: 3 },
    { arbitrary: fc.record({ kind: fc.constant('license' as const), tag }), weight: 1 },
    { arbitrary: fc.constant({ kind: 'restart' as const }), weight: 2 },
  )
}

// Few, since each makes an image of its own.
const LANGUAGES: readonly (readonly LanguageTag[])[] = [['en-US', 'fr-FR', 'de-DE'], ['de-DE'], ['en-US', 'fr-FR']]

/** Computers with one to three languages, of which some go and others come. */
export function languagePackStories(): fc.Arbitrary<LanguagePackStory> {
  return fc.constantFrom(...LANGUAGES).chain((languages) =>
    fc.record({
      languages: fc.constant(languages),
      preferred: fc.nat({ max: languages.length - 1 }),
      oobeIsOver: fc.boolean(),
      steps: fc.array(step(languages), { minLength: 2, maxLength: 8 }),
    }),
  )
}
