import { capabilitiesFollowModel } from '../capabilities/capabilitiesFollowModel.ts'
import { capabilityStories, leavingStories, satelliteStories } from '../capabilities/capabilityStories.ts'
import { campaignProperty, type CampaignProperty } from './CampaignProperty.ts'

export const capabilitiesProperties: readonly CampaignProperty[] = [
  campaignProperty({
    name: 'capabilities are as the model says, whatever sources offer, and commands end as it says',
    area: 'capabilities',
    runs: 80,
    values: capabilityStories,
    law: capabilitiesFollowModel,
  }),
  campaignProperty({
    name: 'a capability comes with its satellites for the languages of the image and with what it needs',
    area: 'capabilities',
    runs: 40,
    values: satelliteStories,
    law: capabilitiesFollowModel,
  }),
  campaignProperty({
    name: 'what a capability needs goes with the last one that needs it',
    area: 'capabilities',
    runs: 40,
    values: leavingStories,
    law: capabilitiesFollowModel,
  }),
]
