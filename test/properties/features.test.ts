import fc from 'fast-check'
import { test } from 'vitest'
import { featureStory } from '../../properties/arbitraries/featureStory.ts'
import { featuresKeepParents } from '../../properties/laws/featuresKeepParents.ts'
import { seen } from './seen.ts'
import { PROPERTY_TIMEOUT, settings } from './settings.ts'

test('features that are on stand on something, whatever is enabled and disabled', { timeout: PROPERTY_TIMEOUT }, () => {
  const { count, expectAll } = seen()
  fc.assert(
    fc.property(featureStory(), (story) => {
      count(featuresKeepParents(story) > 0 ? 'with refusals' : 'without refusals')
    }),
    settings(40),
  )
  expectAll('with refusals', 'without refusals')
})
