import fc from 'fast-check'
import { appSpecs } from '../arbitraries/appSpecs.ts'
import { bundleSpec } from '../arbitraries/bundleSpec.ts'
import { firstAdd } from '../arbitraries/firstAdd.ts'
import { givenFrameworks } from '../arbitraries/givenFrameworks.ts'
import { imageSpec } from '../arbitraries/imageSpec.ts'
import { IMAGE_LANGUAGES } from '../arbitraries/languagePools.ts'
import { lifeOfAnApp } from '../arbitraries/lifeOfAnApp.ts'
import { mischief, PLAIN_MISCHIEF } from '../arbitraries/mischief.ts'
import { resourcefulApp } from '../arbitraries/resourcefulApp.ts'
import { script } from '../arbitraries/script.ts'
import { addCommand, signInCommand } from '../arbitraries/scriptCommand.ts'
import { addThenRemoveLeavesNothing } from '../laws/addThenRemoveLeavesNothing.ts'
import { firstSignInPrunes } from '../laws/firstSignInPrunes.ts'
import { languageChangeMakesStale } from '../laws/languageChangeMakesStale.ts'
import { machineFollowsModel } from '../laws/machineFollowsModel.ts'
import { mischiefChangesNothing } from '../laws/mischiefChangesNothing.ts'
import { moreLanguagesLoseNothing } from '../laws/moreLanguagesLoseNothing.ts'
import { optimizeChangesNoContent } from '../laws/optimizeChangesNoContent.ts'
import { orderDoesNotMatter } from '../laws/orderDoesNotMatter.ts'
import { refusalChangesNothing } from '../laws/refusalChangesNothing.ts'
import { removalLeavesWhatUsersNeed } from '../laws/removalLeavesWhatUsersNeed.ts'
import { sameScriptSameBytes } from '../laws/sameScriptSameBytes.ts'
import { scriptKeepsImageWhole } from '../laws/scriptKeepsImageWhole.ts'
import { selectionIsTheModels } from '../laws/selectionIsTheModels.ts'
import { semanticsDifferBySiblings } from '../laws/semanticsDifferBySiblings.ts'
import { addScenario, scriptScenario } from '../runs/scriptScenario.ts'
import type { Script } from '../specs/Script.ts'
import { campaignProperty, type CampaignProperty } from './CampaignProperty.ts'

const order = fc.uniqueArray(fc.nat({ max: 11 }), { maxLength: 8 })

/** A new image, on which nothing was done. */
const NOTHING: Script = {
  image: { preset: 'windows-11-24h2', architecture: 'x64', languages: ['en-US'], defaultLanguage: 'en-US', users: [] },
  apps: [],
  commands: [],
}

