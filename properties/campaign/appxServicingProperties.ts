import { dependenciesAreFrameworks } from '../appx/dependenciesAreFrameworks.ts'
import { dependencyStory } from '../appx/dependencyStory.ts'
import { usersHaveTheirApps, userStory } from '../appx/usersHaveTheirApps.ts'
import { imagesTakeApps, takingStory } from '../appx/imagesTakeApps.ts'
import { languagesComeAndGo, languageStory } from '../appx/languagesComeAndGo.ts'
import { filesHaveTheirMostLinks, manyFiles } from '../appx/filesHaveTheirMostLinks.ts'
import { identicalFilesAreShared, sharingStory } from '../appx/identicalFilesAreShared.ts'
import { appsGoWhereTheyMay } from '../appx/appsGoWhereTheyMay.ts'
import { goingStory } from '../appx/goingStory.ts'
import { appsStartWhereTheyMay, startStory } from '../appx/appsStartWhereTheyMay.ts'
import { regionsAndPinsDecide, regionStory } from '../appx/regionsAndPinsDecide.ts'
import { customDataIsAnApps, dataStory } from '../appx/customDataIsAnApps.ts'
import { addOptionsGoTogether } from '../appx/addOptionsGoTogether.ts'
import { optionalPackagesStory } from '../appx/optionalPackagesStory.ts'
import { optionsStory } from '../appx/optionsStory.ts'
import { folderStory, foldersGiveTheirPackages } from '../appx/foldersGiveTheirPackages.ts'
import { acceptanceStory } from '../appx/acceptanceStory.ts'
import { appsAreAccepted } from '../appx/appsAreAccepted.ts'
import { campaignProperty, type CampaignProperty } from './CampaignProperty.ts'

/** Properties of single parts of servicing app packages. */
export const appxServicingProperties: readonly CampaignProperty[] = [
  campaignProperty({
    name: 'an app is accepted by what it is and what is there',
    area: 'appx',
    runs: 40,
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
  campaignProperty({
    name: 'an add does what its options say, with folders, stubs and licenses',
    area: 'appx',
    runs: 45,
    values: () => optionsStory(),
    law: (story) => addOptionsGoTogether(story),
  }),
  campaignProperty({
    name: 'optional packages come with their apps or after them, and with no others',
    area: 'appx',
    runs: 45,
    values: () => optionalPackagesStory(),
    law: (story) => addOptionsGoTogether(story),
  }),
  campaignProperty({
    name: "a custom data file is one app's own, kept, lost and taken away as rules say",
    area: 'appx',
    runs: 60,
    values: () => dataStory(),
    law: (story) => customDataIsAnApps(story),
  }),
  campaignProperty({
    name: 'regions and pins decide which apps stay, and for whom',
    area: 'appx',
    runs: 60,
    values: () => regionStory(),
    law: (story) => regionsAndPinsDecide(story),
  }),
  campaignProperty({
    name: 'an app starts where it may',
    area: 'appx',
    runs: 100,
    values: () => startStory(),
    law: (story) => appsStartWhereTheyMay(story),
  }),
  campaignProperty({
    name: 'apps go where they may, and all lists agree',
    area: 'appx',
    runs: 100,
    values: () => goingStory(),
    law: (story) => appsGoWhereTheyMay(story),
  }),
  campaignProperty({
    name: 'identical files of apps are shared where they may be',
    area: 'appx',
    runs: 80,
    values: () => sharingStory(),
    law: (story) => identicalFilesAreShared(story),
  }),
  campaignProperty({
    name: 'a file has no more names than it can have',
    area: 'appx',
    runs: 3,
    values: () => manyFiles(),
    law: (story) => filesHaveTheirMostLinks(story),
  }),
  campaignProperty({
    name: 'languages come and go, and bundles are told to be stale',
    area: 'appx',
    runs: 25,
    values: () => languageStory(),
    law: (story) => languagesComeAndGo(story),
  }),
  campaignProperty({
    name: 'images take apps that may, from computers that can',
    area: 'appx',
    runs: 50,
    values: () => takingStory(),
    law: (story) => imagesTakeApps(story),
  }),
  campaignProperty({
    name: 'people have the apps that are theirs, and lose them together',
    area: 'appx',
    runs: 50,
    values: () => userStory(),
    law: (story) => usersHaveTheirApps(story),
  }),
  campaignProperty({
    name: 'dependency packages are frameworks, and an app has the newest',
    area: 'appx',
    runs: 60,
    values: () => dependencyStory(),
    law: (story) => dependenciesAreFrameworks(story),
  }),
]
