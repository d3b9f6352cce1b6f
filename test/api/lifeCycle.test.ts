import { describe, expect, test } from 'vitest'
import { createMachine } from '../../emulator/index.ts'
import { createDismApi, HRESULTS, type DismApi } from '../../src/api/index.ts'
import { fakeHost } from '../dism/fakeHost.ts'
import { addPackage, apiMachine, lastError, opened, OFFLINE } from './apiSession.ts'

const LOG = 'C:\\Windows\\Logs\\DISM\\dism.log'

async function initialized(api: DismApi): Promise<DismApi> {
  expect(await api.DismInitialize(2, null, null)).toBe(HRESULTS.S_OK)
  return api
}

describe('DismInitialize', () => {
  test('once, and again after DismShutdown (api.initialize.once)', async () => {
    const api = createDismApi(fakeHost())
    expect(await api.DismInitialize(2, null, null)).toBe(HRESULTS.S_OK)
    expect(await api.DismInitialize(2, null, null)).toBe(HRESULTS.ERROR_ALREADY_EXISTS)
    expect(await lastError(api)).toBe('Cannot create a file when that file already exists.\r\n')
    expect(await api.DismShutdown()).toBe(HRESULTS.S_OK)
    expect(await api.DismInitialize(2, null, null)).toBe(HRESULTS.S_OK)
  })

  test('of two at once the first wins, of two processes both', async () => {
    const host = fakeHost()
    const api = createDismApi(host)
    const both = [api.DismInitialize(2, null, null), api.DismInitialize(2, null, null)]
    expect(await Promise.all(both)).toEqual([HRESULTS.S_OK, HRESULTS.ERROR_ALREADY_EXISTS])
    expect(await createDismApi(host).DismInitialize(2, null, null)).toBe(HRESULTS.S_OK)
  })

  test('what needs it, before and after (api.initialize.first)', async () => {
    const { api } = apiMachine()
    const session = { value: 0 }
    const calls = [
      () => api.DismOpenSession(OFFLINE, null, null, session),
      () => api.DismCloseSession(2),
      () => api._DismRemoveProvisionedAppxPackage(2, 'x'),
      () => api._DismGetProvisionedAppxPackages(2, { value: null }, { value: 0 }),
      () => addPackage(api, 2, 'x'),
      () => api.DismShutdown(),
    ]
    for (const call of calls) expect(await call()).toBe(HRESULTS.DISMAPI_E_DISMAPI_NOT_INITIALIZED)
    expect(await lastError(api)).toBe('DISM API was not initialized for this process.\r\n')
    expect(session.value).toBe(0)
    await initialized(api)
    expect(await api.DismOpenSession(OFFLINE, null, null, session)).toBe(HRESULTS.S_OK)
  })

  test.each([
    [true, HRESULTS.S_OK, undefined],
    [
      false,
      HRESULTS.ERROR_ELEVATION_REQUIRED,
      'Elevated permissions are required to run DISM.\r\nUse an elevated command prompt to complete these tasks.\r\n',
    ],
  ])('elevated: %s (api.elevated)', async (elevated, hresult, text) => {
    const host = fakeHost({ elevated })
    const api = createDismApi(host)
    expect(await api.DismInitialize(2, null, null)).toBe(hresult)
    expect(await lastError(api)).toBe(text)
    expect(host.logs.has(LOG)).toBe(elevated)
  })

  test('a log that can be written and one that cannot (api.log.writable)', async () => {
    const readOnly = fakeHost({
      appendText: () => {
        throw new Error('EROFS')
      },
    })
    const api = createDismApi(readOnly)
    expect(await api.DismInitialize(2, null, null)).toBe(HRESULTS.DISMAPI_E_LOGGING_DISABLED)
    expect(await api.DismShutdown()).toBe(HRESULTS.DISMAPI_E_DISMAPI_NOT_INITIALIZED)
    const host = fakeHost()
    expect(await createDismApi(host).DismInitialize(2, 'E:\\api.log', null)).toBe(HRESULTS.S_OK)
    expect([...host.logs.keys()]).toEqual(['E:\\api.log'])
  })

  test('a log on a drive that the computer does not have (api.log.writable)', async () => {
    const machine = createMachine({ preset: 'windows-11-24h2' })
    for (const level of [0, 1, 2])
      expect(await machine.api.DismInitialize(level, 'Q:\\no\\x.log', null)).toBe(HRESULTS.DISMAPI_E_LOGGING_DISABLED)
    machine.write('Q:\\file', new Uint8Array())
    expect(await machine.api.DismInitialize(2, 'Q:\\no\\x.log', null)).toBe(HRESULTS.S_OK)
    expect(new TextDecoder().decode(machine.read('Q:\\no\\x.log'))).toContain('Starting DismApi.dll session')
  })

  test.each([
    [0, 0],
    [1, 0],
    [2, 0],
    [3, 0],
    [4, HRESULTS.E_INVALIDARG],
    [-1, HRESULTS.E_INVALIDARG],
  ])('log level %d (api.argument.given)', async (level, hresult) => {
    expect(await createDismApi(fakeHost()).DismInitialize(level, null, null)).toBe(hresult)
  })

  test('what each level shows', async () => {
    const severities = async (level: number) => {
      const host = fakeHost()
      const api = createDismApi(host)
      await api.DismInitialize(level, null, null)
      await api.DismCloseSession(7)
      const lines = (host.logs.get(LOG) ?? '').split('\r\n').filter(Boolean)
      return {
        words: [...new Set(lines.map((line) => line.split(/,? +/)[2] ?? ''))].sort(),
        decisions: lines.some((line) => line.includes('Rule api.session.open')),
      }
    }
    expect(await severities(0)).toEqual({ words: ['Error'], decisions: false })
    expect(await severities(2)).toEqual({ words: ['Error', 'Info'], decisions: false })
    expect(await severities(3)).toEqual({ words: ['Error', 'Info'], decisions: true })
  })

  test('a scratch directory that is not there', async () => {
    const api = createDismApi(fakeHost({ kindOf: (path) => (path === 'C:\\scratch' ? 'folder' : undefined) }))
    expect(await api.DismInitialize(2, null, 'C:\\nowhere')).toBe(0x80070003)
    expect(await lastError(api)).toContain('An error occurred while accessing the temporary directory.\r\nEnsure')
    expect(await api.DismInitialize(2, null, 'C:\\scratch')).toBe(HRESULTS.S_OK)
  })
})

