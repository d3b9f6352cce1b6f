import { expect, test } from 'vitest'
import { IMAGE_LANGUAGES, PACK_LANGUAGES } from '../../properties/arbitraries/languagePools.ts'
import { serves } from '../../properties/model/languages.ts'

test('the model knows every language of the arbitraries', () => {
  for (const language of [...IMAGE_LANGUAGES, ...PACK_LANGUAGES, 'en']) expect(serves(language, language)).toBe(true)
})
