import { describe, expect, it, test } from 'vitest'
import { featureOnDemandCab } from '../../fixtures/index.ts'
import { openSession, type DismCapability, type DismCapabilityInfo, type Pointer } from '../../src/api/index.ts'
import { apiMachine, lastError, OFFLINE, opened } from './apiSession.ts'

/** A process that begins to use the API, with a session on the offline image. */
async function session(preset = 'windows-11-24h2') {
  const { api } = apiMachine({ preset })
  await api.DismInitialize(2, null, null)
  return { api, id: await opened(api, OFFLINE) }
}

describe('DismGetCapabilities', () => {
  it('lists what the image has and what it knows of', async () => {
    const { api, id } = await session()
    const listed: Pointer<readonly DismCapability[] | null> = { value: null }
    const count = { value: 0 }
    expect(await api.DismGetCapabilities(id, listed, count)).toBe(0)
    expect(count.value).toBe(425)
    expect(listed.value?.find(({ Name }) => Name === 'OpenSSH.Client~~~~0.0.1.0')?.State).toBe(4)
    expect(listed.value?.find(({ Name }) => Name === 'OpenSSH.Server~~~~0.0.1.0')?.State).toBe(0)
    expect(await api.DismDelete(listed.value)).toBe(0)
  })

  it('is not supported before Windows 10 (capability.image.supported)', async () => {
    const { api, id } = await session('windows-8.1')
    expect(await api.DismGetCapabilities(id, { value: null }, { value: 0 })).toBe(0x80070032)
  })
})

describe('DismGetCapabilityInfo', () => {
  it('tells of a capability by its name; an unknown one is 0x800f080c (capability.name.found)', async () => {
    const { api, id } = await session()
    const info: Pointer<DismCapabilityInfo | null> = { value: null }
    expect(await api.DismGetCapabilityInfo(id, 'openssh.client', info)).toBe(0)
    expect(info.value).toMatchObject({ Name: 'OpenSSH.Client~~~~0.0.1.0', State: 4, DownloadSize: 0, InstallSize: 0 })
    expect(await api.DismGetCapabilityInfo(id, 'OpenSSH.Nothing', info)).toBe(0x800f080c)
    expect(await lastError(api)).toContain('The feature is not present in the package.')
    expect(await api.DismGetCapabilityInfo(id, '', info)).toBe(0x80070057)
  })
})

describe('DismAddCapability and DismRemoveCapability', () => {
  const SSH = 'OpenSSH.Server~~~~0.0.1.0'

  async function withSource() {
    const machine = apiMachine()
    machine.write('D:\\fod\\a.cab', featureOnDemandCab(SSH))
    const { api } = machine
    await api.DismInitialize(2, null, null)
    return { api, id: await opened(api, OFFLINE) }
  }

  it('add from sources and remove, with progress', async () => {
    const { api, id } = await withSource()
    const info: Pointer<DismCapabilityInfo | null> = { value: null }
    const ticks: number[] = []
    const tick = (current: number) => void ticks.push(current)
    expect(await api.DismAddCapability(id, SSH, true, null, 0, null, null, null)).toBe(0x800f081f)
    expect(await api.DismAddCapability(id, SSH, true, ['D:\\fod'], 2, null, null, null)).toBe(0x80070057)
    expect(await api.DismAddCapability(id, SSH, true, ['D:\\fod'], 1, null, tick, null)).toBe(0)
    expect(ticks.length).toBeGreaterThan(1)
    await api.DismGetCapabilityInfo(id, SSH, info)
    expect(info.value?.State).toBe(4)
    expect(await api.DismAddCapability(id, SSH, true, null, 0, null, null, null)).toBe(0)
    expect(await api.DismRemoveCapability(id, SSH, null, null, null)).toBe(0)
    await api.DismGetCapabilityInfo(id, SSH, info)
    expect(info.value?.State).toBe(0)
  })

  it('of one that is not there, or is needed, is 0x800f0825 (capability.remove.present, capability.remove.needed)', async () => {
    const { api, id } = await withSource()
    expect(await api.DismRemoveCapability(id, SSH, null, null, null)).toBe(0x800f0825)
    expect(await api.DismRemoveCapability(id, 'Language.Basic~~~en-US~0.0.1.0', null, null, null)).toBe(0x800f0825)
    expect(await api.DismRemoveCapability(id, 'No.Such', null, null, null)).toBe(0x800f080c)
    expect(await api.DismRemoveCapability(id, '', null, null, null)).toBe(0x80070057)
  })

  it('can be cancelled before it begins', async () => {
    const { api, id } = await withSource()
    const cancelled = AbortSignal.abort()
    expect(await api.DismAddCapability(id, SSH, true, ['D:\\fod'], 1, cancelled, null, null)).toBe(0x800704c7)
  })
})

test('a session has methods for them', async () => {
  const machine = apiMachine()
  machine.write('D:\\fod\\a.cab', featureOnDemandCab('OpenSSH.Server~~~~0.0.1.0'))
  const session = await openSession(machine, OFFLINE)
  expect(await session.capabilities()).toHaveLength(425)
  expect(await session.addCapability('OpenSSH.Server', { sources: ['D:\\fod'] })).toEqual({ restartRequired: false })
  expect((await session.capabilityInfo('OpenSSH.Server')).State).toBe(4)
  expect(await session.removeCapability('OpenSSH.Server')).toEqual({ restartRequired: false })
  await expect(session.addCapability('OpenSSH.Server', { limitAccess: true })).rejects.toThrow('CBS_SOURCE_MISSING')
  await session.close()
})