describe('DismShutdown', () => {
  test('only without open sessions, which stay (api.shutdown.sessions)', async () => {
    const { api } = apiMachine()
    await initialized(api)
    const session = await opened(api, OFFLINE)
    expect(await api.DismShutdown()).toBe(HRESULTS.DISMAPI_E_OPEN_SESSION_HANDLES)
    expect(await lastError(api), 'DismShutdown is not told').toBeUndefined()
    expect(await api._DismGetProvisionedAppxPackages(session, { value: null }, { value: 0 })).toBe(HRESULTS.S_OK)
    expect(await api.DismCloseSession(session)).toBe(HRESULTS.S_OK)
    expect(await api.DismShutdown()).toBe(HRESULTS.S_OK)
  })

  test('waits for no session that is being closed', async () => {
    const { api } = apiMachine()
    await initialized(api)
    const session = await opened(api, OFFLINE)
    const closing = api.DismCloseSession(session)
    expect(await api.DismShutdown()).toBe(HRESULTS.DISMAPI_E_OPEN_SESSION_HANDLES)
    expect(await closing).toBe(HRESULTS.S_OK)
    expect(await api.DismShutdown()).toBe(HRESULTS.S_OK)
  })
})

describe('DismDelete and DismGetLastErrorMessage', () => {
  test('what was returned is given back once (api.structure.returned)', async () => {
    const { api } = apiMachine()
    await initialized(api)
    const session = await opened(api, OFFLINE)
    const packages: { value: object | null } = { value: null }
    await api._DismGetProvisionedAppxPackages(session, packages as { value: null }, { value: 0 })
    expect(await api.DismDelete(packages.value)).toBe(HRESULTS.S_OK)
    expect(await api.DismDelete(packages.value)).toBe(HRESULTS.E_INVALIDARG)
    expect(await api.DismDelete({})).toBe(HRESULTS.E_INVALIDARG)
    expect(await api.DismDelete(null)).toBe(HRESULTS.S_OK)
  })

  test('the text stays until the next call, and is gone when that succeeds (api.error.last)', async () => {
    const { api } = apiMachine()
    await initialized(api)
    const message = { value: null }
    expect(await api.DismGetLastErrorMessage(message)).toBe(HRESULTS.S_FALSE)
    expect(message.value).toBeNull()
    await api.DismCloseSession(9)
    const text = 'An invalid DismSession handle was passed into a DISMAPI function.\r\n'
    expect([await lastError(api), await lastError(api)]).toEqual([text, text])
    await opened(api, OFFLINE)
    expect(await lastError(api)).toBeUndefined()
  })
})
