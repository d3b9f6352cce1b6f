import { folderStory, foldersGiveTheirPackages } from '../appx/foldersGiveTheirPackages.ts'
import { acceptanceStory, appsAreAccepted } from '../appx/appsAreAccepted.ts'
import { campaignProperty, type CampaignProperty } from './CampaignProperty.ts'

/** Properties of single parts of servicing app packages. */
export const appxServicingProperties: readonly CampaignProperty[] = [
  campaignProperty({
    name: 'an app is accepted by what it is and what is there',
    area: 'appx',
    runs: 60,
    values: () => acceptanceStory(),
    law: (story) => appsAreAccepted(story),
  }),
  campaignProperty({
    name: 'a folder gives its main package, frameworks and licenses',
    area: 'appx',
    runs: 60,
    values: () => folderStory(),
    law: (story) => foldersGiveTheirPackages(story),
  }),
]
