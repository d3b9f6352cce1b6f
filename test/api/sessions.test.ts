import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, test } from 'vitest'
import { copyOfVolume } from '../../emulator/machine/copyOfVolume.ts'
import { openFolderVolume } from '../../emulator/volume/openFolderVolume.ts'
import { appPackage } from '../../fixtures/index.ts'
import { createDismApi, DISM_ONLINE_IMAGE, DISM_SESSION_DEFAULT, HRESULTS, type DismApi } from '../../src/api/index.ts'
import type { Host } from '../../src/host/Host.ts'
import type { Decision } from '../../src/rules/Decision.ts'
import { run } from '../dism/fakeHost.ts'
import { addPackage, apiMachine, lastError, opened, OFFLINE, putImage } from './apiSession.ts'

async function initialized(api: DismApi): Promise<DismApi> {
  expect(await api.DismInitialize(2, null, null)).toBe(HRESULTS.S_OK)
  return api
}

const list = (api: DismApi, session: number) =>
  api._DismGetProvisionedAppxPackages(session, { value: null }, { value: 0 })

describe('sessions', () => {
  test('are numbered from 2 on, and no number comes again', async () => {
    const machine = apiMachine()
    putImage(machine, 'E:\\')
    const api = await initialized(machine.api)
    expect(await opened(api, OFFLINE)).toBe(2)
    expect(await opened(api, 'E:\\')).toBe(3)
    expect(await api.DismCloseSession(2)).toBe(HRESULTS.S_OK)
    expect(await opened(api, OFFLINE)).toBe(4)
    expect(await opened(api, DISM_ONLINE_IMAGE)).toBe(5)
  })

  test.each([
    OFFLINE,
    'd:\\OFFLINE',
    'D:/offline/',
    'D:\\offline\\',
    'D:\\offline\\.',
    'D:\\\\offline',
    'D:\\x\\..\\offline',
    '\\\\?\\D:\\offline',
  ])('the same image, as %s, is the same session, to be closed as often (api.session.shared)', async (path) => {
    const api = await initialized(apiMachine().api)
    expect([await opened(api, OFFLINE), await opened(api, path)]).toEqual([2, 2])
    expect(await api.DismCloseSession(2)).toBe(HRESULTS.S_OK)
    expect(await list(api, 2)).toBe(HRESULTS.S_OK)
    expect(await api.DismCloseSession(2)).toBe(HRESULTS.S_OK)
    expect(await list(api, 2)).toBe(HRESULTS.DISMAPI_E_INVALID_DISM_SESSION)
    expect(await opened(api, path)).toBe(3)
  })

  test.each([
    ['Windows', HRESULTS.S_OK],
    ['windows', HRESULTS.S_OK],
    ['\\Windows', HRESULTS.E_INVALIDARG],
    ['/Windows', HRESULTS.E_INVALIDARG],
    ['D:\\offline\\Windows', HRESULTS.E_INVALIDARG],
    ['Nope', HRESULTS.E_INVALIDARG],
  ])('the Windows directory %s (api.folder.relative)', async (folder, hresult) => {
    const decisions: Decision[] = []
    const api = await initialized(createDismApi(apiMachine().host, { onDecisions: (more) => decisions.push(...more) }))
    const session = { value: DISM_SESSION_DEFAULT }
    expect(await api.DismOpenSession(OFFLINE, folder, null, session)).toBe(hresult)
    const verdict = decisions.find(({ rule }) => rule === 'api.folder.relative')?.verdict
    expect(verdict).toBe(/[/\\]/.test(folder) ? 'refused' : 'relative')
    expect(session.value).toBe(hresult === HRESULTS.S_OK ? 2 : DISM_SESSION_DEFAULT)
    expect(await opened(api, OFFLINE), 'the image is free').toBe(2)
  })

  test('an image that is open has one Windows directory (api.session.folder)', async () => {
    const api = await initialized(apiMachine().api)
    expect(await opened(api, OFFLINE)).toBe(2)
    const open = async (folder: string | null) => {
      const session = { value: DISM_SESSION_DEFAULT }
      return [await api.DismOpenSession(OFFLINE, folder, null, session), session.value]
    }
    expect(await open('WINDOWS\\')).toEqual([HRESULTS.S_OK, 2])
    expect(await open('Nope')).toEqual([HRESULTS.E_INVALIDARG, DISM_SESSION_DEFAULT])
    for (const left of ['once', 'twice']) expect(await api.DismCloseSession(2), left).toBe(HRESULTS.S_OK)
    expect(await list(api, 2)).toBe(HRESULTS.DISMAPI_E_INVALID_DISM_SESSION)
  })

  test('a closed handle, one that never was, that of the API itself (api.session.open)', async () => {
    const api = await initialized(apiMachine().api)
    const session = await opened(api, OFFLINE)
    expect(await list(api, session)).toBe(HRESULTS.S_OK)
    expect(await api.DismCloseSession(session)).toBe(HRESULTS.S_OK)
    for (const id of [session, 17, 1, 0]) {
      expect(await list(api, id)).toBe(HRESULTS.DISMAPI_E_INVALID_DISM_SESSION)
      expect(await api.DismCloseSession(id)).toBe(HRESULTS.DISMAPI_E_INVALID_DISM_SESSION)
    }
  })

  test('a DismSession that has an image, and one whose session is closed (api.session.associated)', async () => {
    const machine = apiMachine()
    putImage(machine, 'E:\\')
    const api = await initialized(machine.api)
    const session = { value: await opened(api, OFFLINE) }
    expect(await api.DismOpenSession('E:\\', null, null, session)).toBe(HRESULTS.ERROR_ALREADY_EXISTS)
    expect(session.value).toBe(2)
    await api.DismCloseSession(2)
    expect(await api.DismOpenSession('E:\\', null, null, session)).toBe(HRESULTS.S_OK)
    expect(session.value).toBe(3)
  })

  test('closing waits for what was called, and takes nothing more', async () => {
    const machine = apiMachine()
    machine.write('C:\\in\\app.msix', appPackage({ name: 'Contoso.App' }))
    const api = await initialized(machine.api)
    const session = await opened(api, OFFLINE)
    const ended: string[] = []
    const note = (name: string) => (hresult: number) => {
      ended.push(name)
      return hresult
    }
    const calls = [
      addPackage(api, session, 'C:\\in\\app.msix').then(note('add')),
      list(api, session).then(note('list')),
      api.DismCloseSession(session).then(note('close')),
      list(api, session).then(note('late')),
    ]
    expect(await Promise.all(calls)).toEqual([0, 0, 0, HRESULTS.DISMAPI_E_INVALID_DISM_SESSION])
    expect(ended).toEqual(['late', 'add', 'list', 'close'])
  })

  test('opening waits while the same process closes the image; another process is refused (api.session.closing)', async () => {
    const machine = apiMachine()
    const [api, other] = [await initialized(machine.api), await initialized(createDismApi(machine.host))]
    const session = await opened(api, OFFLINE)
    const [again, third] = [{ value: 0 }, { value: 0 }]
    const calls = [
      list(api, session),
      api.DismCloseSession(session),
      api.DismOpenSession(OFFLINE, null, null, again),
      api.DismOpenSession(OFFLINE, null, null, third),
      other.DismOpenSession(OFFLINE, null, null, { value: 0 }),
    ]
    expect(await Promise.all(calls)).toEqual([0, 0, 0, 0, HRESULTS.ERROR_ALREADY_EXISTS])
    expect([again.value, third.value]).toEqual([session + 1, session + 1])
  })

  test('opening that begins before the session is closed shares it (api.session.shared)', async () => {
    const { api } = apiMachine()
    await initialized(api)
    const session = await opened(api, OFFLINE)
    const again = { value: 0 }
    const calls = [list(api, session), api.DismOpenSession(OFFLINE, null, null, again), api.DismCloseSession(session)]
    expect(await Promise.all(calls)).toEqual([0, 0, 0])
    expect(again.value).toBe(session)
    expect(await api.DismCloseSession(session)).toBe(0)
  })

  test('calls on one session are serial, whatever fails on the way', async () => {
    const machine = apiMachine()
    machine.write('C:\\in\\app.msix', appPackage({ name: 'Contoso.App', version: '1.0.0.0', architecture: 'x64' }))
    const api = await initialized(machine.api)
    const session = await opened(api, OFFLINE)
    const [name, counts] = ['Contoso.App_1.0.0.0_x64__h91ms92gdsmmt', [0, 0, 0].map((value) => ({ value }))]
    const count = (index: number) =>
      api._DismGetProvisionedAppxPackages(session, { value: null }, counts[index] ?? { value: 0 })
    const hresults = await Promise.all([
      addPackage(api, session, 'C:\\in\\app.msix'),
      count(0),
      api._DismRemoveProvisionedAppxPackage(session, 'Contoso.Nothing_1.0.0.0_x64__h91ms92gdsmmt'),
      count(1),
      api._DismRemoveProvisionedAppxPackage(session, name),
      count(2),
    ])
    expect(hresults).toEqual([0, 0, 0x80070002, 0, 0, 0])
    const [before = { value: 0 }, between, after] = counts
    expect(between).toEqual(before)
    expect(after).toEqual({ value: before.value - 1 })
  })
})

