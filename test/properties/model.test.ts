import fc from 'fast-check'
import { test } from 'vitest'
import { script } from '../../properties/arbitraries/script.ts'
import { machineFollowsModel } from '../../properties/laws/machineFollowsModel.ts'

test.each(['documented', 'observed'] as const)('machine and model go side by side (%s)', async (semantics) => {
  await fc.assert(
    fc.asyncProperty(script(), (each) => machineFollowsModel(each, semantics)),
    { numRuns: Number(process.env['FC_RUNS'] ?? 100), seed: Number(process.env['FC_SEED'] ?? 1) },
  )
})
