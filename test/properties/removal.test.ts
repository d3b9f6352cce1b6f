import fc from 'fast-check'
import { describe, test } from 'vitest'
import { bundleSpec } from '../../properties/arbitraries/bundleSpec.ts'
import { givenFrameworks } from '../../properties/arbitraries/givenFrameworks.ts'
import { script } from '../../properties/arbitraries/script.ts'
import { addCommand, signInCommand } from '../../properties/arbitraries/scriptCommand.ts'
import { addThenRemoveLeavesNothing } from '../../properties/laws/addThenRemoveLeavesNothing.ts'
import { removalLeavesWhatUsersNeed } from '../../properties/laws/removalLeavesWhatUsersNeed.ts'
import type { Script } from '../../properties/specs/Script.ts'
import { seen } from './seen.ts'
import { PROPERTY_TIMEOUT, settings } from './settings.ts'

/** Scripts in which somebody has apps that are then added anew. */
function scriptWithUpdates(): fc.Arbitrary<Script> {
  return fc
    .record({ each: script({ maxCommands: 5 }), user: signInCommand(), adds: fc.array(addCommand(), { maxLength: 3 }) })
    .map(({ each, user, adds }) => ({ ...each, commands: [...each.commands, user, ...adds] }))
}

describe('removal', { timeout: PROPERTY_TIMEOUT }, () => {
  test('leaves what a user needs, and nothing else', async () => {
    const { count, expectAll } = seen()
    await fc.assert(
      fc.asyncProperty(scriptWithUpdates(), async (each) => {
        const { registered, unregistered } = await removalLeavesWhatUsersNeed(each)
        if (registered > 0) count('registered')
        if (unregistered > 0) count('unregistered')
      }),
      settings(45),
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
      fc.asyncProperty(script({ maxAdds: 3, maxCommands: 3 }), added, async (each, extra) => {
        count(...((await addThenRemoveLeavesNothing(each, extra)) ?? ['refused']))
      }),
      settings(45),
    )
    expectAll('appx.deprovisioned.mark', 'appx.dependency.newest', 'appx.framework.inuse', 'refused')
  })
})
