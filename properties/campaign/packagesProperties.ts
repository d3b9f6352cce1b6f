import fc from 'fast-check'
import { foundImage } from '../arbitraries/foundImage.ts'
import { packageCase, refusedPackage, reportedPackage } from '../arbitraries/packageCase.ts'
import { updateEvents } from '../arbitraries/updateEvents.ts'
import { languagePackSpec } from '../arbitraries/languagePackSpec.ts'
import { updateCabSpec } from '../arbitraries/updateCabSpec.ts'
import { cabinetsGoInAndOut } from '../laws/cabinetsGoInAndOut.ts'
import { LANGUAGE_PACK_CASES, languagesFollowPacks } from '../languages/languagesFollowPacks.ts'
import { languagePackStories } from '../languages/languagePackStories.ts'
import { foundPackagesAreTold } from '../laws/foundPackagesAreTold.ts'
import { packageFollowsDocuments } from '../laws/packageFollowsDocuments.ts'
import { reportsTellPackages } from '../laws/reportsTellPackages.ts'
import { stacksServeUpdates, versionsInsideAndAlone } from '../laws/stacksAndVersions.ts'
import { updatesFollowModel } from '../laws/updatesFollowModel.ts'
import { updatesScenario } from '../updates/updatesScenario.ts'
import { campaignProperty, type CampaignProperty } from './CampaignProperty.ts'

export const packagesProperties: readonly CampaignProperty[] = [
  campaignProperty({
    name: 'an update or a language pack goes in where it is for the image, is told as it was drawn, and goes out again',
    area: 'packages',
    runs: 40,
    values: () =>
      fc.oneof(
        {
          weight: 3,
          arbitrary: fc.record({
            update: updateCabSpec({
              architectures: ['x64', 'x64', 'x64', 'arm64'],
              releases: [undefined, undefined, '10.0.26100.1', '10.0.26100.4000', '10.0.22621.1'],
            }),
          }),
        },
        {
          weight: 1,
          arbitrary: fc.record({
            language: languagePackSpec({
              languages: ['fr-FR', 'pt-BR', 'zh-TW'],
              architectures: ['x64', 'x64', 'arm64'],
              versions: ['10.0.26100.1', '10.0.26100.4000', '10.0.22621.1'],
            }),
          }),
        },
      ),
    law: (drawn) => cabinetsGoInAndOut(drawn),
    cases: ['not for the image', 'permanent', 'in and out'],
  }),
  campaignProperty({
    name: 'an update goes in when the servicing stack is new enough',
    area: 'packages',
    runs: 20,
    values: () =>
      fc.record({
        stacks: fc.uniqueArray(fc.constantFrom(900, 3900, 20000), { maxLength: 3, size: 'max' }),
        asked: fc.constantFrom(500, 901, 3803, 3804, 3900, 3901, 20000, 20001),
      }),
    law: (story) => stacksServeUpdates(story),
  }),
  campaignProperty({
    name: 'of the versions of a package the highest is installed, inside another or alone',
    area: 'packages',
    runs: 20,
    values: () =>
      fc.record({
        alone: fc.constantFrom(1, 2, 10),
        inside: fc.constantFrom(1, 2, 10),
        aloneFirst: fc.boolean(),
        stack: fc.boolean(),
      }),
    law: (story) => versionsInsideAndAlone(story),
  }),
  campaignProperty({
    name: 'the report of a package tells what its manifest says and whether it applies',
    area: 'packages',
    runs: 150,
    values: () => reportedPackage(),
    law: (one) => reportsTellPackages(one),
  }),
  campaignProperty({
    name: 'a package goes in and out as the documents say',
    area: 'packages',
    runs: 120,
    values: () => packageCase(),
    law: (one) => packageFollowsDocuments(one),
  }),
  campaignProperty({
    name: 'a package is refused for what the documents say, and changes nothing then',
    area: 'packages',
    runs: 120,
    values: () => refusedPackage(),
    law: (one) => packageFollowsDocuments(one),
  }),
  campaignProperty({
    name: 'packages that an image has are told, settled and removed by what keys and manifests say',
    area: 'packages',
    runs: 100,
    values: () => foundImage(),
    law: (found) => foundPackagesAreTold(found),
  }),
  campaignProperty({
    name: 'packages are what a model of them says, whatever is added, removed and restarted',
    area: 'packages',
    runs: 60,
    values: () => updateEvents(),
    law: (events) => updatesFollowModel(events),
    scenario: (events) => updatesScenario(events),
  }),
  campaignProperty({
    name: 'UI languages come with their language packs and go with the last of them',
    area: 'packages',
    runs: 60,
    values: languagePackStories,
    law: languagesFollowPacks,
    cases: LANGUAGE_PACK_CASES,
  }),
]
