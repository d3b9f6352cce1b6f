import { describe, expect, test } from 'vitest'
import { cabinet } from '../../fixtures/index.ts'
import { packageManifest, type UpdateSpec } from '../../fixtures/packageManifest.ts'
import {
  createDismApi,
  DISM_ONLINE_IMAGE,
  DismPackageFeatureState,
  DismPackageIdentifier,
  DismRestartType,
  HRESULTS,
  type DismFeature,
  type DismFeatureInfo,
  type Pointer,
} from '../../src/api/index.ts'
import type { Decision } from '../../src/rules/Decision.ts'
import { fakeHost } from '../dism/fakeHost.ts'
import { packageImage } from '../dism/packageImage.ts'
import { lastError, opened } from './apiSession.ts'

const { DismPackageNone, DismPackageName, DismPackagePath } = DismPackageIdentifier
const { DismStateStaged, DismStateInstalled, DismStateInstallPending, DismStateResolved } = DismPackageFeatureState

const FOUNDATION = 'Microsoft-Windows-Foundation-Package~31bf3856ad364e35~amd64~~10.0.26100.1'
const TOOL = 'Contoso-Tool-Package~31bf3856ad364e35~amd64~~1.0.0.0'
const DRIVER = 'x.inf~31bf3856ad364e35~amd64~~1.0.0.0'

const UPDATES: readonly UpdateSpec[] = [
  {
    name: 'Telnet',
    enabledByDefault: false,
    displayName: 'Telnet Client',
    description: 'Connects.',
    restart: 'required',
    custom: '<ServerComponent Id="44"/>',
  },
  { name: 'Root', enabledByDefault: false },
  { name: 'Leaf', enabledByDefault: false, parents: ['Root'] },
  { name: 'Driver', enabledByDefault: false, drivers: [DRIVER] },
  { name: 'NetFx3', enabledByDefault: false },
]

/** A session on an image with features in two packages. */
async function session(imagePath = 'C:\\mount') {
  const volume = packageImage([
    { identity: FOUNDATION, manifest: { releaseType: 'Foundation', updates: UPDATES }, updates: { NetFx3: 0x10000 } },
    {
      identity: TOOL,
      manifest: { releaseType: 'Feature Pack', updates: [{ name: 'Tool', enabledByDefault: false }] },
    },
  ])
  const bytesOf = (identity: string, releaseType = 'Feature Pack', name = 'Tool') => {
    const updates = [{ name, enabledByDefault: false }]
    const text = packageManifest({ identity, releaseType, updates })
    return cabinet({ 'update.mum': new TextEncoder().encode(text) })
  }
  const host = fakeHost({
    openVolume: () => volume,
    onlineVolume: () => volume,
    list: (path) => (path === 'D:\\sxs' ? [{ name: 'netfx3.cab', kind: 'file' }] : []),
    files: {
      'C:\\tool.cab': bytesOf(TOOL),
      'C:\\other.cab': bytesOf(TOOL.replace('Tool', 'Other')),
      'D:\\sxs\\netfx3.cab': bytesOf('NetFx3~31bf3856ad364e35~amd64~~1.0.0.0', 'OnDemand Pack', 'NetFx3'),
    },
  })
  const decisions: Decision[] = []
  const api = createDismApi(host, { onDecisions: (taken) => decisions.push(...taken) })
  await api.DismInitialize(2, null, null)
  const id = await opened(api, imagePath)
  const enable = (name: string, more: { all?: boolean; sources?: string[]; limit?: boolean; path?: string } = {}) => {
    const { all = false, sources = null, limit = false, path = null } = more
    const kind = path === null ? DismPackageNone : DismPackagePath
    return api.DismEnableFeature(id, name, path, kind, limit, sources, sources?.length ?? 0, all, null, null, null)
  }
  return {
    api,
    id,
    enable,
    decisions,
    disable: (name: string, remove = false, packageName: string | null = null) =>
      api.DismDisableFeature(id, name, packageName, remove, null, null, null),
    list: async (identifier: string | null = null, kind: number = DismPackageNone) => {
      const features: Pointer<readonly DismFeature[] | null> = { value: null }
      const count = { value: -1 }
      const hresult = await api.DismGetFeatures(id, identifier, kind, features, count)
      return { hresult, features: features.value, count: count.value }
    },
    states: async () => {
      const features: Pointer<readonly DismFeature[] | null> = { value: null }
      await api.DismGetFeatures(id, '', DismPackageNone, features, { value: 0 })
      return Object.fromEntries((features.value ?? []).map(({ FeatureName, State }) => [FeatureName, State]))
    },
  }
}

