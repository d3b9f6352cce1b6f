import { expect, it } from 'vitest'
import { createMachine } from '../../emulator/index.ts'
import { DISM_ONLINE_IMAGE, openSession, type DismString, type Pointer } from '../../src/api/index.ts'
import { apiMachine, lastError, OFFLINE, opened } from './apiSession.ts'

const DATACENTER_KEY = 'WX4NM-KYWYW-QJJR4-XV3QB-6VM33'

async function session(preset: string) {
  const { api } = apiMachine({ preset })
  await api.DismInitialize(2, null, null)
  return { api, id: await opened(api, OFFLINE) }
}

type Api = Awaited<ReturnType<typeof session>>['api']

async function editions(api: Api, id: number) {
  const current: Pointer<DismString | null> = { value: null }
  const targets: Pointer<readonly DismString[] | null> = { value: null }
  const count = { value: -1 }
  expect(await api._DismGetCurrentEdition(id, current)).toBe(0)
  expect(await api._DismGetTargetEditions(id, targets, count)).toBe(0)
  expect(count.value).toBe(targets.value?.length)
  expect(await api.DismDelete(current.value)).toBe(0)
  expect(await api.DismDelete(targets.value)).toBe(0)
  return [current.value?.Value, ...(targets.value ?? []).map(({ Value }) => Value)]
}

it('the edition of an image is told and changed', async () => {
  const { api, id } = await session('windows-server-2022')
  expect(await editions(api, id)).toEqual(['ServerStandard', 'ServerDatacenter'])
  const ticks: number[] = []
  const progress = (current: number) => void ticks.push(current)
  expect(await api._DismSetEdition(id, 'ServerDatacenter', null, null, progress, undefined)).toBe(0)
  expect(ticks.at(-1)).toBeGreaterThan(0)
  expect(await editions(api, id)).toEqual(['ServerDatacenter'])
  expect(await api._DismSetEdition(id, 'ServerStandard', null, null, null, undefined)).toBe(0x80070032)
  expect(await lastError(api)).toContain('cannot upgrade to the edition')
  expect(await api._DismSetEdition(id, '', null, null, null, undefined)).toBe(0x80070057)
})

it('a product key is one of the edition', async () => {
  const { api, id } = await session('windows-server-2022')
  expect(await api._DismSetProductKey(id, '1234')).toBe(0x80070645)
  expect(await api._DismSetProductKey(id, DATACENTER_KEY)).toBe(0x80070645)
  expect(await api._DismSetProductKey(id, '')).toBe(0x80070057)
  expect(await api._DismSetProductKey(id, 'VDYBN-27WPP-V4HQT-9VMD4-VMK7H')).toBe(0)
})

it('of the running Windows it is for servers, with a key, and waits for the restart', async () => {
  const { api } = createMachine({ preset: 'windows-server-2022' })
  await api.DismInitialize(2, null, null)
  const id = await opened(api, DISM_ONLINE_IMAGE)
  expect(await api._DismSetEdition(id, 'ServerDatacenter', null, null, null, undefined)).toBe(0x80070057)
  expect(await api._DismSetEdition(id, 'ServerDatacenter', DATACENTER_KEY, null, null, undefined)).toBe(3010)
})

it('Windows PE has none', async () => {
  const { api, id } = await session('winpe-4.0')
  expect(await api._DismGetCurrentEdition(id, { value: null })).toBe(0x80070032)
  expect(await api._DismGetTargetEditions(id, { value: null }, { value: 0 })).toBe(0x80070032)
})

it('the methods of a session do the same', async () => {
  const machine = apiMachine({ preset: 'windows-server-2022' })
  machine.write('D:\\unattend.xml', new TextEncoder().encode('<unattend xmlns="urn:schemas-microsoft-com:unattend"/>'))
  const session = await openSession(machine, OFFLINE)
  expect(await session.targetEditions()).toEqual(['ServerDatacenter'])
  await expect(session.setProductKey(DATACENTER_KEY)).rejects.toMatchObject({ code: 'PRODUCT_KEY_INVALID' })
  expect(await session.setEdition('ServerDatacenter', { productKey: DATACENTER_KEY })).toEqual({
    restartRequired: false,
  })
  expect(await session.edition()).toBe('ServerDatacenter')
  expect(await session.setProductKey(DATACENTER_KEY)).toEqual({ restartRequired: false })
  expect(await session.applyUnattend('D:\\unattend.xml')).toEqual({ restartRequired: false })
  expect(await session.applyUnattend('D:\\unattend.xml', { oneByOne: true })).toEqual({ restartRequired: false })
  await session.close()
})
