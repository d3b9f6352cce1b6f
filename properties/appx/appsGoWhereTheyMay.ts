import { uphold } from '../laws/uphold.ts'
import { appComputer, type AppComputer } from './appComputer.ts'
import { differenceOf } from './differenceOf.ts'
import { doGoing } from './doGoing.ts'
import { familyOf, nameOf, packagesOf } from './goingApps.ts'
import type { KnownApps } from './KnownApps.ts'
import { BUILDS, type GoingStory } from './goingStory.ts'
import { STORE } from './packageNames.ts'
import { differencesOfList, verdictsOfList } from './provisioningList.ts'

/**
 * Law: what is provisioned is removed by its full name, wholly when no user has it, unless a policy or the release keeps
 * it; a removal leaves its mark in those releases that know it, an add takes it away; list, keys and the file
 * AppxProvisioning.xml say the same, and lines of others stay in that file.
 * @throws BrokenLaw
 */
export async function appsGoWhereTheyMay({ preset, semantics, commands }: GoingStory): Promise<void> {
  const computer = appComputer({ preset, semantics, users: ['carol'] })
  computer.edit(({ registry }) =>
    registry.setDword('SOFTWARE', 'Policies\\Microsoft\\Windows\\Appx', 'AllowAllTrustedApps', 1),
  )
  const known: KnownApps = {
    provisioned: new Map(),
    carols: new Map(),
    preferred: new Set(),
    kept: new Set(),
    ended: new Set(),
    marked: new Set(),
    lost: new Set(),
    sideloaded: new Set(),
    listed: [],
  }
  const build = BUILDS[preset] ?? 0
  computer.put('D:\\data.txt', 'data')
  for (const command of commands) {
    const law = `${JSON.stringify(command)} must do what it says on ${preset}, ${semantics}.`
    uphold(law, await doGoing(computer, command, known, { build, semantics }))
    uphold(law, differencesOf(computer, known))
    const { stdout, decisions } = await computer.run('/Get-ProvisionedAppxPackages')
    const listed = [...stdout.matchAll(/^PackageName : (.*?)\r?$/gm)].map(([, name = '']) => name)
    // In the order of the registry.
    uphold(law, differenceOf('the list', provisionedNames(known), listed))
    uphold(law, verdictsOfList(known, computer, decisions))
  }
}

function provisionedNames({ provisioned }: KnownApps): string[] {
  return [...provisioned].map(([app, version]) => nameOf(app, version)).sort()
}

function differencesOf(computer: AppComputer, known: KnownApps): string[] {
  const { state, machine } = computer
  const there = [...known.provisioned, ...known.carols].flatMap(packagesOf)
  const policies = machine.image.registry.key('SOFTWARE', `${STORE}\\Config`)?.subkeys() ?? []
  const kept = policies.filter((key) => key.value('NonRemovable')?.data[0] === 1).map((key) => key.name.toLowerCase())
  const preferred = policies.filter((key) => key.value('StubPreference')).map((key) => key.name.toLowerCase())
  return [
    ...differenceOf('what is staged', [...new Set(there)].sort(), state.staged),
    ...differenceOf('what Carol has', [...known.carols].flatMap(packagesOf).sort(), state.registered['carol'] ?? []),
    ...differenceOf('marks of removals', [...known.marked].map(familyOf).sort(), state.deprovisioned),
    ...differenceOf(
      'preferences',
      [...known.preferred].map((app) => familyOf(app).toLowerCase()).sort(),
      preferred.sort(),
    ),
    ...differenceOf('policies', [...known.kept].map((app) => familyOf(app).toLowerCase()).sort(), kept.sort()),
    ...differenceOf(
      'folders',
      [...new Set(there)].filter((name) => !known.lost.has(name)).sort(),
      foldersOf(computer, known),
    ),
    ...differencesOfList(computer, known),
  ]
}

function foldersOf({ machine }: AppComputer, known: KnownApps): string[] {
  const { volume } = machine.image
  const all = volume.stat('Program Files\\WindowsApps') ? volume.list('Program Files\\WindowsApps') : []
  return all
    .map(({ name }) => name)
    .filter((name) => !known.lost.has(name))
    .sort()
}
