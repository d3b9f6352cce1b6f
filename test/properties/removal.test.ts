import fc from 'fast-check'
import { describe, test } from 'vitest'
import { bundleSpec } from '../../properties/arbitraries/bundleSpec.ts'
import { givenFrameworks } from '../../properties/arbitraries/givenFrameworks.ts'
import { script } from '../../properties/arbitraries/script.ts'
import { addThenRemoveLeavesNothing } from '../../properties/laws/addThenRemoveLeavesNothing.ts'
import { removalLeavesWhatUsersNeed } from '../../properties/laws/removalLeavesWhatUsersNeed.ts'
import { seen } from './seen.ts'
import { PROPERTY_TIMEOUT, settings } from './settings.ts'

describe('removal', { timeout: PROPERTY_TIMEOUT }, () => {
  test('leaves what a user needs, and nothing else', async () => {
    const { count, expectAll } = seen()
    await fc.assert(
      fc.asyncProperty(script(), async (each) => {
        const { registered, unregistered } = await removalLeavesWhatUsersNeed(each)
        if (registered > 0) count('registered')
        if (unregistered > 0) count('unregistered')
      }),
      settings(50),
    )
    expectAll('registered', 'unregistered')
  })

  test('after an add leaves nothing but what rules name', async () => {
    const added = fc.record({
      app: bundleSpec().map((app) => ({ ...app, name: 'Contoso.Extra' })),
      frameworks: givenFrameworks(),
      license: fc.constantFrom('skip', 'right', 'none'),
    })
    const { count, expectAll } = seen()
    await fc.assert(
      fc.asyncProperty(script({ maxAdds: 4, maxUpdates: 0, maxCommands: 2 }), added, async (each, extra) => {
        count(...((await addThenRemoveLeavesNothing(each, extra)) ?? ['refused']))
      }),
      settings(50),
    )
    expectAll('appx.deprovisioned.mark', 'appx.dependency.newest', 'appx.framework.inuse', 'refused')
  })
})
