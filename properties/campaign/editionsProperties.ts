import { editionsFollowModel } from '../editions/editionsFollowModel.ts'
import { editionStories } from '../editions/editionStories.ts'
import { campaignProperty, type CampaignProperty } from './CampaignProperty.ts'

export const editionsProperties: readonly CampaignProperty[] = [
  campaignProperty({
    name: 'an image becomes the editions above its own, with a key that fits, and a server also while it runs',
    area: 'editions',
    runs: 100,
    values: editionStories,
    law: editionsFollowModel,
  }),
]
