import fc from 'fast-check'
import { describe, test } from 'vitest'
import { script } from '../../properties/arbitraries/script.ts'
import { optimizeChangesNoContent } from '../../properties/laws/optimizeChangesNoContent.ts'
import { seen } from './seen.ts'
import { PROPERTY_TIMEOUT, settings } from './settings.ts'

describe('optimizing', { timeout: PROPERTY_TIMEOUT }, () => {
  test('changes no content, and leaves no file twice', async () => {
    const { count, expectAll } = seen()
    await fc.assert(
      fc.asyncProperty(script(), async (each) => {
        count((await optimizeChangesNoContent(each)) > 0 ? 'linked' : 'nothing to link')
      }),
      settings(25),
    )
    expectAll('linked', 'nothing to link')
  })
})
