import { describe, expect, test } from 'vitest'
import type { Machine } from '../../emulator/index.ts'
import { updateCab, updateIdentity } from '../../fixtures/updateCab.ts'
import { createDismApi, DISM_ONLINE_IMAGE, HRESULTS, openSession, type DismApi } from '../../src/api/index.ts'
import { apiMachine, opened, OFFLINE } from './apiSession.ts'

const UPDATE = 'C:\\in\\update.cab'
const { S_OK, DISMAPI_E_DISMAPI_NOT_INITIALIZED, DISMAPI_E_INVALID_DISM_SESSION } = HRESULTS

/** A computer with an update and an API that has a session. */
async function serviced(imagePath: string) {
  const machine = apiMachine()
  machine.write(UPDATE, updateCab({ kb: 'KB5000001' }))
  const { api } = machine
  await api.DismInitialize(2, null, null)
  return { machine, api, session: await opened(api, imagePath) }
}

const add = (api: DismApi, session: number, progress: (() => void) | null = null) =>
  api.DismAddPackage(session, UPDATE, false, false, null, progress, null)

const list = (api: DismApi, session: number) => api.DismGetPackages(session, { value: null }, { value: 0 })

const isAdded = async (machine: Machine) =>
  (
    await machine.dism(machine.host.isRunningWindows('C:\\') ? '/Online' : '/Image:C:\\', '/Get-Packages')
  ).stdout.includes(updateIdentity({ kb: 'KB5000001' }))

describe('a process of the Windows that runs (api.process.ended)', () => {
  test.each<[string, (machine: Machine) => unknown]>([
    ['shutdown', (machine) => machine.shutdown()],
    ['sysprep', (machine) => machine.sysprep()],
    ['audit', (machine) => machine.audit()],
    ['shutdown and boot', (machine) => [machine.shutdown(), machine.boot()]],
  ])('ends with %s, lets go of its images and begins again (api.process.ended)', async (_, happen) => {
    const { machine, api, session } = await serviced(DISM_ONLINE_IMAGE)
    const offline = await opened(api, OFFLINE)
    happen(machine)
    for (const id of [session, offline]) expect(await list(api, id)).toBe(DISMAPI_E_DISMAPI_NOT_INITIALIZED)
    expect(await add(api, session)).toBe(DISMAPI_E_DISMAPI_NOT_INITIALIZED)
    expect(await isAdded(machine)).toBe(false)
    expect((await machine.dism(`/Image:${OFFLINE}`, '/Get-Packages')).exitCode).toBe(0)
    expect(await api.DismInitialize(2, null, null)).toBe(S_OK)
    expect(await list(api, session)).toBe(DISMAPI_E_INVALID_DISM_SESSION)
    const again = await opened(api, machine.host.isRunningWindows('C:\\') ? DISM_ONLINE_IMAGE : 'C:\\')
    expect(await list(api, again)).toBe(S_OK)
  })

  test.each([1, Infinity])('is stopped at call %d of Progress: nothing of it stays', async (wanted) => {
    const { machine, api, session } = await serviced(DISM_ONLINE_IMAGE)
    let told = 0
    const shutDown = (current = 0, total = 1) => {
      if (++told === wanted || (wanted === Infinity && current === total)) machine.shutdown()
    }
    const calls = [add(api, session, shutDown), list(api, session), api.DismCloseSession(session)]
    expect(new Set(await Promise.all(calls))).toEqual(new Set([DISMAPI_E_DISMAPI_NOT_INITIALIZED]))
    expect(machine.host.isRunningWindows('C:\\')).toBe(false)
    expect(await isAdded(machine)).toBe(false)
  })

  test('with sessions on other images alone goes on (api.process.ended)', async () => {
    const { machine, api, session } = await serviced(OFFLINE)
    machine.shutdown()
    expect(await add(api, session)).toBe(S_OK)
    machine.boot()
    expect(await api.DismCloseSession(session)).toBe(S_OK)
    expect(await api.DismShutdown()).toBe(S_OK)
  })

  test('a session on the drive ends when Windows starts from it (api.process.ended)', async () => {
    const { machine, session, api } = await serviced(OFFLINE)
    machine.shutdown()
    const other = createDismApi(machine.host)
    await other.DismInitialize(2, null, null)
    const onDrive = await opened(other, 'C:\\')
    machine.signIn('luc')
    expect(await list(other, onDrive)).toBe(DISMAPI_E_DISMAPI_NOT_INITIALIZED)
    expect(await list(api, session)).toBe(S_OK)
    expect((await machine.dism('/Online', '/Get-Packages')).exitCode).toBe(0)
  })

  test('a Session of it is closed without complaint', async () => {
    const machine = apiMachine()
    const session = await openSession(machine, DISM_ONLINE_IMAGE)
    machine.shutdown()
    await expect(session.packages()).rejects.toMatchObject({ code: 'DISMAPI_DISMAPI_NOT_INITIALIZED' })
    await session.close()
  })
})
