import { driverStories, sharingStories, signatureStories } from '../drivers/driverStories.ts'
import { driversFollowModel } from '../drivers/driversFollowModel.ts'
import { campaignProperty, type CampaignProperty } from './CampaignProperty.ts'

export const driversProperties: readonly CampaignProperty[] = [
  campaignProperty({
    name: 'drivers are as the model says in lists, files and hives, and commands end as it says',
    area: 'drivers',
    runs: 60,
    values: driverStories,
    law: driversFollowModel,
  }),
  campaignProperty({
    name: 'a driver counts as signed by its catalog, and an unsigned one is taken where that is allowed',
    area: 'drivers',
    runs: 40,
    values: signatureStories,
    law: driversFollowModel,
  }),
  campaignProperty({
    name: 'what boot-critical drivers put in place is there while one of them needs it',
    area: 'drivers',
    runs: 40,
    values: sharingStories,
    law: driversFollowModel,
  }),
]
