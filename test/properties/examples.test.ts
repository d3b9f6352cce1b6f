import { describe, expect, test } from 'vitest'
import { replayScenario } from '../../emulator/index.ts'
import { campaignProperties } from '../../properties/campaign/campaignProperties.ts'
import { whileTelling } from '../../properties/computers/toldComputer.ts'

describe('a scenario of a property can be run again', () => {
  for (const property of campaignProperties)
    test(property.name, { timeout: 60_000 }, async () => {
      const content = await property.example(1)
      if (!content) throw new Error('it tells of no computer')
      const { machine, steps } = replayScenario(content.scenario, content.files)
      let count = 0
      for await (const _ of steps) count++
      expect(count).toBe(content.scenario.steps.length)
      expect(machine.scenario().scenario.steps).toEqual(content.scenario.steps)
    })
})

describe('a serviced computer that is told does as one that is not', () => {
  const areas = new Set(['features', 'capabilities', 'drivers', 'health', 'international', 'editions', 'unattend'])
  for (const property of campaignProperties.filter(({ area }) => areas.has(area)))
    test(property.name, { timeout: 60_000 }, async () => {
      const run = await whileTelling(() => property.check({ seed: 7, numRuns: 2, endOnFailure: true }))
      expect(run).toMatchObject({ failed: false, numRuns: 2 })
    })
})
