import fc from 'fast-check'
import { test } from 'vitest'
import { script } from '../../properties/arbitraries/script.ts'
import { hivesStayValid } from '../../properties/laws/hivesStayValid.ts'
import { carryOut } from '../../properties/runs/carryOut.ts'
import { startRun } from '../../properties/runs/ImageRun.ts'
import { hiveReaders } from './hiveReaders.ts'
import { PROPERTY_TIMEOUT, settings } from './settings.ts'

const { readers, missing } = hiveReaders()
const without = missing.length > 0 ? ` (without ${missing.join(', ')}: not installed)` : ''

test.skipIf(readers.length === 0)(
  `other readers find the same keys after any script${without}`,
  { timeout: PROPERTY_TIMEOUT },
  async () => {
    await fc.assert(
      fc.asyncProperty(script(), async (each) => {
        const run = startRun(each.image)
        for (const command of each.commands) await carryOut(run, each, command)
        hivesStayValid(run.volume, readers)
      }),
      { ...settings(6), numRuns: 6 },
    )
  },
)
