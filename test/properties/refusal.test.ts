import fc from 'fast-check'
import { describe, test } from 'vitest'
import { mischief, PLAIN_MISCHIEF } from '../../properties/arbitraries/mischief.ts'
import { script } from '../../properties/arbitraries/script.ts'
import { mischiefChangesNothing } from '../../properties/laws/mischiefChangesNothing.ts'
import { refusalChangesNothing } from '../../properties/laws/refusalChangesNothing.ts'
import type { Mischief } from '../../properties/specs/Mischief.ts'
import type { Script } from '../../properties/specs/Script.ts'
import { seen } from './seen.ts'
import { PROPERTY_TIMEOUT, settings } from './settings.ts'

/** A new image, on which nothing was done. */
const NOTHING: Script = {
  image: { preset: 'windows-11-24h2', architecture: 'x64', languages: ['en-US'], defaultLanguage: 'en-US', users: [] },
  apps: [],
  commands: [],
}

describe('a failed operation changes nothing', { timeout: PROPERTY_TIMEOUT }, () => {
  test('whatever a script does', async () => {
    const { count, expectAll } = seen()
    await fc.assert(
      fc.asyncProperty(script(), async (each) => {
        if ((await refusalChangesNothing(each)) > 0) count('refused')
      }),
      settings(30),
    )
    expectAll('refused')
  })

  test('whatever is wrong with a command line of dism', async () => {
    const { count, expectAll } = seen()
    await fc.assert(
      fc.asyncProperty(script({ maxAdds: 1, maxUpdates: 1, maxCommands: 0 }), mischief(), async (each, wrong) => {
        if (await mischiefChangesNothing(each, wrong)) count(wrong.kind)
      }),
      { ...settings(60), examples: PLAIN_MISCHIEF.map((wrong): [Script, Mischief] => [NOTHING, wrong]) },
    )
    expectAll('turned bit', 'damaged program', 'cut short', 'remove', ...PLAIN_MISCHIEF.map((wrong) => wrong.kind))
  })
})
