import { apiStory } from '../arbitraries/apiStory.ts'
import { apiFollowsModel } from '../laws/apiFollowsModel.ts'
import { campaignProperty, type CampaignProperty } from './CampaignProperty.ts'

export const apiProperties: readonly CampaignProperty[] = [
  campaignProperty({
    name: 'calls of the API end as a model of its handles and its process has it',
    area: 'api',
    runs: 100,
    values: () => apiStory(),
    law: (story) => apiFollowsModel(story),
  }),
]
