import { describe, expect, test } from 'vitest'
import { cabinet } from '../../fixtures/index.ts'
import { packageManifest } from '../../fixtures/packageManifest.ts'
import {
  createDismApi,
  DismPackageFeatureState,
  DismPackageIdentifier,
  DismReleaseType,
  DismRestartType,
  HRESULTS,
  type DismPackage,
  type DismPackageInfoEx,
  type Pointer,
} from '../../src/api/index.ts'
import { fileTimeOf } from '../../src/host/Clock.ts'
import { fakeHost } from '../dism/fakeHost.ts'
import { packageImage, type PackageInImage } from '../dism/packageImage.ts'
import { lastError, opened } from './apiSession.ts'

const { DismPackageNone, DismPackageName, DismPackagePath } = DismPackageIdentifier
const TIME = fileTimeOf(Date.UTC(2025, 4, 15, 23, 15, 59, 250))
const UPDATE = 'Package_for_KB5000001~31bf3856ad364e35~amd64~~26100.1.1.0'
const CAPABILITY = 'Contoso-Thing-Package~31bf3856ad364e35~amd64~fr-FR~10.0.26100.1'
const OTHER = 'Package_for_KB5000002~31bf3856ad364e35~amd64~~26100.1.1.0'

const PACKAGES: readonly PackageInImage[] = [
  {
    identity: UPDATE,
    installTime: TIME,
    manifest: {
      releaseType: 'Security Update',
      restart: 'required',
      creationTime: '2025-02-13T02:23:00Z',
      company: 'Contoso',
      updates: [{ name: 'Thing', enabledByDefault: true }],
    },
  },
  {
    identity: CAPABILITY,
    currentState: 0x60,
    manifest: {
      releaseType: 'OnDemand Pack',
      capabilities: [{ name: 'Thing', language: 'fr-FR', version: '1.0' }],
    },
  },
  { identity: `Inside${UPDATE}`, visibility: 2 },
]

const THERE = { identity: OTHER, releaseType: 'Update', displayName: 'Not there yet' }

/** A session on an image with these packages; the computer is an hour ahead of UTC. */
async function session() {
  const volume = packageImage(PACKAGES)
  const bytes = cabinet({ 'update.mum': new TextEncoder().encode(packageManifest(THERE)) })
  const host = fakeHost({
    openVolume: () => volume,
    kindOf: (path) => (/folder|in$/.test(path) ? 'folder' : undefined),
    files: { 'C:\\in\\there.CAB': bytes, '/in/there.cab': bytes, 'C:\\in\\there.msu': bytes, 'there.cab': bytes },
  })
  const api = createDismApi(host)
  await api.DismInitialize(2, null, null)
  return { api, host, id: await opened(api, 'C:\\mount') }
}

async function infoOf(identifier: string, kind: number) {
  const { api, id } = await session()
  const info: Pointer<DismPackageInfoEx | null> = { value: null }
  const hresult = await api.DismGetPackageInfoEx(id, identifier, kind, info)
  return { hresult, info: info.value, api }
}

describe('DismGetPackages', () => {
  test('the packages that dism lists, with their numbers (package.list.visible, package.state.known)', async () => {
    const { api, id } = await session()
    const packages: Pointer<readonly DismPackage[] | null> = { value: null }
    const count = { value: 0 }
    expect(await api.DismGetPackages(id, packages, count)).toBe(HRESULTS.S_OK)
    expect(count.value).toBe(2)
    expect(packages.value).toEqual([
      expect.objectContaining({
        PackageName: CAPABILITY,
        PackageState: DismPackageFeatureState.DismStateInstallPending,
        ReleaseType: DismReleaseType.DismReleaseTypeOnDemandPack,
      }),
      {
        PackageName: UPDATE,
        PackageState: DismPackageFeatureState.DismStateInstalled,
        ReleaseType: DismReleaseType.DismReleaseTypeSecurityUpdate,
        // The next day by the clock of the computer, a Friday.
        InstallTime: {
          wYear: 2025,
          wMonth: 5,
          wDayOfWeek: 5,
          wDay: 16,
          wHour: 0,
          wMinute: 15,
          wSecond: 59,
          wMilliseconds: 250,
        },
      },
    ])
    expect(Object.values(packages.value?.[0]?.InstallTime ?? {}), 'no time').toEqual([0, 0, 0, 0, 0, 0, 0, 0])
    expect(await api.DismDelete(packages.value)).toBe(HRESULTS.S_OK)
    expect(await api.DismDelete(packages.value)).toBe(HRESULTS.E_INVALIDARG)
  })

  test('without a session', async () => {
    const { api } = await session()
    const packages = { value: null }
    expect(await api.DismGetPackages(9, packages, { value: 0 })).toBe(HRESULTS.DISMAPI_E_INVALID_DISM_SESSION)
    expect(packages.value).toBeNull()
  })
})

