import { featureStory } from '../arbitraries/featureStory.ts'
import { featuresKeepParents } from '../laws/featuresKeepParents.ts'
import { campaignProperty, type CampaignProperty } from './CampaignProperty.ts'

export const featuresProperties: readonly CampaignProperty[] = [
  campaignProperty({
    name: 'features that are on stand on something, whatever is enabled and disabled',
    area: 'features',
    runs: 40,
    values: () => featureStory(),
    law: (story) => [featuresKeepParents(story) > 0 ? 'with refusals' : 'without refusals'],
    cases: ['with refusals', 'without refusals'],
  }),
]
