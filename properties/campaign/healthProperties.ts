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
]
