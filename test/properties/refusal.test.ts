import fc from 'fast-check'
import { describe, test } from 'vitest'
import { mischief } from '../../properties/arbitraries/mischief.ts'
import { script } from '../../properties/arbitraries/script.ts'
import { mischiefChangesNothing } from '../../properties/laws/mischiefChangesNothing.ts'
import { refusalChangesNothing } from '../../properties/laws/refusalChangesNothing.ts'
import { PROPERTY_TIMEOUT, settings } from './settings.ts'

describe('a failed operation changes nothing', { timeout: PROPERTY_TIMEOUT }, () => {
  test('whatever a script does', async () => {
    await fc.assert(
      fc.asyncProperty(script(), async (each) => {
        await refusalChangesNothing(each)
      }),
      settings(40),
    )
  })

  test('whatever is wrong with a command line of dism', async () => {
    await fc.assert(
      fc.asyncProperty(script({ maxAdds: 1, maxCommands: 1 }), mischief(), async (each, wrong) => {
        await mischiefChangesNothing(each, wrong)
      }),
      settings(80),
    )
  })
})
