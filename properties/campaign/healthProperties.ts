import { cleanupFollowsModel } from '../health/cleanupFollowsModel.ts'
import { cleanupStories, resetStories } from '../health/cleanupStories.ts'
import { editionIsReverted, revertFollowsModel } from '../health/revertFollowsModel.ts'
import { editionRevertStories, revertStories } from '../health/revertStories.ts'
import { storeFollowsModel } from '../health/storeFollowsModel.ts'
import { repairStories, storeStories } from '../health/storeStories.ts'
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
    name: 'a damaged store is repaired from the first source that has what is missing',
    area: 'health',
    runs: 60,
    values: repairStories,
    law: storeFollowsModel,
  }),
  campaignProperty({
    name: 'a clean-up deletes what no package has, what is superseded only when the base is reset',
    area: 'health',
    runs: 60,
    values: cleanupStories,
    law: cleanupFollowsModel,
  }),
  campaignProperty({
    name: 'updates of each kind stay for good when the base is reset',
    area: 'health',
    runs: 60,
    values: resetStories,
    law: cleanupFollowsModel,
  }),
  campaignProperty({
    name: 'what waits and is taken back was never asked for',
    area: 'health',
    runs: 40,
    values: revertStories,
    law: revertFollowsModel,
  }),
  campaignProperty({
    name: 'the edition of a server follows its package back',
    area: 'health',
    runs: 8,
    values: editionRevertStories,
    law: editionIsReverted,
  }),
]