describe('DismGetFeatures', () => {
  test('lists those of Windows itself, or of the package named (api.feature.package)', async () => {
    const { list, api } = await session()
    const all = await list()
    expect(all).toMatchObject({ hresult: HRESULTS.S_OK, count: 5 })
    expect(all.features?.[4]).toEqual({ FeatureName: 'NetFx3', State: DismStateResolved })
    expect(await api.DismDelete(all.features)).toBe(HRESULTS.S_OK)
    expect(await list('', DismPackagePath)).toMatchObject({ hresult: HRESULTS.S_OK, count: 5 })
    for (const [identifier, kind] of [
      [TOOL, DismPackageName],
      ['C:\\tool.cab', DismPackagePath],
    ] as const)
      expect((await list(identifier, kind)).features).toEqual([{ FeatureName: 'Tool', State: DismStateStaged }])
    expect(await list(TOOL, DismPackageNone)).toMatchObject({ hresult: HRESULTS.E_INVALIDARG, count: -1 })
    expect((await list('None~~~~1.0.0.0', DismPackageName)).hresult).toBe(HRESULTS.CBS_E_INVALID_PACKAGE)
  })
})

describe('DismGetFeatureInfo and DismGetFeatureParent', () => {
  test('tell all that is known of a feature', async () => {
    const { api, id } = await session()
    const info: Pointer<DismFeatureInfo | null> = { value: null }
    expect(await api.DismGetFeatureInfo(id, 'telnet', null, DismPackageNone, info)).toBe(HRESULTS.S_OK)
    expect(info.value).toEqual({
      FeatureName: 'Telnet',
      FeatureState: DismStateStaged,
      DisplayName: 'Telnet Client',
      Description: 'Connects.',
      RestartRequired: DismRestartType.DismRestartRequired,
      CustomProperty: [{ Name: 'Id', Value: '44', Path: 'ServerComponent' }],
      CustomPropertyCount: 1,
    })
    expect(await api.DismDelete(info.value)).toBe(HRESULTS.S_OK)
    expect(await api.DismGetFeatureInfo(id, '', null, DismPackageNone, info)).toBe(HRESULTS.E_INVALIDARG)
  })

  test('and its parents, if it has any', async () => {
    const { api, id } = await session()
    const parents: Pointer<readonly DismFeature[] | null> = { value: null }
    const count = { value: -1 }
    const parentsOf = (name: string) => api.DismGetFeatureParent(id, name, null, DismPackageNone, parents, count)
    expect(await parentsOf('Leaf')).toBe(HRESULTS.S_OK)
    expect([parents.value, count.value]).toEqual([[{ FeatureName: 'Root', State: DismStateStaged }], 1])
    expect(await parentsOf('Root')).toBe(HRESULTS.S_OK)
    expect([parents.value, count.value]).toEqual([[], 0])
  })

  test('an unknown name fails as the header says', async () => {
    const { api, id } = await session()
    const info: Pointer<DismFeatureInfo | null> = { value: null }
    expect(await api.DismGetFeatureInfo(id, 'None', null, DismPackageNone, info)).toBe(
      HRESULTS.DISMAPI_E_UNKNOWN_FEATURE,
    )
    expect(await lastError(api)).toBe('The feature is not present in the package.\r\n')
    expect(info.value).toBeNull()
  })
})

