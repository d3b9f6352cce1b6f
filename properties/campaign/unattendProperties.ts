import { unattendFollowsModel } from '../unattend/unattendFollowsModel.ts'
import { unattendStories } from '../unattend/unattendStories.ts'
import { campaignProperty, type CampaignProperty } from './CampaignProperty.ts'

export const unattendProperties: readonly CampaignProperty[] = [
  campaignProperty({
    name: 'answer files do to an image what they say, together or one by one',
    area: 'unattend',
    runs: 60,
    values: unattendStories,
    law: unattendFollowsModel,
  }),
]
