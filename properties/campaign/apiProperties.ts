import fc from 'fast-check'
import { apiStory, openingStory } from '../arbitraries/apiStory.ts'
import { interruption } from '../arbitraries/interruption.ts'
import { namedCalls } from '../arbitraries/namedCalls.ts'
import { packageCase } from '../arbitraries/packageCase.ts'
import { spoiledCalls } from '../arbitraries/spoiledCalls.ts'
import { apiDoesAsDism } from '../laws/apiDoesAsDism.ts'
import { apiFollowsModel } from '../laws/apiFollowsModel.ts'
import { appsThroughBoth } from '../laws/appsThroughBoth.ts'
import { interruptedCallsEndRight } from '../laws/interruptedCallsEndRight.ts'
import { namesReachPackages } from '../laws/namesReachPackages.ts'
import { reloadComesFirst } from '../laws/reloadComesFirst.ts'
import { wrongArgumentsAreRefused } from '../laws/wrongArgumentsAreRefused.ts'
import { campaignProperty, type CampaignProperty } from './CampaignProperty.ts'

export const apiProperties: readonly CampaignProperty[] = [
  campaignProperty({
    name: 'images are opened by the API, shared and let go as a model of it has it',
    area: 'api',
    runs: 100,
    values: () => openingStory(),
    law: (story) => apiFollowsModel(story),
  }),
  campaignProperty({
    name: 'an app is added through the API as through dism, from a file or a folder',
    area: 'api',
    runs: 30,
    values: () =>
      fc.record({
        path: fc.constantFrom('file', 'folder', 'folder of two', 'no file', 'no folder'),
        stub: fc.constantFrom(0, 1, 2, 2, 3, -1, undefined),
        version: fc.constantFrom('10.0.17763.1', '10.0.19041.1', '10.0.26100.1'),
      }),
    law: (app) => appsThroughBoth(app),
  }),
  campaignProperty({
    name: 'an answer file succeeds with the demand for a reload before that for a restart',
    area: 'api',
    runs: 30,
    values: () =>
      fc.record({
        updates: fc.uniqueArray(fc.constantFrom('plain', 'restart', 'stack'), { minLength: 1 }),
        online: fc.constantFrom(true, true, false),
        singleSession: fc.boolean(),
      }),
    law: (answered) => reloadComesFirst(answered),
  }),
  campaignProperty({
    name: 'a call of the API that is interrupted ends as it may',
    area: 'api',
    runs: 120,
    values: () => interruption(),
    law: (spec) => interruptedCallsEndRight(spec),
  }),
  campaignProperty({
    name: 'a function of the API reaches the package that it is given, or refuses',
    area: 'api',
    runs: 30,
    values: () => namedCalls(),
    law: (steps) => namesReachPackages(steps),
  }),
  campaignProperty({
    name: 'a call of the API with a wrong argument is refused',
    area: 'api',
    runs: 30,
    values: () => spoiledCalls(),
    law: (calls) => wrongArgumentsAreRefused(calls),
  }),
  campaignProperty({
    name: 'calls of the API end as a model of its handles and its process has it',
    area: 'api',
    runs: 100,
    values: () => apiStory(),
    law: (story) => apiFollowsModel(story),
  }),
  campaignProperty({
    name: 'packages are serviced through the API as through dism',
    area: 'api',
    runs: 40,
    // Which file it is decides which way it is opened.
    values: () =>
      fc
        .tuple(packageCase(), fc.constantFrom('cab', 'cab', 'folder', 'msu', undefined))
        .map(([one, form]) => (form === undefined ? one : { ...one, form })),
    law: (one) => apiDoesAsDism(one),
  }),
]
