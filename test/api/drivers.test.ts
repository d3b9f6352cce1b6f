import { describe, expect, test } from 'vitest'
import { driver } from '../../fixtures/index.ts'
import {
  createDismApi,
  DISM_ONLINE_IMAGE,
  type DismDriver,
  type DismDriverPackage,
  DismDriverSignature,
  HRESULTS,
  type Pointer,
} from '../../src/api/index.ts'
import { apiMachine, lastError, OFFLINE, opened } from './apiSession.ts'

const NOT_SUPPORTED = 0x80070032
const FILE_NOT_FOUND = 0x80070002

/** A session on an offline image, and driver packages in `D:\in`. */
async function session(image = OFFLINE) {
  const machine = apiMachine()
  const specs = {
    net: driver('contosonet', { architectures: ['x86', 'amd64'], compatibleIds: ['PCI\\CC_02', 'PCI\\CC_0280'] }),
    disk: driver('contosodisk', { className: 'SCSIAdapter', date: '05/17/2024', version: '1.2.3.4' }),
    bare: driver('contosobare', { signed: false }),
  }
  for (const [folder, files] of Object.entries(specs))
    for (const [name, bytes] of Object.entries(files)) machine.write(`D:\\in\\${folder}\\${name}`, bytes)
  machine.write('D:\\in\\autorun.inf', new TextEncoder().encode('[autorun]\r\n'))
  const api = createDismApi(machine.host)
  await api.DismInitialize(2, null, null)
  const id = await opened(api, image)
  return {
    api,
    id,
    list: async (all = false) => {
      const packages: Pointer<readonly DismDriverPackage[] | null> = { value: null }
      const count = { value: 0 }
      expect(await api.DismGetDrivers(id, all, packages, count)).toBe(HRESULTS.S_OK)
      expect(packages.value).toHaveLength(count.value)
      return packages.value ?? []
    },
    info: async (path: string) => {
      const devices: Pointer<readonly DismDriver[] | null> = { value: null }
      const found: Pointer<DismDriverPackage | null> = { value: null }
      const hresult = await api.DismGetDriverInfo(id, path, devices, { value: 0 }, found)
      return { hresult, devices: devices.value ?? [], found: found.value }
    },
  }
}

describe('DismAddDriver, DismGetDrivers, DismRemoveDriver', () => {
  test('a driver is added, told and removed (driver.list.thirdparty, driver.info.signature)', async () => {
    const { api, id, list } = await session()
    expect(await list()).toEqual([])
    expect(await api.DismAddDriver(id, 'D:\\in\\net\\contosonet.inf', false)).toBe(HRESULTS.S_OK)
    expect(await api.DismAddDriver(id, 'D:\\in\\disk\\contosodisk.inf', false)).toBe(HRESULTS.S_OK)
    const [net, disk] = await list()
    expect(net).toMatchObject({ PublishedName: 'oem0.inf', ClassName: 'Net', BootCritical: false })
    expect(disk).toEqual({
      PublishedName: 'oem1.inf',
      OriginalFileName: expect.stringMatching(
        /^D:\\offline\\Windows\\System32\\DriverStore\\FileRepository\\contosodisk\.inf_amd64_[0-9a-f]{16}\\contosodisk\.inf$/,
      ),
      InBox: false,
      CatalogFile: 'contosodisk.cat',
      ClassName: 'SCSIAdapter',
      ClassGuid: '{4D36E97B-E325-11CE-BFC1-08002BE10318}',
      ClassDescription: 'Storage controllers',
      BootCritical: true,
      DriverSignature: DismDriverSignature.DismDriverSignatureSigned,
      ProviderName: 'Contoso',
      Date: expect.objectContaining({ wYear: 2024, wMonth: 5, wDay: 17, wHour: 0 }),
      MajorVersion: 1,
      MinorVersion: 2,
      Build: 3,
      Revision: 4,
    })
    expect(net?.DriverSignature).toBe(DismDriverSignature.DismDriverSignatureUnknown)
    expect((await list(true)).filter(({ InBox }) => InBox).length).toBeGreaterThan(3)
    expect(await api.DismRemoveDriver(id, 'oem0.inf')).toBe(HRESULTS.S_OK)
    expect((await list()).map(({ PublishedName }) => PublishedName)).toEqual(['oem1.inf'])
  })

  test.each([
    ['D:\\in\\bare\\contosobare.inf', false, 0x80070241],
    ['D:\\in\\bare\\contosobare.inf', true, HRESULTS.S_OK],
    ['D:\\in\\none.inf', false, FILE_NOT_FOUND],
    ['D:\\in\\autorun.inf', false, 0xe0000100],
    ['D:\\in\\net', false, HRESULTS.E_ACCESSDENIED],
    ['', false, HRESULTS.E_INVALIDARG],
  ])('adding %s, forced %s (driver.unsigned.allowed, driver.inf.valid)', async (path, force, expected) => {
    const { api, id, list } = await session()
    expect(await api.DismAddDriver(id, path, force)).toBe(expected)
    expect(await list()).toHaveLength(expected === HRESULTS.S_OK ? 1 : 0)
  })

  test('drivers of the running Windows, of Windows itself and unknown ones stay (driver.image.offline, driver.remove.inbox, driver.name.known)', async () => {
    const online = await session(DISM_ONLINE_IMAGE)
    expect(await online.api.DismAddDriver(online.id, 'D:\\in\\net\\contosonet.inf', false)).toBe(NOT_SUPPORTED)
    expect(await lastError(online.api)).toContain('not supported')
    expect(await online.api.DismRemoveDriver(online.id, 'disk.inf')).toBe(NOT_SUPPORTED)
    const { api, id } = await session()
    expect(await api.DismRemoveDriver(id, 'disk.inf')).toBe(0x800f023c)
    expect(await api.DismRemoveDriver(id, 'oem7.inf')).toBe(FILE_NOT_FOUND)
  })
})

describe('DismGetDriverInfo', () => {
  test("a published name gives the image's devices, a path those of every architecture (driver.info.architecture)", async () => {
    const { api, id, info } = await session()
    await api.DismAddDriver(id, 'D:\\in\\net\\contosonet.inf', false)
    const added = await info('oem0.inf')
    expect(added.devices).toEqual([
      {
        ManufacturerName: 'Contoso',
        HardwareDescription: 'Contoso contosonet',
        HardwareId: expect.stringMatching(/^PCI\\VEN_C0DE&DEV_/),
        Architecture: 9,
        ServiceName: 'contosonet',
        CompatibleIds: 'PCI\\CC_02, PCI\\CC_0280',
        ExcludeIds: '',
      },
    ])
    expect(added.found).toMatchObject({ PublishedName: 'oem0.inf', ProviderName: 'Contoso' })
    const elsewhere = await info('D:\\in\\net\\contosonet.inf')
    expect(elsewhere.devices.map(({ Architecture }) => Architecture)).toEqual([0, 9])
    expect(elsewhere.found).toMatchObject({
      PublishedName: 'contosonet.inf',
      OriginalFileName: 'D:\\in\\net\\contosonet.inf',
    })
    expect((await info('oem9.inf')).hresult).toBe(FILE_NOT_FOUND)
    expect(await api.DismGetDriverInfo(id, 'oem0.inf', { value: null }, { value: 0 }, null)).toBe(HRESULTS.S_OK)
  })
})
