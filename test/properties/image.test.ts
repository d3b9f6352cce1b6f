import fc from 'fast-check'
import { describe, test } from 'vitest'
import { script } from '../../properties/arbitraries/script.ts'
import { foldersHoldPackages } from '../../properties/laws/foldersHoldPackages.ts'
import { hivesStayValid } from '../../properties/laws/hivesStayValid.ts'
import { listAgreesWithImage } from '../../properties/laws/listAgreesWithImage.ts'
import { registrationsAgree } from '../../properties/laws/registrationsAgree.ts'
import { sameScriptSameBytes } from '../../properties/laws/sameScriptSameBytes.ts'
import { carryOut } from '../../properties/runs/carryOut.ts'
import { startRun } from '../../properties/runs/ImageRun.ts'
import type { Script } from '../../properties/specs/Script.ts'
import { hiveReaders } from './hiveReaders.ts'
import { PROPERTY_TIMEOUT, settings } from './settings.ts'

async function after(each: Script) {
  const run = startRun(each.image)
  for (const command of each.commands) await carryOut(run, each, command)
  return run
}

describe('after any script', { timeout: PROPERTY_TIMEOUT }, () => {
  test('the list agrees with hives, files and folders; hives are valid; folders hold the packages', async () => {
    await fc.assert(
      fc.asyncProperty(script(), async (each) => {
        const run = await after(each)
        listAgreesWithImage(run.image)
        registrationsAgree(run.image)
        hivesStayValid(run.volume)
        await foldersHoldPackages(run.volume, each)
      }),
      settings(45),
    )
  })

  const { readers, missing } = hiveReaders()
  const without = missing.length > 0 ? ` (without ${missing.join(', ')}: not installed)` : ''
  test.skipIf(readers.length === 0)(`other readers find the same keys${without}`, async () => {
    await fc.assert(
      fc.asyncProperty(script(), async (each) => hivesStayValid((await after(each)).volume, readers)),
      { ...settings(6), numRuns: 6 },
    )
  })

  test('the hives are the same when it is run again', async () => {
    await fc.assert(fc.asyncProperty(script({ maxCommands: 4 }), sameScriptSameBytes), settings(25))
  })
})