describe('DismOpenSession', () => {
  test('the Windows that runs, and folders with it (api.online.folders)', async () => {
    const api = await initialized(apiMachine().api)
    const session = { value: 0 }
    for (const [windows, drive] of [
      ['Windows', null],
      [null, 'C:'],
    ] as const)
      expect(await api.DismOpenSession(DISM_ONLINE_IMAGE, windows, drive, session)).toBe(HRESULTS.E_INVALIDARG)
    expect(await lastError(api)).toBe('The parameter is incorrect.\r\n')
    expect(await api.DismOpenSession(DISM_ONLINE_IMAGE, null, null, session)).toBe(HRESULTS.S_OK)
    expect(await api.DismOpenSession(OFFLINE, 'Windows', 'D:', { value: 0 })).toBe(HRESULTS.S_OK)
  })

  test.each([
    [
      'C:\\',
      HRESULTS.DISMAPI_E_MUST_SPECIFY_ONLINE_IMAGE,
      'The offline image specified is the running system. The macro',
    ],
    ['D:\\nowhere', 0x80070003, 'Unable to access the image.\r\nMake sure'],
    ['D:\\', 0x80070002, 'Unable to access the image.\r\nMake sure'],
    ['\\\\server\\image', 0x80070032, 'DISM cannot service an image on a network path.'],
    ['', HRESULTS.E_INVALIDARG, 'The parameter is incorrect.'],
  ])('%j is refused', async (path, hresult, text) => {
    const api = await initialized(apiMachine().api)
    const session = { value: 0 }
    expect(await api.DismOpenSession(path, null, null, session)).toBe(hresult)
    expect(await lastError(api)).toContain(text)
    expect(session.value).toBe(0)
    expect(await api.DismShutdown(), 'nothing stays open').toBe(HRESULTS.S_OK)
  })

  test('a Windows folder that is not there', async () => {
    const api = await initialized(apiMachine().api)
    expect(await api.DismOpenSession(OFFLINE, 'Elsewhere', null, { value: 0 })).toBe(HRESULTS.E_INVALIDARG)
    expect(await lastError(api)).toContain('The directory Elsewhere does not appear to be a valid Windows directory.')
  })
})

