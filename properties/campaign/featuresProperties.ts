import { featureStory } from '../arbitraries/featureStory.ts'
import { featureTrees, optionalFeatures, removedFeatures } from '../arbitraries/optionalFeatures.ts'
import { desktopStory } from '../arbitraries/desktopStory.ts'
import { desktopFollowsFeatures } from '../laws/desktopFollowsFeatures.ts'
import { featuresFollowModel } from '../laws/featuresFollowModel.ts'
import { featuresKeepParents, featuresScenario } from '../laws/featuresKeepParents.ts'
import { campaignProperty, type CampaignProperty } from './CampaignProperty.ts'

export const featuresProperties: readonly CampaignProperty[] = [
  campaignProperty({
    name: 'features that are on stand on something, whatever is enabled and disabled',
    area: 'features',
    runs: 40,
    values: () => featureStory(),
    law: (story) => [featuresKeepParents(story) > 0 ? 'with refusals' : 'without refusals'],
    scenario: (story) => featuresScenario(story),
    cases: ['with refusals', 'without refusals'],
  }),
  campaignProperty({
    name: 'features are as the model says, and commands end as it says, by dism.exe and by the API',
    area: 'features',
    runs: 60,
    values: optionalFeatures,
    law: featuresFollowModel,
  }),
  campaignProperty({
    name: 'the payload of a feature comes from the first place that has it, or is asked for where that is allowed',
    area: 'features',
    runs: 60,
    values: removedFeatures,
    law: featuresFollowModel,
  }),
  campaignProperty({
    name: 'features that stand on each other are as the model says, while some wait for a start',
    area: 'features',
    runs: 60,
    values: featureTrees,
    law: featuresFollowModel,
  }),
  campaignProperty({
    name: 'the features of a server desktop come and go together, and the installation option follows',
    area: 'features',
    runs: 12,
    values: desktopStory,
    law: desktopFollowsFeatures,
  }),
]
