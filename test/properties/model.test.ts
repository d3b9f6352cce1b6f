import fc from 'fast-check'
import { describe, test } from 'vitest'
import { lifeOfAnApp } from '../../properties/arbitraries/lifeOfAnApp.ts'
import { script } from '../../properties/arbitraries/script.ts'
import { machineFollowsModel } from '../../properties/laws/machineFollowsModel.ts'
import { driveDism } from '../../properties/runs/driveDism.ts'
import { PROPERTY_TIMEOUT, settings } from './settings.ts'

describe('machine and model go side by side', { timeout: PROPERTY_TIMEOUT }, () => {
  test.each(['documented', 'observed'] as const)('through operations, %s', async (semantics) => {
    await fc.assert(
      fc.asyncProperty(script(), (each) => machineFollowsModel(each, semantics)),
      settings(80),
    )
  })

  test('whatever happens to one app', async () => {
    await fc.assert(
      fc.asyncProperty(lifeOfAnApp(), (each) => machineFollowsModel(each)),
      settings(120),
    )
  })

  test('through command lines of dism', async () => {
    await fc.assert(
      fc.asyncProperty(script(), fc.constantFrom('documented', 'observed'), (each, semantics) =>
        machineFollowsModel(each, semantics, driveDism),
      ),
      settings(40),
    )
  })
})