describe('one session at a time on an image in a real folder', () => {
  const root = mkdtempSync(join(tmpdir(), 'dismulator-api-'))
  afterEach(() => rmSync(root, { recursive: true, force: true }))

  test('dism and the API of another process are kept out until it is closed', async () => {
    const machine = apiMachine()
    const { now } = machine.host
    const folder = openFolderVolume(root, { now })
    folder.apply(copyOfVolume(machine.image.volume))
    folder.close()
    const host: Host = {
      ...machine.host,
      openVolume: (path) => (path === root ? openFolderVolume(root, { now }) : machine.host.openVolume(path)),
    }
    machine.write(
      'C:\\in\\app.msix',
      await appPackage({ name: 'Contoso.App', version: '1.0.0.0', architecture: 'x64' }),
    )
    const api = await initialized(createDismApi(host))
    const other = await initialized(createDismApi(host))
    const session = await opened(api, root)
    expect(await addPackage(api, session, 'C:\\in\\app.msix')).toBe(HRESULTS.S_OK)
    expect(await other.DismOpenSession(root, null, null, { value: 0 })).toBe(HRESULTS.ERROR_ALREADY_EXISTS)
    expect(await lastError(other)).toMatch(/^The specified image is currently being serviced by another DISM operation/)
    const line = [`/Image:${root}`, '/Get-ProvisionedAppxPackages']
    expect((await run(host, line)).stdout).toContain('being serviced by another DISM operation')
    const name = 'Contoso.App_1.0.0.0_x64__h91ms92gdsmmt'
    expect(await api._DismRemoveProvisionedAppxPackage(session, name), 'a second change in a session').toBe(0)
    expect(await api.DismCloseSession(session)).toBe(HRESULTS.S_OK)
    expect((await run(host, line)).exitCode).toBe(0)
    expect(await opened(other, root)).toBe(2)
    expect(await other.DismCloseSession(2)).toBe(HRESULTS.S_OK)
  })
})

describe('one session at a time on an image in memory', () => {
  test.each([
    [OFFLINE, ['/Image:d:/OFFLINE/']],
    [DISM_ONLINE_IMAGE, ['/Online']],
  ])('%s is kept from dism and from the API of another process until it is closed', async (path, image) => {
    const machine = apiMachine()
    const [api, other] = [await initialized(machine.api), await initialized(createDismApi(machine.host))]
    const session = await opened(api, path)
    const line = [...image, '/Get-ProvisionedAppxPackages']
    const { exitCode, stdout } = await machine.dism(...line)
    expect(exitCode).toBe(183)
    expect(stdout).toContain(
      'Error: 183\r\n\r\nThe specified image is currently being serviced by another DISM operation.',
    )
    expect(await other.DismOpenSession(path, null, null, { value: 0 })).toBe(HRESULTS.ERROR_ALREADY_EXISTS)
    expect(await list(api, session), 'its own calls go on').toBe(HRESULTS.S_OK)
    expect(await api.DismCloseSession(session)).toBe(HRESULTS.S_OK)
    expect((await machine.dism(...line)).exitCode).toBe(0)
    expect(await opened(other, path)).toBe(2)
  })

  test('another image is free', async () => {
    const machine = apiMachine()
    const api = await initialized(machine.api)
    await opened(api, OFFLINE)
    expect((await machine.dism('/Online', '/Get-ProvisionedAppxPackages')).exitCode).toBe(0)
  })
})
