import { describe, expect, test } from 'vitest'
import { createMachine, observeMachines, replayScenario, type Machine } from '../../../../emulator/index.ts'
import { compareVolumes } from '../../../../emulator/machine/compareVolumes.ts'
import { bundle } from '../../../../fixtures/index.ts'
import { createDismApi, DISM_ONLINE_IMAGE, HRESULTS } from '../../../../src/api/index.ts'
import { readAll } from '../../../../src/formats/ByteSource.ts'
import { drivesOf } from './drivesOf.ts'
import { expectSame, replayed } from './expectSame.ts'

const READER = 'Contoso.Reader_1.0.0.0_neutral_~_h91ms92gdsmmt'
const ADD = ['/Online', '/Add-ProvisionedAppxPackage', '/PackagePath:D:\\reader.msixbundle', '/SkipLicense']

const addReader = (machine: Machine, version = '1.0.0.0') =>
  machine.write('D:\\reader.msixbundle', bundle('Contoso.Reader', { languages: ['en-US', 'fr-FR'], version }))

describe('the record of a machine', () => {
  test.each([
    ['a function', () => undefined],
    ['an object', {}],
    ['a bigint', 0n],
  ])('a call with %s for a number ends the same when it is made again', async (_, argument) => {
    const machine = createMachine({ preset: 'windows-11-24h2' })
    const called: unknown = Reflect.apply(machine.api.DismInitialize, undefined, [argument, null, null])
    await Promise.resolve(called).catch(() => {})
    await expectSame(machine)
  })

  test('steps, how they ended, what they said and decided', async () => {
    const machine = createMachine({ preset: 'windows-11-24h2', users: ['alice'] })
    addReader(machine)
    await machine.dism(...ADD)
    machine.signIn('alice', { languages: ['fr-FR'], scale: undefined })
    expect(() => machine.boot()).toThrow('runs already')
    expect(() => machine.removeApp('alice', 'Contoso.Nothing_1.0.0.0_x64__h91ms92gdsmmt')).toThrow('Contoso.Nothing')
    expect(machine.record.map(({ step }) => step)).toEqual([
      { do: 'write', path: 'D:\\reader.msixbundle', file: 'packages/reader.msixbundle' },
      { do: 'dism', words: ADD },
      { do: 'sign in', user: 'alice', settings: { languages: ['fr-FR'] } },
      { do: 'boot' },
      { do: 'remove app', user: 'alice', package: 'Contoso.Nothing_1.0.0.0_x64__h91ms92gdsmmt' },
    ])
    const [write, add, signIn, boot, remove] = machine.record
    expect(write).toMatchObject({ exitCode: 0, stdout: '', decisions: [] })
    expect(add).toMatchObject({ exitCode: 0, stdout: expect.stringContaining('completed successfully') })
    expect(add?.decisions.map(({ rule }) => rule)).toContain('appx.language.match')
    expect(signIn?.decisions.length).toBeGreaterThan(0)
    expect(boot).toMatchObject({ exitCode: 1, refusal: 'the machine runs already' })
    expect(remove?.exitCode).not.toBe(0)
    expect(remove?.refusal).toContain('Contoso.Nothing')
  })

  test('a scenario has each content once, and each name once', async () => {
    const machine = createMachine({ preset: 'windows-11-24h2' })
    for (const [path, byte] of [
      ['C:\\in\\A.txt', 1],
      ['C:\\in\\a.txt', 1],
      ['D:\\a.txt', 2],
      ['D:\\a', 3],
    ] as const)
      machine.write(path, new Uint8Array([byte]))
    const { scenario, files } = machine.scenario('Files.')
    expect(scenario).toMatchObject({
      format: 'dismulator-scenario-1',
      title: 'Files.',
      machine: { preset: 'windows-11-24h2' },
    })
    expect(scenario.steps.map((step) => step.do === 'write' && step.file)).toEqual([
      'packages/A.txt',
      'packages/A.txt',
      'packages/a-3.txt',
      'packages/a',
    ])
    expect([...files].map(([name, content]) => [name, ...readAll(content)])).toEqual([
      ['packages/A.txt', 1],
      ['packages/a-3.txt', 2],
      ['packages/a', 3],
    ])
  })

  test('every machine is told of, until that is ended', () => {
    const seen: Machine[] = []
    const end = observeMachines((machine) => seen.push(machine))
    const machine = createMachine({ preset: 'windows-11-24h2' })
    end()
    createMachine({ preset: 'windows-11-24h2' })
    expect(seen).toEqual([machine])
  })
})

