import fc from 'fast-check'
import { describe, test } from 'vitest'
import { bundleSpec } from '../../properties/arbitraries/bundleSpec.ts'
import { givenFrameworks } from '../../properties/arbitraries/givenFrameworks.ts'
import { script } from '../../properties/arbitraries/script.ts'
import { addThenRemoveLeavesNothing } from '../../properties/laws/addThenRemoveLeavesNothing.ts'
import { removalLeavesWhatUsersNeed } from '../../properties/laws/removalLeavesWhatUsersNeed.ts'
import { PROPERTY_TIMEOUT, settings } from './settings.ts'

describe('removal', { timeout: PROPERTY_TIMEOUT }, () => {
  test('leaves what a user needs, and nothing else', async () => {
    await fc.assert(
      fc.asyncProperty(script(), async (each) => {
        await removalLeavesWhatUsersNeed(each)
      }),
      settings(45),
    )
  })

  test('after an add leaves nothing but what rules name', async () => {
    const added = fc.record({
      app: bundleSpec().map((app) => ({ ...app, name: 'Contoso.Extra' })),
      frameworks: givenFrameworks(),
      license: fc.constantFrom('skip', 'right', 'none'),
    })
    await fc.assert(
      fc.asyncProperty(script({ maxAdds: 3, maxCommands: 3 }), added, async (each, extra) => {
        await addThenRemoveLeavesNothing(each, extra)
      }),
      settings(45),
    )
  })
})
