import { describe, expect, it } from 'vitest'
import type { DismCapability, DismCapabilityInfo, Pointer } from '../../src/api/index.ts'
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
