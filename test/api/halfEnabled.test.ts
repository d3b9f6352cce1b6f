import { expect, test } from 'vitest'
import { createDismApi, HRESULTS, type DismApi, type DismFeatureInfo, type Pointer } from '../../src/api/index.ts'
import { apiMachine, OFFLINE, opened } from './apiSession.ts'

const FEATURES = ['TelnetClient', 'TFTP']

async function states(api: DismApi, id: number): Promise<readonly (number | undefined)[]> {
  const found = []
  for (const name of FEATURES) {
    const info: Pointer<DismFeatureInfo | null> = { value: null }
    await api.DismGetFeatureInfo(id, name, null, 0, info)
    found.push(info.value?.FeatureState)
  }
  return found
}

test('features are changed one after the other, and a cancellation comes between (api.cancel.state, api.progress.told)', async () => {
  const left = []
  for (const cancelOutcome of ['halfServiced', 'untouched'] as const) {
    const api = createDismApi(apiMachine().host, { cancelOutcome })
    await api.DismInitialize(2, null, null)
    const id = await opened(api, OFFLINE)
    const controller = new AbortController()
    const progress = (current: number) => current === 50 && controller.abort()
    const names = FEATURES.join(';')
    const tail = [controller.signal, progress, null] as const
    expect(await api.DismEnableFeature(id, names, null, 0, false, null, 0, false, ...tail)).toBe(
      HRESULTS.ERROR_CANCELLED,
    )
    left.push(await states(api, id))
    expect(await api.DismEnableFeature(id, names, null, 0, false, null, 0, false, null, null, null)).toBe(HRESULTS.S_OK)
    expect(await states(api, id)).toEqual([5, 5])
  }
  const [half, untouched] = left
  expect(half).toEqual([5, untouched?.[1]])
  expect(untouched?.[0]).not.toBe(5)
})
