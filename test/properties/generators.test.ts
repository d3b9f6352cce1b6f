import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { script } from '../../properties/arbitraries/script.ts'
import { chooseApplication, chooseResources } from '../../properties/model/choosePackages.ts'
import { siblings } from '../../properties/model/languages.ts'
import { modelCommand } from '../../properties/model/modelCommand.ts'
import type { ModelImage } from '../../properties/model/ModelImage.ts'
import { newModel } from '../../properties/model/newModel.ts'
import { frameworkName } from '../../properties/packages/frameworkName.ts'
import type { Script } from '../../properties/specs/Script.ts'
import type { ScriptCommand } from '../../properties/specs/ScriptCommand.ts'
import { settings } from './settings.ts'

/** A command of a script, with the model's image before and after; `after` is undefined when it was refused. */
interface Step {
  readonly command: ScriptCommand
  readonly before: ModelImage
  readonly after: ModelImage | undefined
}

/** What scripts should show often, and in how many of a hundred at least. */
type Wanted = [name: string, percent: number, holds: (script: Script, steps: readonly Step[]) => boolean]

const WANTED: Wanted[] = [
  ['two languages', 25, ({ image }) => image.languages.length >= 2],
  ['two people', 25, ({ image }) => image.users.length >= 2],
  ['a default language that is not the first', 15, ({ image }) => image.languages[0] !== image.defaultLanguage],
  ['another architecture than x64', 25, ({ image }) => image.architecture !== 'x64'],
  ['an older release', 25, ({ image }) => image.preset !== 'windows-11-24h2'],
  ['ten commands', 20, ({ commands }) => commands.length >= 10],
  ['two apps', 25, ({ apps }) => new Set(apps.map((app) => app.name)).size >= 2],
  ['two versions of an app', 25, ({ apps }) => new Set(apps.map((app) => app.name)).size < apps.length],
  ['a plain package', 25, ({ apps }) => apps.some((app) => app.kind === 'package')],
  [
    'a pack of several languages',
    15,
    ({ apps }) => apps.some((app) => app.kind === 'bundle' && app.packs.some((pack) => pack.length > 1)),
  ],
  ['a language pack that is added', 25, (_, steps) => languagePacks(steps).some((pack) => pack.added)],
  ['a language pack that is left out', 25, (_, steps) => languagePacks(steps).some((pack) => !pack.added)],
  ['a pack of another region', 25, (_, steps) => languagePacks(steps).some((pack) => !pack.added && pack.sibling)],
  ['a framework that two apps share', 20, (_, steps) => steps.some(({ after }) => after && shared(after))],
  ['a framework that is raised', 8, (_, steps) => steps.some(raises)],
  ['an app that is updated', 8, (_, steps) => steps.some(updates)],
  [
    'a sign-in with something to register',
    25,
    (_, steps) => steps.some((step) => step.command.kind === 'sign in' && step.before.provisioned.length > 0),
  ],
  [
    'a first sign-in that prunes',
    15,
    (_, steps) =>
      steps.some(
        (step) => step.command.kind === 'sign in' && (step.after?.packages.size ?? 0) < step.before.packages.size,
      ),
  ],
  [
    'a first sign-in that drops an app',
    15,
    (_, steps) =>
      steps.some(
        (step) =>
          step.command.kind === 'sign in' && (step.after?.provisioned.length ?? 0) < step.before.provisioned.length,
      ),
  ],
  ['an app that is not for the region of somebody', 9, (_, steps) => steps.some(notForRegion)],
  ['a removal of what a user has', 10, (_, steps) => steps.some((step) => done(step, 'remove') && removedOfUser(step))],
  ['a removal of what nobody has', 8, (_, steps) => steps.some((step) => done(step, 'remove') && !removedOfUser(step))],
  ['a user who removes an app', 8, (_, steps) => steps.some((step) => done(step, 'remove for user'))],
  ['an app that a user installs', 15, (_, steps) => steps.some((step) => done(step, 'add for user'))],
  [
    'Sysprep that an app stops',
    0.5,
    (_, steps) => steps.some((step) => step.command.kind === 'sysprep' && !step.after),
  ],
  ['Sysprep that works', 10, (_, steps) => steps.some((step) => done(step, 'sysprep'))],
  ['packages that are optimized', 15, (_, steps) => steps.some((step) => done(step, 'optimize'))],
  ['a refusal', 25, (_, steps) => steps.some((step) => !step.after)],
  ['an add that succeeds', 50, (_, steps) => steps.some((step) => done(step, 'add'))],
]

describe('of 1,000 scripts enough have', () => {
  const drawn = fc
    .sample(script(), { ...settings(1000), numRuns: 1000 })
    .map((each) => ({ each, steps: stepsOf(each) }))
  test.each(WANTED)('%s', (_, percent, holds) => {
    const count = drawn.filter(({ each, steps }) => holds(each, steps)).length
    expect(count / 10).toBeGreaterThanOrEqual(percent)
  })
})

function stepsOf(each: Script): Step[] {
  let image = newModel(each.image)
  return each.commands.map((command) => {
    const before = image
    const outcome = modelCommand(before, each, command)
    if ('refused' in outcome) return { command, before, after: undefined }
    image = outcome
    return { command, before, after: image }
  })
}

const done = ({ command, after }: Step, kind: ScriptCommand['kind']) => command.kind === kind && after !== undefined

/** Whether somebody has the app that a removal took away. */
const removedOfUser = ({ before, after }: Step) => {
  const gone = before.provisioned.find((app) => !after?.provisioned.includes(app))
  const held = Object.values(before.registered).flat()
  return held.some((one) => one.facts.fullName === gone?.facts.fullName)
}

const shared = ({ provisioned }: ModelImage) => {
  const names = provisioned.flatMap((app) => app.frameworks.map(frameworkName))
  return new Set(names).size < names.length
}

const raises = ({ before, after }: Step) =>
  after !== undefined &&
  before.provisioned.some((app) =>
    after.provisioned.some(
      (now) =>
        now.facts === app.facts &&
        now.frameworks.some((each, index) => each.version !== app.frameworks[index]?.version),
    ),
  )

const updates = ({ before, after }: Step) =>
  after !== undefined &&
  before.provisioned.some((app) =>
    after.provisioned.some((now) => now.facts.family === app.facts.family && now.facts.version !== app.facts.version),
  )

/** Whether somebody signs in and does not get an app that was not removed. */
const notForRegion = ({ command, after }: Step) =>
  command.kind === 'sign in' &&
  after !== undefined &&
  after.provisioned.some(
    ({ facts }) =>
      !after.registered[command.user]?.some((one) => one.facts === facts) &&
      !after.declined[command.user]?.includes(facts.family),
  )

/** The language packs of the apps that were added. */
function languagePacks(steps: readonly Step[]) {
  return steps
    .filter((step) => done(step, 'add'))
    .flatMap(({ after }) => {
      const app = after?.provisioned.at(-1)
      if (!after || !app || !chooseApplication(after, app.facts)) return []
      const chosen = new Set(chooseResources(after, app.facts))
      return app.facts.packages
        .filter((one) => one.type === 'resource' && one.languages.length > 0)
        .map((one) => ({
          added: chosen.has(one),
          sibling: one.languages.some((each) => after.languages.some((language) => siblings(each, language))),
        }))
    })
}
