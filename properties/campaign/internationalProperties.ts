import { intlFollowsModel } from '../international/intlFollowsModel.ts'
import { intlStories } from '../international/intlStories.ts'
import { campaignProperty, type CampaignProperty } from './CampaignProperty.ts'

export const internationalProperties: readonly CampaignProperty[] = [
  campaignProperty({
    name: 'international settings are made as a line says, whole or not at all, and reported so',
    area: 'international',
    runs: 60,
    values: intlStories,
    law: intlFollowsModel,
  }),
]
