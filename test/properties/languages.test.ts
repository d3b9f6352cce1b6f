import fc from 'fast-check'
import { expect, test } from 'vitest'
import { IMAGE_LANGUAGES, PACK_LANGUAGES } from '../../properties/arbitraries/languagePools.ts'
import { languageChangeMakesStale } from '../../properties/laws/languageChangeMakesStale.ts'
import { serves } from '../../properties/model/languages.ts'
import { firstAdd } from '../../properties/arbitraries/firstAdd.ts'
import { seen } from './seen.ts'
import { PROPERTY_TIMEOUT, settings } from './settings.ts'

test(
  'a language that comes or goes makes apps stale, adding them again repairs them',
  { timeout: PROPERTY_TIMEOUT },
  async () => {
    const { count, expectAll } = seen()
    await fc.assert(
      fc.asyncProperty(firstAdd(), fc.constantFrom(...IMAGE_LANGUAGES), async (add, language) => {
        const stale = await languageChangeMakesStale(add, language)
        if (stale !== undefined) count(stale ? 'stale' : 'not stale')
      }),
      settings(60),
    )
    expectAll('stale', 'not stale')
  },
)

test('the model knows every language of the arbitraries', () => {
  for (const language of [...IMAGE_LANGUAGES, ...PACK_LANGUAGES, 'en']) expect(serves(language, language)).toBe(true)
})
