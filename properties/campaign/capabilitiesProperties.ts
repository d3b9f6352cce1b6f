import { capabilitiesFollowModel } from '../capabilities/capabilitiesFollowModel.ts'
import { capabilityStories } from '../capabilities/capabilityStories.ts'
import { campaignProperty, type CampaignProperty } from './CampaignProperty.ts'

export const capabilitiesProperties: readonly CampaignProperty[] = [
  campaignProperty({
    name: 'capabilities are as the model says, whatever sources offer, and commands end as it says',
    area: 'capabilities',
    runs: 80,
    values: capabilityStories,
    law: capabilitiesFollowModel,
  }),
]
