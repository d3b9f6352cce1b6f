import { expect, test } from 'vitest'
import type { Area } from '../../properties/campaign/CampaignProperty.ts'
import { campaignProperties } from '../../properties/campaign/campaignProperties.ts'
import { PROPERTY_TIMEOUT, settings } from './settings.ts'

/** Tests all properties of an area. */
export function testProperties(area: Area): void {
  test.each(campaignProperties.filter((property) => property.area === area))(
    '$name',
    { timeout: PROPERTY_TIMEOUT },
    async (property) => {
      const { failed, seed, path, counterexample, error } = await property.check(settings(property.runs))
      if (failed) expect.fail(`seed ${seed}, path ${path}: ${JSON.stringify(counterexample)}\n${String(error)}`)
    },
  )
}