describe('DismGetPackageInfo', () => {
  test('of the image, by name in any case (api.package.identifier)', async () => {
    const { hresult, info } = await infoOf(UPDATE.toUpperCase(), DismPackageName)
    expect(hresult).toBe(HRESULTS.S_OK)
    expect(info).toMatchObject({
      PackageName: UPDATE,
      Applicable: true,
      Company: 'Contoso',
      RestartRequired: DismRestartType.DismRestartRequired,
      ProductName: 'Package_for_KB5000001',
      CreationTime: { wYear: 2025, wMonth: 2, wDay: 13, wHour: 2, wMinute: 23 },
      Feature: [{ FeatureName: 'Thing', State: DismPackageFeatureState.DismStateInstalled }],
      FeatureCount: 1,
      CustomProperty: [],
      CapabilityId: '',
    })
  })

  test('that is a capability; the older function does not tell', async () => {
    const { info, api } = await infoOf(CAPABILITY, DismPackageName)
    expect(info?.CapabilityId).toBe('Thing~~~fr-FR~0.0.1.0')
    const older = { value: null }
    expect(await api.DismGetPackageInfo(2, CAPABILITY, DismPackageName, older)).toBe(HRESULTS.S_OK)
    expect(older.value).toMatchObject({ PackageName: CAPABILITY })
    expect(older.value).not.toHaveProperty('CapabilityId')
  })

  test.each(['C:\\in\\there.CAB', '/in/there.cab'])(
    'of a file, by its absolute path %s (api.package.identifier, api.package.absolute, api.package.cabinet)',
    async (path) => {
      const { hresult, info } = await infoOf(path, DismPackagePath)
      expect(hresult).toBe(HRESULTS.S_OK)
      expect(info).toMatchObject({
        PackageName: OTHER,
        DisplayName: 'Not there yet',
        PackageState: DismPackageFeatureState.DismStateNotPresent,
      })
    },
  )

  test.each([
    ['neither name nor path (api.package.identifier)', 'C:\\in\\there.CAB', DismPackageNone],
    ['a number without meaning (api.package.identifier)', 'C:\\in\\there.CAB', 3],
    ['no name (api.argument.given)', '', DismPackageName],
    ['a path without a drive (api.package.absolute)', 'there.cab', DismPackagePath],
    ['an .msu (api.package.cabinet)', 'C:\\in\\there.msu', DismPackagePath],
    ['a folder (api.package.cabinet)', 'C:\\in\\folder.cab', DismPackagePath],
  ])('no argument: %s', async (_, identifier, kind) => {
    const { hresult, info, api } = await infoOf(identifier, kind)
    expect(hresult).toBe(HRESULTS.E_INVALIDARG)
    expect(info).toBeNull()
    expect(await lastError(api)).toBe('The parameter is incorrect.\r\n')
  })

  test.each([
    [OTHER, DismPackageName, HRESULTS.CBS_E_INVALID_PACKAGE],
    ['C:\\in\\nothing.cab', DismPackagePath, HRESULTS.ERROR_FILE_NOT_FOUND],
  ])('%s is not there', async (identifier, kind, code) => {
    const { hresult } = await infoOf(identifier, kind)
    expect(hresult).toBe(code)
  })
})
