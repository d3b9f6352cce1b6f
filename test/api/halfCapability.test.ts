import { expect, test } from 'vitest'
import { featureOnDemandCab } from '../../fixtures/index.ts'
import { createDismApi, HRESULTS, type DismCapability, type Pointer } from '../../src/api/index.ts'
import { apiMachine, OFFLINE, opened } from './apiSession.ts'

const NEEDED = 'Language.Basic~~~fr-FR~0.0.1.0'
const NAME = 'Language.Handwriting~~~fr-FR~0.0.1.0'

/** Adds a capability that needs another, and signals at a call of Progress. @returns what is installed then */
async function addUntil(signalled: number) {
  const machine = apiMachine()
  for (const name of [NEEDED, NAME]) machine.write(`C:\\fod\\${name}.cab`, featureOnDemandCab(name))
  const api = createDismApi(machine.host, {})
  await api.DismInitialize(2, null, null)
  const id = await opened(api, OFFLINE)
  const controller = new AbortController()
  const progress = (current: number) => current === signalled && controller.abort()
  const hresult = await api.DismAddCapability(id, NAME, true, ['C:\\fod'], 1, controller.signal, progress, null)
  expect(controller.signal.aborted).toBe(true)
  const list: Pointer<readonly DismCapability[] | null> = { value: null }
  await api.DismGetCapabilities(id, list, { value: 0 })
  const installed = (list.value ?? []).filter(({ Name, State }) => Name.includes('~fr-FR~') && State === 4)
  return [hresult, installed.map(({ Name }) => Name)]
}

test('a signal in the last phase of what a capability needs is in time, in its own it is not (api.cancel.honoured)', async () => {
  expect(await addUntil(35)).toEqual([HRESULTS.ERROR_CANCELLED, []])
  expect(await addUntil(85)).toEqual([HRESULTS.S_OK, [NEEDED, NAME]])
})
