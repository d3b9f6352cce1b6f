import { describe, expect, test } from 'vitest'
import { updateIdentity, type UpdateCabSpec } from '../../fixtures/updateCab.ts'
import { windowsPackage } from '../../fixtures/windowsPackage.ts'
import { packageMachine, type PackageMachine } from './packageMachine.ts'

const ONE = { kb: 'KB1', version: '10.0.1.1' }
const TWO = { kb: 'KB1', version: '10.0.1.2' }
const THREE = { kb: 'KB1', version: '10.0.1.3' }
const DATACENTER_KEY = 'WX4NM-KYWYW-QJJR4-XV3QB-6VM33'

/** Shuts Windows down, takes back what waits, and starts it again. */
async function revert({ machine }: PackageMachine): Promise<void> {
  machine.shutdown()
  const { exitCode } = await machine.dism('/Image:C:\\', '/Cleanup-Image', '/RevertPendingActions')
  expect(exitCode).toBe(0)
  machine.boot()
}

/** The running Windows, with these updates added one after the other, each with a restart. */
async function withUpdates(...updates: readonly UpdateCabSpec[]): Promise<PackageMachine> {
  const made = packageMachine()
  for (const update of updates) {
    await made.add(update)
    made.restart()
  }
  return made
}

const featureState = async ({ dism }: PackageMachine, name: string) =>
  /^State : (.*)$/m.exec((await dism('/Get-FeatureInfo', `/FeatureName:${name}`)).body)?.[1]

describe('what was removed', () => {
  test('is installed again, and wanted; what it had replaced is superseded again (health.revert.version)', async () => {
    const made = await withUpdates(ONE, TWO)
    await made.remove(updateIdentity(TWO))
    expect(made.states()).toEqual(['KB1 10.0.1.1: Install Pending', 'KB1 10.0.1.2: Uninstall Pending'])
    await revert(made)
    expect(made.states()).toEqual(['KB1 10.0.1.1: Superseded', 'KB1 10.0.1.2: Installed'])
    await made.add(THREE)
    made.restart()
    expect(made.states()).toEqual(['KB1 10.0.1.1: Superseded', 'KB1 10.0.1.2: Superseded', 'KB1 10.0.1.3: Installed'])
    await made.remove(updateIdentity(THREE))
    made.restart()
    expect(made.states()).toEqual(['KB1 10.0.1.1: Superseded', 'KB1 10.0.1.2: Installed'])
  })

  test('with what is inside of it, also what is only staged (health.revert.version)', async () => {
    const made = packageMachine()
    const packages = ['KB6', 'KB7'].map((kb) => ({ identity: updateIdentity({ kb }), releaseType: 'Update' }))
    const updates = packages.map(({ identity }, index) => ({
      name: `Feature${index}`,
      enabledByDefault: index === 0,
      packages: [identity],
    }))
    const identity = updateIdentity({ kb: 'KB5' })
    await made.add(windowsPackage({ identity, releaseType: 'Update', restart: 'required', updates, packages }))
    made.restart()
    const before = made.states()
    expect(before).toEqual(['KB5 10.0.1.1: Installed', '(KB6 10.0.1.1: Installed)', '(KB7 10.0.1.1: Staged)'])
    await made.remove(updateIdentity({ kb: 'KB5' }))
    await revert(made)
    expect(made.states()).toEqual(before)
    await made.remove(updateIdentity({ kb: 'KB5' }))
    made.restart()
    expect(made.states()).toEqual([])
  })
})

test('what was to be installed stays staged, what it replaces installed (health.revert.version, health.revert.edition)', async () => {
  const made = await withUpdates(ONE)
  const time = () => made.machine.image.registry.key('SOFTWARE', KEY)?.value('InstallTimeLow')?.data
  const installed = time()
  await made.add(TWO)
  await made.add(THREE)
  expect(made.states().filter((state) => state.includes('Uninstall Pending'))).toHaveLength(2)
  await revert(made)
  expect(made.states()).toEqual(['KB1 10.0.1.1: Installed', 'KB1 10.0.1.2: Staged', 'KB1 10.0.1.3: Staged'])
  expect(time()).toEqual(installed)
  expect((await made.dism('/Cleanup-Image', '/ScanHealth')).body).toContain('No component store corruption')
  await made.add(THREE)
  made.restart()
  expect(made.states()).toEqual(['KB1 10.0.1.1: Superseded', 'KB1 10.0.1.2: Staged', 'KB1 10.0.1.3: Installed'])
})

const KEY = `Microsoft\\Windows\\CurrentVersion\\Component Based Servicing\\Packages\\${updateIdentity(ONE)}`

describe('features', () => {
  test('are as they were, also after the start (health.revert.feature)', async () => {
    const made = packageMachine({ offline: true })
    expect((await made.dism('/Enable-Feature', '/FeatureName:TelnetClient')).exitCode).toBe(0)
    expect(await featureState(made, 'TelnetClient')).toBe('Enable Pending')
    await made.dism('/Cleanup-Image', '/RevertPendingActions')
    expect(await featureState(made, 'TelnetClient')).toBe('Disabled')
    made.restart()
    expect(await featureState(made, 'TelnetClient')).toBe('Disabled')
  })

  test('that were enabled are enabled again (health.revert.feature)', async () => {
    const made = packageMachine({ offline: true })
    await made.dism('/Enable-Feature', '/FeatureName:TelnetClient')
    made.restart()
    made.machine.shutdown()
    const offline = (...words: string[]) => made.machine.dism('/Image:C:\\', ...words)
    await offline('/Disable-Feature', '/FeatureName:TelnetClient')
    await offline('/Cleanup-Image', '/RevertPendingActions')
    made.machine.boot()
    expect(await featureState(made, 'TelnetClient')).toBe('Enabled')
  })
})

test('one of a package that is about to go is as it was, whatever was asked of it since (health.revert.feature)', async () => {
  const feature = { name: 'Extra', enabledByDefault: true, restart: 'required' } as const
  const made = await withUpdates({ kb: 'KB2', features: [feature], restart: 'required' })
  const words = ['/FeatureName:Extra', `/PackageName:${updateIdentity({ kb: 'KB2' })}`]
  const state = async () => /^State : (.*)$/m.exec((await made.dism('/Get-FeatureInfo', ...words)).body)?.[1]
  expect(await state()).toBe('Enabled')
  await made.remove(updateIdentity({ kb: 'KB2' }))
  expect(await state()).toBe('Disable Pending')
  await made.dism('/Enable-Feature', ...words)
  await revert(made)
  expect(await state()).toBe('Enabled')
})

test('the edition of a server is that before (health.revert.edition)', async () => {
  const made = packageMachine({ preset: 'windows-server-2022' })
  const { machine, dism, states } = made
  const before = [machine.image.identity().edition, ...states('Edition~').concat(states('Server'))]
  const set = await dism('/Set-Edition:ServerDatacenter', '/AcceptEula', `/ProductKey:${DATACENTER_KEY}`, '/NoRestart')
  expect(set.exitCode).toBe(3010)
  expect(machine.image.identity().edition).toBe('ServerDatacenter')
  await revert(made)
  expect([machine.image.identity().edition, ...states('Edition~').concat(states('Server'))]).toEqual(before)
})
