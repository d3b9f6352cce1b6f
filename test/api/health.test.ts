import { describe, expect, test } from 'vitest'
import { updateCab, updateIdentity } from '../../fixtures/updateCab.ts'
import {
  DismCleanFlags,
  DismCleanType,
  DismImageHealthState,
  HRESULTS,
  openSession,
  type DismApi,
  type DismProgressCallback,
} from '../../src/api/index.ts'
import { manifestPath } from '../../src/servicing/packages/cbsPaths.ts'
import { apiMachine, lastError, opened, OFFLINE } from './apiSession.ts'

const { DismImageHealthy, DismImageRepairable } = DismImageHealthState
const UPDATE = { kb: 'KB5000001' }
const MANIFEST = manifestPath(updateIdentity(UPDATE))

/** A session on an image with an update, whose manifest may be lost. */
async function session() {
  const machine = apiMachine()
  machine.write('C:\\in\\update.cab', updateCab(UPDATE))
  const { api } = machine
  await api.DismInitialize(2, null, null)
  const id = await opened(api, OFFLINE)
  expect(await api.DismAddPackage(id, 'C:\\in\\update.cab', false, false, null, null, null)).toBe(HRESULTS.S_OK)
  return {
    machine,
    api,
    id,
    lose: () => {
      const volume = machine.volumeAt(OFFLINE)
      const fork = volume.fork()
      machine.write(`E:\\${MANIFEST}`, volume.open(MANIFEST))
      fork.remove(MANIFEST)
      volume.apply(fork.diff(volume))
    },
  }
}

async function check(api: DismApi, id: number, scan: boolean, progress: DismProgressCallback | null = null) {
  const health = { value: -1 }
  const hresult = await api.DismCheckImageHealth(id, scan, null, progress, 'ours', health)
  return { hresult, health: health.value }
}

describe('DismCheckImageHealth', () => {
  test('a scan finds what the mark does not show, and marks (health.store.package, health.flag.read)', async () => {
    const { api, id, lose } = await session()
    expect(await check(api, id, true)).toEqual({ hresult: HRESULTS.S_OK, health: DismImageHealthy })
    lose()
    expect((await check(api, id, false)).health).toBe(DismImageHealthy)
    expect((await check(api, id, true)).health).toBe(DismImageRepairable)
    expect((await check(api, id, false)).health).toBe(DismImageRepairable)
  })

  test('progress begins at 50 of 1000 and ends with all; without a scan there is none (api.progress.told)', async () => {
    const { api, id } = await session()
    const told: [number, number][] = []
    const progress: DismProgressCallback = (current, total, userData) => {
      expect(userData).toBe('ours')
      told.push([current, total])
    }
    await check(api, id, false, progress)
    expect(told).toEqual([])
    await check(api, id, true, progress)
    expect(told[0]).toEqual([50, 1000])
    expect(told.at(-1)).toEqual([1000, 1000])
  })

  test('cancelled at the first call: nothing after it, no health (api.cancel.honoured, api.progress.signal)', async () => {
    const { api, id } = await session()
    const controller = new AbortController()
    const told: number[] = []
    const health = { value: -1 }
    const progress: DismProgressCallback = (current) => {
      told.push(current)
      controller.abort()
    }
    const hresult = await api.DismCheckImageHealth(id, true, controller.signal, progress, null, health)
    expect({ hresult, told, health: health.value }).toEqual({
      hresult: HRESULTS.ERROR_CANCELLED,
      told: [50],
      health: -1,
    })
  })
})

describe('DismRestoreImageHealth', () => {
  test('from a source (health.source.found)', async () => {
    const { api, id, lose } = await session()
    lose()
    expect(await api.DismRestoreImageHealth(id, ['E:\\', 'no'], 1, true, null, null, null)).toBe(HRESULTS.S_OK)
    expect((await check(api, id, true)).health).toBe(DismImageHealthy)
  })

  test.each([
    [null, 0, true, HRESULTS.CBS_E_SOURCE_MISSING],
    [['E:\\'], 0, false, HRESULTS.CBS_E_DOWNLOAD_FAILURE],
    [['F:\\'], 1, false, HRESULTS.CBS_E_SOURCE_MISSING],
    [['F:\\'], 2, false, HRESULTS.E_INVALIDARG],
  ])('%j, of which %i count, limited %s (health.source.update)', async (sources, count, limited, code) => {
    const { api, id, lose } = await session()
    lose()
    expect(await api.DismRestoreImageHealth(id, sources, count, limited, null, null, null)).toBe(code)
    expect((await check(api, id, true)).health).toBe(DismImageRepairable)
  })
})

describe('_DismCleanImage', () => {
  const { WindowsUpdate, ServicePack, Components, None } = DismCleanType
  const { ResetBase, Defer } = DismCleanFlags

  test.each([
    [WindowsUpdate, 0],
    [ServicePack, 0],
    [Components, 0],
    [Components, ResetBase],
    [Components, ResetBase | Defer],
  ])('type %i with flags %i (api.clean.arguments)', async (type, flags) => {
    const { api, id } = await session()
    expect(await api._DismCleanImage(id, type, flags, null, null, null)).toBe(HRESULTS.S_OK)
  })

  test.each([
    [None, 0],
    [3, 0],
    [ServicePack, ResetBase],
    [Components, Defer],
  ])('type %i with flags %i is no argument (api.clean.arguments)', async (type, flags) => {
    const { api, id } = await session()
    expect(await api._DismCleanImage(id, type, flags, null, null, null)).toBe(HRESULTS.E_INVALIDARG)
    expect(await lastError(api)).toBe('The parameter is incorrect.\r\n')
  })
})

test('openSession: health, restored and cleaned up', async () => {
  const { machine, api, id, lose } = await session()
  await api.DismCloseSession(id)
  lose()
  await using ours = await openSession(machine, OFFLINE)
  const told: number[] = []
  expect(await ours.health()).toBe('healthy')
  expect(await ours.health({ scan: true, onProgress: (current) => told.push(current) })).toBe('repairable')
  expect(told[0]).toBe(50)
  await ours.restoreHealth({ sources: ['E:\\'], limitAccess: true })
  expect(await ours.health()).toBe('healthy')
  await ours.cleanUpComponents({ resetBase: true })
})
