import { uphold } from '../laws/uphold.ts'
import { appComputer, type AppComputer } from './appComputer.ts'
import { differenceOf, differenceOfCodes } from './differenceOf.ts'
import { familyOf, nameOf, POOL, type PoolName } from './optionsPool.ts'
import type { OptionsStory } from './optionsStory.ts'
import { type Known, outcomeOfOptions, type There } from './outcomeOfOptions.ts'
import { fullNameOf, STORE } from './packageNames.ts'
import { wordsOfOptions } from './wordsOfOptions.ts'
import { writeOptionsPool } from './writeOptionsPool.ts'

/**
 * Law: an add is carried out when its options go together and its packages belong together: then the app is
 * provisioned with its optional packages, each by its own name, with the form, the regions and the licenses that were
 * asked for; otherwise it is refused with the code of what is wrong and changes nothing.
 * @throws BrokenLaw
 */
export async function addOptionsGoTogether({ semantics, backwards, commands }: OptionsStory): Promise<void> {
  const computer = appComputer({ preset: 'windows-11-24h2', semantics })
  await writeOptionsPool(computer)
  let known: Known = { there: new Map(), library: false, licenses: [], preferences: {} }
  for (const command of commands) {
    const law = `${JSON.stringify(command)} must do what its options say.`
    const outcome = outcomeOfOptions(known, command, semantics)
    const words = wordsOfOptions(command)
    const policy = command.kind === 'add' ? command.policy : undefined
    if (policy) setPolicy(computer, policy.app, policy.number)
    const { code } = await computer.run(...(backwards ? words.toReversed() : words))
    if (policy) setPolicy(computer, policy.app, undefined)
    uphold(law, differenceOfCodes('it', 'refused' in outcome ? outcome.refused : [0], code))
    if (!('refused' in outcome)) known = outcome
    uphold(law, differencesOf(known, computer))
    uphold(
      law,
      differenceOf('the list', [...known.there.values()].map(({ app }) => nameOf(app)).sort(), await computer.list()),
    )
  }
}

function packagesOf({ app, form }: There): readonly string[] {
  const { name, version, bundle, publisher } = app
  if (!bundle) return [nameOf(app)]
  const inner = form === 'stub' ? version.replace(/\d+$/, '0') : version
  return [nameOf(app), fullNameOf(name, { version: inner, ...(publisher && { publisher }) })]
}

/** A policy speaks of a family, or does not any more. */
function setPolicy(computer: AppComputer, app: PoolName, number: number | undefined): void {
  const key = `${STORE}\\Config\\${familyOf(POOL[app])}`
  computer.edit(({ registry }) =>
    number === undefined
      ? registry.deleteValue('SOFTWARE', key, 'InstallBlocked')
      : registry.setDword('SOFTWARE', key, 'InstallBlocked', number),
  )
}

function differencesOf(known: Known, { state, machine }: AppComputer): string[] {
  const all = [...known.there.values()]
  const library = known.library ? [fullNameOf('Contoso.Library')] : []
  const entry = (value: (one: There) => unknown) =>
    Object.fromEntries(all.map((one) => [nameOf(one.app), value(one)] as const).sort(([a], [b]) => (a < b ? -1 : 1)))
  const sorted = (object: object) => Object.fromEntries(Object.entries(object).sort(([a], [b]) => (a < b ? -1 : 1)))
  const preference = (family: string) =>
    machine.image.registry.key('SOFTWARE', `${STORE}\\Config\\${family}`)?.value('StubPreference')?.data[0]
  return [
    ...differenceOf(
      'what is provisioned',
      entry(({ app }) => (app.needsLibrary ? library : [])),
      sorted(state.provisioned),
    ),
    ...differenceOf('what is staged', [...all.flatMap(packagesOf), ...library].sort(), state.staged),
    ...differenceOf(
      'regions',
      Object.fromEntries(Object.entries(entry((one) => one.regions)).filter(([, text]) => text !== '')),
      sorted(state.regions),
    ),
    ...differenceOf(
      'line-of-business apps',
      all
        .filter((one) => one.lineOfBusiness)
        .map(({ app }) => nameOf(app))
        .sort(),
      state.lineOfBusiness,
    ),
    ...differenceOf('licenses', known.licenses.map((one) => one.toLowerCase()).sort(), state.licenses),
    ...Object.values(POOL).flatMap((app) => {
      const form = known.preferences[familyOf(app)]
      return differenceOf(`preference of ${app.name}`, form && (form === 'stub' ? 2 : 1), preference(familyOf(app)))
    }),
  ]
}
