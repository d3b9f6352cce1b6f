import fc from 'fast-check'
import { describe, test } from 'vitest'
import { IMAGE_LANGUAGES } from '../../properties/arbitraries/languagePools.ts'
import { moreLanguagesLoseNothing } from '../../properties/laws/moreLanguagesLoseNothing.ts'
import { orderDoesNotMatter } from '../../properties/laws/orderDoesNotMatter.ts'
import { selectionIsTheModels } from '../../properties/laws/selectionIsTheModels.ts'
import { semanticsDifferBySiblings } from '../../properties/laws/semanticsDifferBySiblings.ts'
import { firstAdd } from '../../properties/arbitraries/firstAdd.ts'
import { seen } from './seen.ts'
import { PROPERTY_TIMEOUT, settings } from './settings.ts'

const order = fc.uniqueArray(fc.nat({ max: 11 }), { maxLength: 8 })

describe('what goes into an image', { timeout: PROPERTY_TIMEOUT }, () => {
  test('is what the model says', async () => {
    const { count, expectAll } = seen()
    await fc.assert(
      fc.asyncProperty(firstAdd(), async (add) => {
        count((await selectionIsTheModels(add)) ? 'added' : 'refused')
      }),
      settings(100),
    )
    expectAll('added', 'refused')
  })

  test('does not depend on the order of languages, packages and dependencies', async () => {
    const orders = fc.record({ languages: order, packages: order, frameworks: order })
    await fc.assert(fc.asyncProperty(firstAdd(), orders, orderDoesNotMatter), settings(60))
  })

  test('never gets less with more languages', async () => {
    const language = fc.constantFrom(...IMAGE_LANGUAGES)
    await fc.assert(fc.asyncProperty(firstAdd(), language, moreLanguagesLoseNothing), settings(60))
  })

  test('differs between documented and observed semantics by other regions alone', async () => {
    const { count, expectAll } = seen()
    await fc.assert(
      fc.asyncProperty(firstAdd(), async (add) => {
        const added = await semanticsDifferBySiblings(add)
        count(added.length > 0 ? 'different' : 'the same')
      }),
      settings(60),
    )
    expectAll('different', 'the same')
  })
})
