import { expect, test } from 'vitest'
import { appPackage } from '../../fixtures/index.ts'
import { createDismApi, FAILED, HRESULTS, type DismApi, type DismApiSettings } from '../../src/api/index.ts'
import type { Decision } from '../../src/rules/Decision.ts'
import { addPackage, apiMachine, opened, OFFLINE } from './apiSession.ts'

const list = (api: DismApi, session: number) =>
  api._DismGetProvisionedAppxPackages(session, { value: null }, { value: 0 })

/** An API with a session in which an add has asked for its reload. */
async function reloading(settings: DismApiSettings = {}) {
  const machine = apiMachine()
  machine.write('C:\\in\\app.msix', await appPackage({ name: 'Contoso.App' }))
  const api = createDismApi(machine.host, { reloadAfter: ['_DismAddProvisionedAppxPackage'], ...settings })
  await api.DismInitialize(2, null, null)
  const session = await opened(api, OFFLINE)
  const hresult = await addPackage(api, session, 'C:\\in\\app.msix')
  expect(hresult).toBe(HRESULTS.DISMAPI_S_RELOAD_IMAGE_SESSION_REQUIRED)
  expect(FAILED(hresult)).toBe(false)
  return { api, session }
}

test('a session to be reloaded is refused until it is opened again (api.session.reload)', async () => {
  const { api, session } = await reloading()
  expect(await list(api, session)).toBe(HRESULTS.DISMAPI_E_INVALID_DISM_SESSION)
  expect(await api.DismCloseSession(session)).toBe(HRESULTS.S_OK)
  const again = await opened(api, OFFLINE)
  expect(again).not.toBe(session)
  const packages = { value: null }
  expect(await api._DismGetProvisionedAppxPackages(again, packages, { value: 0 })).toBe(HRESULTS.S_OK)
  expect(packages.value, 'the work was done').toContainEqual(expect.objectContaining({ DisplayName: 'Contoso.App' }))
})

test('or let through with a warning (api.session.reload)', async () => {
  const decisions: Decision[] = []
  const { api, session } = await reloading({
    staleSessions: 'flagged',
    onDecisions: (more) => decisions.push(...more),
  })
  expect(await list(api, session)).toBe(HRESULTS.S_OK)
  const warnings = decisions.filter(({ rule, warning }) => rule === 'api.session.reload' && warning)
  expect(warnings.map(({ verdict }) => verdict)).toEqual(['stale'])
})
