import fc from 'fast-check'
import { test } from 'vitest'
import { appSpecs } from '../../properties/arbitraries/appSpecs.ts'
import { imageSpec } from '../../properties/arbitraries/imageSpec.ts'
import { addCommand, signInCommand } from '../../properties/arbitraries/scriptCommand.ts'
import { firstSignInPrunes } from '../../properties/laws/firstSignInPrunes.ts'
import { seen } from './seen.ts'
import { PROPERTY_TIMEOUT, settings } from './settings.ts'

test(
  'the first sign-in removes what does not fit and what is not pinned, once',
  { timeout: PROPERTY_TIMEOUT },
  async () => {
    const adds = fc.record({
      image: imageSpec(),
      apps: appSpecs(),
      commands: fc.array(addCommand(), { minLength: 1, maxLength: 3 }),
    })
    const { count, expectAll } = seen()
    await fc.assert(
      fc.asyncProperty(adds, signInCommand(), signInCommand(), async (script, first, later) => {
        const { misfits, dropped } = await firstSignInPrunes(script, first, later)
        count(misfits > 0 ? 'pruned' : 'nothing to prune', dropped > 0 ? 'dropped' : 'nothing to drop')
      }),
      settings(60),
    )
    expectAll('pruned', 'nothing to prune', 'dropped', 'nothing to drop')
  },
)
