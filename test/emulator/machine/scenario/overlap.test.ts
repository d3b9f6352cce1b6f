import { describe, expect, test } from 'vitest'
import { createMachine, replayScenario, type Machine } from '../../../../emulator/index.ts'
import { bundle, updateCab } from '../../../../fixtures/index.ts'
import { DISM_ONLINE_IMAGE, HRESULTS } from '../../../../src/api/index.ts'
import { nextTurn } from '../../../../src/platform/node.ts'
import { expectSame } from './expectSame.ts'

const ADD = ['/Online', '/Add-ProvisionedAppxPackage', '/PackagePath:D:\\reader.msixbundle', '/SkipLicense']

async function computer(): Promise<Machine> {
  const machine = createMachine({ preset: 'windows-11-24h2', users: ['alice'] })
  machine.write('D:\\reader.msixbundle', bundle('Contoso.Reader', { languages: ['en-US', 'fr-FR'] }))
  machine.write('D:\\update.cab', updateCab({ kb: 'one', components: 3 }))
  await machine.ready()
  return machine
}

/** Lets what is under way come so far. */
async function pass(turns: number): Promise<void> {
  for (let turn = 0; turn < turns; turn++) await nextTurn()
}

describe('steps that overlap', () => {
  test('one that begins in the same moment as another is recorded behind it', async () => {
    const machine = await computer()
    const adding = machine.dism(...ADD)
    machine.shutdown()
    await adding
    expect(machine.record.map(({ step }) => [step.do, step.during])).toEqual([
      ['write', undefined],
      ['write', undefined],
      ['dism', undefined],
      ['shutdown', 2],
    ])
    await expectSame(machine)
  })

  test.each([0, 1, 2, 3])('a shutdown %i turns into a dism', async (turns) => {
    const machine = await computer()
    const adding = machine.dism(...ADD)
    await pass(turns)
    machine.shutdown()
    await adding
    await expectSame(machine)
  })

  test.each([0, 1, 2, 3, 4, 5, 6])('a shutdown %i turns into a call', async (turns) => {
    const machine = await computer()
    const { api } = machine
    await api.DismInitialize(2, null, null)
    const session = { value: 0 }
    await api.DismOpenSession(DISM_ONLINE_IMAGE, null, null, session)
    const adding = api.DismAddPackage(session.value, 'D:\\update.cab', false, false, null, null, null)
    await pass(turns)
    machine.shutdown()
    await adding
    await expectSame(machine)
  })

  test.each([0, 1, 2])('a dism, and a sign-in and a file, %i turns into a dism', async (turns) => {
    const machine = await computer()
    const adding = machine.dism(...ADD)
    await pass(turns)
    machine.signIn('alice', { languages: ['fr-FR'] })
    const [added, listed] = await Promise.all([adding, machine.type('dism /Online /Get-ProvisionedAppxPackages')])
    machine.write('D:\\readme.txt', new Uint8Array(1))
    expect(added.exitCode).toBe(0)
    expect(listed.exitCode).toBe(183)
    await expectSame(machine)
  })

  test.each([0, 1, 2, 3, 4, 5])('a session that is closed and opened again %i turns into a call', async (turns) => {
    const machine = await computer()
    const { api } = machine
    await api.DismInitialize(2, null, null)
    const session = { value: 0 }
    await api.DismOpenSession(DISM_ONLINE_IMAGE, null, null, session)
    const first = session.value
    const adding = api.DismAddPackage(first, 'D:\\update.cab', false, false, null, null, null)
    await pass(turns)
    const closing = api.DismCloseSession(first)
    const opening = api.DismOpenSession(DISM_ONLINE_IMAGE, null, null, session)
    const hresults = await Promise.all([adding, closing, opening, api.DismCloseSession(first)])
    expect(hresults).toEqual([0, 0, 0, HRESULTS.DISMAPI_E_INVALID_DISM_SESSION])
    expect(session.value).toBe(first + 1)
    await expectSame(machine)
  })

  test('one whose moment never comes begins when those before are over', async () => {
    const machine = await computer()
    const adding = machine.dism(...ADD)
    machine.shutdown()
    await adding
    const { scenario, files } = machine.scenario()
    const steps = scenario.steps.map((step) => (step.do === 'shutdown' ? { ...step, moment: 1_000_000 } : step))
    const codes = []
    for await (const { exitCode } of replayScenario({ ...scenario, steps }, files).steps) codes.push(exitCode)
    expect(machine.record.map(({ exitCode }) => exitCode)).not.toEqual(codes)
    expect(codes).toEqual([0, 0, 0, 0])
  })

  test('a user who installs an app and signs out on the way', async () => {
    const machine = await computer()
    machine.signIn('alice')
    const adding = machine.addApp('alice', 'D:\\reader.msixbundle')
    machine.signOut()
    await adding.catch(() => {})
    await expectSame(machine)
  })
})