describe('DismEnableFeature and DismDisableFeature', () => {
  test('take names parted by a semicolon, all or none', async () => {
    const { enable, states, disable } = await session(DISM_ONLINE_IMAGE)
    expect(await enable('Root;None')).toBe(HRESULTS.DISMAPI_E_UNKNOWN_FEATURE)
    expect(await states()).toMatchObject({ Root: DismStateStaged })
    expect(await enable('Root;Leaf')).toBe(HRESULTS.S_OK)
    expect(await states()).toMatchObject({ Root: DismStateInstalled, Leaf: DismStateInstalled })
    expect(await disable('Root', true)).toBe(HRESULTS.S_OK)
    expect(await states()).toMatchObject({ Root: DismStateResolved, Leaf: DismStateStaged })
    for (const names of ['', ';']) {
      expect(await enable(names)).toBe(HRESULTS.E_INVALIDARG)
      expect(await disable(names)).toBe(HRESULTS.E_INVALIDARG)
    }
  })

  test('a disabled parent has a code of its own, EnableAll enables it (feature.enable.parent)', async () => {
    const { enable, api, states } = await session(DISM_ONLINE_IMAGE)
    expect(await enable('Leaf')).toBe(HRESULTS.DISMAPI_E_PARENT_FEATURE_DISABLED)
    expect(await lastError(api)).toContain('One or several parent features are disabled')
    expect(await enable('Leaf', { all: true })).toBe(HRESULTS.S_OK)
    expect(await states()).toMatchObject({ Root: DismStateInstalled, Leaf: DismStateInstalled })
  })

  test('say that Windows must restart, and that only of the running one', async () => {
    const online = await session(DISM_ONLINE_IMAGE)
    expect(await online.enable('Driver')).toBe(HRESULTS.ERROR_SUCCESS_REBOOT_REQUIRED)
    expect(await online.states()).toMatchObject({ Driver: DismStateInstallPending })
    const offline = await session()
    expect(await offline.enable('Driver')).toBe(HRESULTS.S_OK)
    expect(await offline.states()).toMatchObject({ Driver: DismStateInstallPending })
  })

  test('take payload from sources, as many as count', async () => {
    const { api, id, enable } = await session(DISM_ONLINE_IMAGE)
    expect(await enable('NetFx3')).toBe(HRESULTS.CBS_E_DOWNLOAD_FAILURE)
    expect(await enable('NetFx3', { limit: true })).toBe(HRESULTS.CBS_E_SOURCE_MISSING)
    const sources = ['D:\\none', 'D:\\sxs']
    const counted = (count: number) =>
      api.DismEnableFeature(id, 'NetFx3', null, DismPackageNone, true, sources, count, false, null, null, null)
    expect(await counted(1)).toBe(HRESULTS.CBS_E_SOURCE_MISSING)
    expect(await counted(2)).toBe(HRESULTS.S_OK)
  })

  test('the path of a package that is not in the image enables nothing (api.feature.absent)', async () => {
    const { enable, decisions, list } = await session(DISM_ONLINE_IMAGE)
    expect(await enable('Tool', { path: 'C:\\other.cab' })).toBe(HRESULTS.S_OK)
    expect(decisions).toContainEqual(expect.objectContaining({ rule: 'api.feature.absent', warning: true }))
    expect((await list(TOOL, DismPackageName)).features).toMatchObject([{ State: DismStateStaged }])
    expect(await enable('Tool', { path: 'C:\\tool.cab' })).toBe(HRESULTS.S_OK)
    expect((await list(TOOL, DismPackageName)).features).toMatchObject([{ State: DismStateInstalled }])
  })

  test('a package of the image is named to disable its features', async () => {
    const { enable, disable, list } = await session(DISM_ONLINE_IMAGE)
    await enable('Tool', { path: 'C:\\tool.cab' })
    expect(await disable('Tool')).toBe(HRESULTS.DISMAPI_E_UNKNOWN_FEATURE)
    expect(await disable('Tool', false, TOOL)).toBe(HRESULTS.S_OK)
    expect((await list(TOOL, DismPackageName)).features).toMatchObject([{ State: DismStateStaged }])
  })

  test('progress ends with all of it, and a cancellation before the first step changes nothing', async () => {
    const { api, id, states } = await session(DISM_ONLINE_IMAGE)
    const ticks: (readonly number[])[] = []
    const tick = (current: number, total: number) => void ticks.push([current, total])
    await api.DismEnableFeature(id, 'Root', null, DismPackageNone, false, null, 0, false, null, tick, null)
    expect(ticks.at(-1)?.[0]).toBe(ticks.at(-1)?.[1])
    const cancelled = api.DismDisableFeature(id, 'Root', null, false, AbortSignal.abort(), null, null)
    expect(await cancelled).toBe(HRESULTS.ERROR_CANCELLED)
    expect(await states()).toMatchObject({ Root: DismStateInstalled })
  })
})