export const appxProperties: readonly CampaignProperty[] = [
  campaignProperty({
    name: 'what goes into an image is what the model says',
    area: 'appx',
    runs: 100,
    values: firstAdd,
    law: async (add) => [(await selectionIsTheModels(add)) ? 'added' : 'refused'],
    cases: ['added', 'refused'],
    scenario: (add) => addScenario(add),
  }),
  campaignProperty({
    name: 'an image of apps is what the model says after every operation',
    area: 'appx',
    runs: 160,
    values: () => fc.record({ script: script(), semantics: fc.constantFrom('documented', 'observed') }),
    law: ({ script, semantics }) => machineFollowsModel(script, semantics),
    scenario: ({ script, semantics }) => scriptScenario(script, semantics),
  }),
  campaignProperty({
    name: 'an image is what the model says, whatever happens to one app',
    area: 'appx',
    runs: 80,
    values: lifeOfAnApp,
    law: (script) => machineFollowsModel(script),
    scenario: (script) => scriptScenario(script),
  }),
  campaignProperty({
    name: 'what goes into an image does not depend on the order of languages, packages and dependencies',
    area: 'appx',
    runs: 60,
    values: () =>
      fc.record({ add: firstAdd(), orders: fc.record({ languages: order, packages: order, frameworks: order }) }),
    law: ({ add, orders }) => orderDoesNotMatter(add, orders),
    scenario: ({ add }) => addScenario(add),
  }),
  campaignProperty({
    name: 'resource packages are for languages, scales and graphics hardware, of the image and then of its user',
    area: 'appx',
    runs: 80,
    values: () => fc.record({ script: resourcefulApp(), semantics: fc.constantFrom('documented', 'observed') }),
    law: ({ script, semantics }) => machineFollowsModel(script, semantics),
    scenario: ({ script, semantics }) => scriptScenario(script, semantics),
  }),
  campaignProperty({
    name: 'an image never gets less with more languages',
    area: 'appx',
    runs: 60,
    values: () => fc.record({ add: firstAdd(), language: fc.constantFrom(...IMAGE_LANGUAGES) }),
    law: ({ add, language }) => moreLanguagesLoseNothing(add, language),
    scenario: ({ add: { image, ...add }, language }) =>
      addScenario({ ...add, image: { ...image, languages: [...new Set([...image.languages, language])] } }),
  }),
  campaignProperty({
    name: 'documented and observed semantics differ by other regions alone',
    area: 'appx',
    runs: 60,
    values: firstAdd,
    law: async (add) => [(await semanticsDifferBySiblings(add)).length > 0 ? 'different' : 'the same'],
    cases: ['different', 'the same'],
    scenario: (add) => addScenario({ ...add, semantics: 'observed' }),
  }),
  campaignProperty({
    name: 'a language that comes or goes makes apps stale, adding them again repairs them',
    area: 'appx',
    runs: 60,
    values: () => fc.record({ add: firstAdd(), language: fc.constantFrom(...IMAGE_LANGUAGES) }),
    law: async ({ add, language }) => {
      const stale = await languageChangeMakesStale(add, language)
      return [stale === undefined ? 'refused' : stale ? 'stale' : 'not stale']
    },
    cases: ['stale', 'not stale'],
    scenario: ({ add, language }) => {
      const kind = add.image.languages.includes(language) ? 'remove language' : 'add language'
      const again = { kind: 'add', app: 0, frameworks: add.frameworks, license: 'skip' } as const
      return addScenario(add, [{ kind, language }, again])
    },
  }),
  campaignProperty({
    name: 'the first sign-in removes what does not fit and what is not pinned, once',
    area: 'appx',
    runs: 60,
    values: () =>
      fc.record({
        adds: fc.record({
          image: imageSpec({ languages: IMAGE_LANGUAGES }),
          apps: appSpecs(),
          commands: fc.uniqueArray(addCommand(), { minLength: 2, maxLength: 4, selector: ({ app }) => app }),
        }),
        first: signInCommand(),
        later: signInCommand(),
      }),
    law: async ({ adds, first, later }) => {
      const { misfits, dropped } = await firstSignInPrunes(adds, first, later)
      return [misfits > 0 ? 'pruned' : 'nothing to prune', dropped > 0 ? 'dropped' : 'nothing to drop']
    },
    cases: ['pruned', 'nothing to prune', 'dropped', 'nothing to drop'],
    scenario: ({ adds, first, later }) => scriptScenario({ ...adds, commands: [...adds.commands, first, later] }),
  }),
  campaignProperty({
    name: 'removing provisioning leaves what a user needs, and nothing else',
    area: 'appx',
    runs: 50,
    values: () => script(),
    law: async (script) => {
      const { registered, unregistered } = await removalLeavesWhatUsersNeed(script)
      return [...(registered > 0 ? ['registered'] : []), ...(unregistered > 0 ? ['unregistered'] : [])]
    },
    cases: ['registered', 'unregistered'],
    scenario: (script) => {
      const removals = script.apps.map((_, app) => ({ kind: 'remove', app }) as const)
      return scriptScenario({ ...script, commands: [...script.commands, ...removals] })
    },
  }),
  campaignProperty({
    name: 'adding an app and removing it leaves nothing but what rules name',
    area: 'appx',
    runs: 50,
    values: () =>
      fc.record({
        script: script({ maxAdds: 4, maxUpdates: 0, maxCommands: 2 }),
        extra: fc.record({
          app: bundleSpec().map((app) => ({ ...app, name: 'Contoso.Extra' })),
          frameworks: givenFrameworks(),
          license: fc.constantFrom('skip', 'right', 'none'),
        }),
      }),
    law: async ({ script, extra }) => (await addThenRemoveLeavesNothing(script, extra)) ?? ['refused'],
    cases: ['appx.deprovisioned.mark', 'appx.dependency.newest', 'appx.framework.inuse', 'refused'],
    scenario: ({ script: { image, apps, commands }, extra: { app, frameworks, license } }) => {
      const place = apps.length
      const both = [{ kind: 'add', app: place, frameworks, license } as const, { kind: 'remove', app: place } as const]
      return scriptScenario({ image, apps: [...apps, app], commands: [...commands, ...both] })
    },
  }),
  campaignProperty({
    name: 'optimizing changes no content, and leaves no file twice',
    area: 'appx',
    runs: 25,
    values: () => script(),
    law: async (script) => [(await optimizeChangesNoContent(script)) > 0 ? 'linked' : 'nothing to link'],
    cases: ['linked', 'nothing to link'],
    scenario: (script) => scriptScenario({ ...script, commands: [...script.commands, { kind: 'optimize' }] }),
  }),
  campaignProperty({
    name: 'an operation on apps that fails changes nothing',
    area: 'appx',
    runs: 30,
    values: () => script(),
    law: async (script) => [(await refusalChangesNothing(script)) > 0 ? 'refused' : 'nothing refused'],
    cases: ['refused'],
    scenario: (script) => scriptScenario(script),
  }),
  campaignProperty({
    name: 'a command line about apps that fails changes nothing, whatever is wrong with it',
    area: 'appx',
    runs: 60,
    values: () =>
      fc.record({
        script: script({ maxAdds: 1, maxUpdates: 1, maxCommands: 0 }),
        wrong: fc.array(mischief(), { minLength: 4, maxLength: 12, size: 'max' }),
      }),
    law: ({ script, wrong }) => mischiefChangesNothing(script, wrong),
    cases: [
      'turned bit',
      'damaged program',
      'damaged framework',
      'wrong block map',
      'cut short',
      'remove',
      ...PLAIN_MISCHIEF.map((wrong) => wrong.kind),
    ],
    examples: [{ script: NOTHING, wrong: PLAIN_MISCHIEF }],
  }),
  campaignProperty({
    name: 'lists, hives, files and folders agree after any script about apps',
    area: 'appx',
    runs: 45,
    values: () => script(),
    law: scriptKeepsImageWhole,
    scenario: (script) => scriptScenario(script),
  }),
  campaignProperty({
    name: 'a script about apps gives the same hives when it is run again',
    area: 'appx',
    runs: 25,
    values: () => script({ maxCommands: 4 }),
    law: sameScriptSameBytes,
    scenario: (script) => scriptScenario(script),
  }),
]
