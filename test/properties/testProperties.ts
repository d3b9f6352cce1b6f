import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Area, CampaignProperty, PropertyRun } from '../../properties/campaign/CampaignProperty.ts'
import { campaignProperties } from '../../properties/campaign/campaignProperties.ts'
import { writeFailure } from './writeFailure.ts'
import { PROPERTY_TIMEOUT, settings } from './settings.ts'

/** Milliseconds that a run of a property may take: 1,000 of them five minutes. */
const RUN_TIMEOUT = 300

/** Tests all properties of an area: that they hold, and that they met what they speak of. */
export function testProperties(area: Area): void {
  const properties = campaignProperties.filter((property) => property.area === area)
  test.each(properties)(
    '$name',
    { timeout: Math.max(PROPERTY_TIMEOUT, ...properties.map(({ runs }) => runs * RUN_TIMEOUT)) },
    async (property) => {
      const run = await property.check(settings(property.runs))
      expect(faultsOf(property, run) + (await writeFailure(property.name, run))).toBe('')
    },
  )
}

/** When FC_RUNS is set, there may be too few runs to meet every case. */
function faultsOf(
  { cases }: CampaignProperty,
  { failed, seed, path, replayPath, counterexample, error, met }: PropertyRun,
): string {
  if (failed)
    return `seed ${seed}, path ${path}, replayPath ${replayPath}: ${fc.stringify(counterexample)}\n${String(error)}\n`
  const missed = process.env['FC_RUNS'] === undefined ? cases.filter((each) => !met.includes(each)) : []
  return missed.map((each) => `never met: ${each}\n`).join('')
}