describe('replayScenario', () => {
  test('a life: the same output, decisions and bytes', async () => {
    const machine = createMachine({ preset: 'windows-11-24h2', users: ['alice'], shortDate: 'dd/MM/yyyy', answer: 'Y' })
    addReader(machine)
    await machine.dism(...ADD)
    machine.addLanguage('fr-FR')
    machine.signIn('alice', { languages: ['fr-FR'] })
    machine.startApp('alice', READER)
    machine.signOut()
    machine.newUser('bob')
    addReader(machine, '2.0.0.0')
    await machine.addApp('alice', 'D:\\reader.msixbundle')
    await expect(machine.addApp('nobody', 'D:\\reader.msixbundle')).rejects.toThrow('nobody')
    await machine.type('dism.exe /Online /Get-ProvisionedAppxPackages /Format:Table')
    machine.shutdown()
    await machine.dism('/Image:C:\\', '/Optimize-ProvisionedAppxPackages')
    machine.audit()
    machine.removeLanguage('fr-FR')
    machine.removeAppForAllUsers('Contoso.Reader_2.0.0.0_neutral_~_h91ms92gdsmmt')
    machine.sysprep()
    machine.boot()
    await expectSame(machine)
  })

  test('a step tells what has changed on which drive', async () => {
    const machine = createMachine({ preset: 'windows-11-24h2', users: ['alice'] })
    addReader(machine)
    await machine.dism(...ADD, '/LogPath:D:\\dism.log')
    const { scenario, files } = machine.scenario()
    const changed: string[][] = []
    for await (const step of replayScenario(scenario, files).steps)
      changed.push(step.changes().flatMap(({ drive, differences }) => differences.map(({ path }) => drive + path)))
    expect(changed[0]).toEqual(['D:\\reader.msixbundle'])
    expect(changed[1]).toContain('D:\\dism.log')
    expect(changed[1]).toContain('C:\\Windows\\System32\\config\\SOFTWARE')
    expect(changed[1]).not.toContain('D:\\reader.msixbundle')
  })

  test('calls of the API: sessions, structures, a cancellation at the moment at which it was seen', async () => {
    const machine = createMachine({ preset: 'windows-11-24h2' })
    addReader(machine)
    const { api } = machine
    const session = { value: 0 }
    await api.DismInitialize(2, null, null)
    await api.DismOpenSession(DISM_ONLINE_IMAGE, null, null, session)
    const add = (path: string | null) =>
      // @ts-expect-error a caller that the compiler does not stop
      api._DismAddProvisionedAppxPackage(session.value, path, [], NaN, null, 0, null, 0, true, null, null, 0)
    await add(null)
    await api._DismAddProvisionedAppxPackage(
      session.value,
      'D:\\reader.msixbundle',
      [],
      0,
      [],
      0,
      [],
      0,
      true,
      null,
      null,
      0,
    )
    const list: { value: readonly object[] | null } = { value: null }
    await api.DismGetFeatures(session.value, null, 0, list as never, { value: 0 })
    expect(await api.DismDelete(list.value)).toBe(HRESULTS.S_OK)
    const controller = new AbortController()
    let ticks = 0
    const cancelled = await api.DismDisableFeature(
      session.value,
      'MSRDC-Infrastructure',
      null,
      false,
      controller.signal,
      () => {
        if (++ticks === 1) controller.abort()
      },
      null,
    )
    await Promise.all([
      api.DismGetFeatures(session.value, null, 0, { value: null }, { value: 0 }),
      api.DismCloseSession(session.value),
    ])
    await api.DismShutdown()
    const calls = machine.record.flatMap(({ step }) => (step.do === 'call' ? [step] : []))
    expect(calls[3]?.arguments[0]).toEqual({ session: 2 })
    expect(calls[5]?.arguments).toEqual([{ returned: 5, argument: 3 }])
    expect(calls[2]?.arguments.slice(1, 4)).toEqual([null, [], { other: 'NaN' }])
    const { steps } = await expectSame(machine)
    expect(steps.at(-4)?.exitCode).toBe(cancelled)
    expect(cancelled).not.toBe(0)
  })

  test('what is changed behind the back of DISM, and by another process', async () => {
    const machine = createMachine({ preset: 'windows-11-24h2' })
    addReader(machine)
    await machine.ready()
    machine.write('D:\\offline\\a.txt', new Uint8Array([1]))
    const folder = machine.volumeAt('D:\\offline')
    const fork = folder.fork()
    fork.write('b.txt', new Uint8Array([2]))
    fork.remove('a.txt')
    folder.apply(fork.diff(folder))
    const other = createDismApi(machine.host)
    const session = { value: 0 }
    await other.DismInitialize(2, 'D:\\other.log', null)
    await other.DismOpenSession(DISM_ONLINE_IMAGE, null, null, session)
    await other._DismAddProvisionedAppxPackage(
      session.value,
      'D:\\reader.msixbundle',
      [],
      0,
      [],
      0,
      [],
      0,
      true,
      null,
      null,
      0,
    )
    await other.DismCloseSession(session.value)
    const image = machine.image.fork()
    image.registry.setDword('SOFTWARE', 'Contoso', 'Number', 1)
    machine.image.volume.apply(image.finish())
    const { machine: again } = await expectSame(machine)
    expect(compareVolumes(machine.volumeAt('D:\\'), again.volumeAt('D:\\'))).toEqual([])
    expect((await again.dism('/Online', '/Get-ProvisionedAppxPackages')).stdout).toContain(READER)
    expect(new Set(machine.record.map(({ step }) => step.do))).toEqual(new Set(['write', 'change', 'append']))
  })

  test('a clock of its own, and one that somebody else reads', async () => {
    let time = 130_000_000_000_000_000n
    const machine = createMachine({ preset: 'windows-11-24h2', now: () => (time += 10_000n) })
    machine.host.now()
    machine.write('C:\\a.txt', new Uint8Array([1]))
    time += 50_000n
    machine.write('C:\\b.txt', new Uint8Array([1]))
    machine.shutdown()
    await expectSame(machine)
    const { scenario } = machine.scenario()
    expect(scenario.at).toBe('130000000000010000')
    expect(scenario.steps[2]).toEqual({ do: 'shutdown' })
  })

  test('snapshots, and faults', async () => {
    const machine = createMachine({ preset: 'windows-11-24h2', users: ['alice'], onUnhandled: 'error' })
    addReader(machine)
    await machine.ready()
    const snapshot = machine.snapshot()
    machine.fault({ fault: 'slow disk', seed: 3 })
    await machine.dism(...ADD)
    machine.signIn('alice')
    machine.restore(snapshot)
    machine.fault({ fault: 'power lost', at: 4, seed: 5 })
    await expect(machine.dism(...ADD)).rejects.toThrow('power')
    machine.boot()
    machine.fault({ fault: 'disk full', at: 1000 })
    machine.disarm()
    await expect(machine.dism('/Mount-Image')).rejects.toThrow(/./)
    const { steps } = await expectSame(machine)
    expect(steps.map(({ step }) => step.do)).toContain('restore')
  })

  test('what was undone is no part of a scenario', async () => {
    let time = 130_000_000_000_000_000n
    const machine = createMachine({ preset: 'windows-11-24h2', users: ['alice'], now: () => (time += 10_000n) })
    addReader(machine)
    await machine.dism(...ADD)
    const fresh = machine.snapshot()
    for (let test = 0; test < 5; test++) {
      machine.restore(fresh)
      machine.write(`D:\\${test}.bin`, new Uint8Array([test]))
      machine.signIn('alice')
      time += 10_000_000n
    }
    machine.restore(fresh)
    machine.newUser('bob')
    const other = machine.snapshot()
    machine.restore(other)
    machine.signIn('bob')
    const { steps, machine: again } = await replayed(machine)
    const done = ['write', 'dism', 'snapshot', 'restore', 'new user', 'snapshot', 'restore', 'sign in']
    expect(steps.map(({ step }) => step.do)).toEqual(done)
    expect(machine.scenario().files.size).toBe(1)
    expect(drivesOf(again)).toEqual(drivesOf(machine))
    expect(again.scenario().scenario.steps).toEqual(machine.scenario().scenario.steps)
  })

  test('what was undone and lasts is told: a process of the API, time that a disk took', async () => {
    const called = createMachine({ preset: 'windows-11-24h2' })
    const before = called.snapshot()
    await called.api.DismInitialize(2, null, null)
    called.restore(before)
    await called.api.DismInitialize(2, null, null)
    expect((await expectSame(called)).steps).toHaveLength(4)
    const slow = createMachine({ preset: 'windows-11-24h2', users: ['alice'] })
    const fresh = slow.snapshot()
    slow.fault({ fault: 'slow disk' })
    slow.signIn('alice')
    slow.restore(fresh)
    slow.signIn('alice')
    expect((await expectSame(slow)).steps).toHaveLength(5)
  })

  test('a file that is still being made is written before what waits for it', async () => {
    const machine = createMachine({ preset: 'windows-11-24h2' })
    machine.write('D:\\late.txt', Promise.resolve(new Uint8Array([1])))
    await machine.dism('/Online', '/Get-ProvisionedAppxPackages')
    machine.write('D:\\never.txt', Promise.reject(new Error('cannot be made')))
    await expect(machine.ready()).rejects.toThrow('cannot be made')
    expect(machine.record.map(({ step }) => step.do)).toEqual(['write', 'dism'])
    await expectSame(machine)
  })
})
