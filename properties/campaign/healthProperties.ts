import { cleanupFollowsModel } from '../health/cleanupFollowsModel.ts'
import { cleanupStories } from '../health/cleanupStories.ts'
import { storeFollowsModel } from '../health/storeFollowsModel.ts'
import { storeStories } from '../health/storeStories.ts'
import { campaignProperty, type CampaignProperty } from './CampaignProperty.ts'

export const healthProperties: readonly CampaignProperty[] = [
  campaignProperty({
    name: 'a component store is scanned, marked and repaired as the model says',
    area: 'health',
    runs: 60,
    values: storeStories,
    law: storeFollowsModel,
  }),
  campaignProperty({
    name: 'a clean-up deletes what no package has, what is superseded only when the base is reset',
    area: 'health',
    runs: 60,
    values: cleanupStories,
    law: cleanupFollowsModel,
  }),
]
