import { describe, expect, test } from 'vitest'
import { createMachine, createWindowsImage, type Machine } from '../../emulator/index.ts'
import { copyOfVolume } from '../../emulator/machine/copyOfVolume.ts'
import { languagePackCab } from '../../fixtures/index.ts'
import { updateCab, updateIdentity, type UpdateCabSpec } from '../../fixtures/updateCab.ts'
import {
  createDismApi,
  DISM_ONLINE_IMAGE,
  DismImageHealthState,
  DismPackageFeatureState,
  DismPackageIdentifier,
  HRESULTS,
  type DismApi,
  type DismApiSettings,
  type DismPackage,
  type Pointer,
} from '../../src/api/index.ts'
import type { CancelTail } from '../../src/api/interruption.ts'
import type { Decision } from '../../src/rules/Decision.ts'
import { lastError, opened } from './apiSession.ts'

const { DismPackageNone, DismPackageName, DismPackagePath } = DismPackageIdentifier
const { DismStateInstalled, DismStateInstallPending, DismStateUninstallPending } = DismPackageFeatureState
const UPDATE = { kb: 'KB5000001', version: '10.0.1.1' }
const NEWER = { kb: 'KB5000001', version: '10.0.1.2' }
const IDENTITY = updateIdentity(UPDATE)
const NONE: CancelTail = [null, null, null]

/** A session on the drive of a computer, offline when that is shut down, and short calls on it. */
async function session({
  machine = createMachine({ preset: 'windows-11-24h2' }),
  path = 'C:\\',
  online = false,
  ...settings
}: DismApiSettings & { machine?: Machine; path?: string; online?: boolean } = {}) {
  if (!online) machine.shutdown()
  machine.write('D:\\readme.txt', new TextEncoder().encode('the drive of the log'))
  const decisions: Decision[] = []
  const api = createDismApi(machine.host, { onDecisions: (more) => decisions.push(...more), ...settings })
  await api.DismInitialize(2, 'D:\\dism.log', null)
  const id = await opened(api, online ? DISM_ONLINE_IMAGE : path)
  const put = (spec: UpdateCabSpec | Uint8Array) => {
    machine.write('D:\\in\\package.CAB', spec instanceof Uint8Array ? spec : updateCab(spec))
    return 'D:\\in\\package.CAB'
  }
  return {
    machine,
    api,
    id,
    decisions,
    put,
    add: (spec: UpdateCabSpec | Uint8Array) => api.DismAddPackage(id, put(spec), false, false, ...NONE),
    remove: (name = IDENTITY, tail = NONE) => api.DismRemovePackage(id, name, DismPackageName, ...tail),
    state: async (identity = IDENTITY) =>
      (await packages(api, id)).find((one) => one.PackageName === identity)?.PackageState,
    health: async () => {
      const health = { value: -1 }
      await api.DismCheckImageHealth(id, true, ...NONE, health)
      return health.value
    },
  }
}

async function packages(api: DismApi, id: number): Promise<readonly DismPackage[]> {
  const list: Pointer<readonly DismPackage[] | null> = { value: null }
  await api.DismGetPackages(id, list, { value: 0 })
  return list.value ?? []
}

describe('Session and Identifier', () => {
  test('by name, in any case (package.name.found, api.package.identifier)', async () => {
    const { add, remove, state } = await session()
    expect(await add(UPDATE)).toBe(HRESULTS.S_OK)
    expect(await state()).toBe(DismStateInstalled)
    expect(await remove(IDENTITY.toUpperCase())).toBe(HRESULTS.S_OK)
    expect(await state()).toBeUndefined()
    expect(await remove()).toBe(HRESULTS.CBS_E_INVALID_PACKAGE)
  })

  test('by the absolute path of a .cab file, in any case (api.package.absolute, api.package.cabinet)', async () => {
    const { api, id, put, add, state } = await session()
    await add(UPDATE)
    expect(await api.DismRemovePackage(id, put(UPDATE), DismPackagePath, ...NONE)).toBe(HRESULTS.S_OK)
    expect(await state()).toBeUndefined()
  })

  test.each([
    ['PackageNone (api.package.identifier)', 'D:\\in\\package.CAB', DismPackageNone],
    ['another number (api.package.identifier)', 'D:\\in\\package.CAB', 7],
    ['no name (api.argument.given)', '', DismPackageName],
    ['no path (api.argument.given)', '', DismPackagePath],
    ['a relative path (api.package.absolute)', 'in\\package.cab', DismPackagePath],
    ['the path of a drive without a root (api.package.absolute)', 'D:package.cab', DismPackagePath],
    ['an .msu (api.package.cabinet)', 'D:\\in\\package.msu', DismPackagePath],
    ['a folder (api.package.cabinet)', 'D:\\in', DismPackagePath],
    ['the folder of an expanded package (api.package.cabinet)', 'D:\\in\\expanded.cab', DismPackagePath],
  ])('nothing is removed: %s', async (_, identifier, kind) => {
    const { machine, api, id, add, state } = await session()
    await add(UPDATE)
    for (const path of ['D:\\in\\package.msu', 'D:\\in\\expanded.cab\\update.mum'])
      machine.write(path, updateCab(UPDATE))
    expect(await api.DismRemovePackage(id, identifier, kind, ...NONE)).toBe(HRESULTS.E_INVALIDARG)
    expect(await lastError(api)).toBe('The parameter is incorrect.\r\n')
    expect(await state()).toBe(DismStateInstalled)
  })

  test('a session that is not open, or that of another process (api.session.open)', async () => {
    const { machine, api, id, add, state } = await session()
    await add(UPDATE)
    const other = createDismApi(machine.host)
    await other.DismInitialize(2, null, null)
    for (const [process, number] of [
      [api, 0],
      [api, 99],
      [other, id],
    ] as const) {
      const hresult = await process.DismRemovePackage(number, IDENTITY, DismPackageName, ...NONE)
      expect(hresult).toBe(HRESULTS.DISMAPI_E_INVALID_DISM_SESSION)
    }
    expect(await state()).toBe(DismStateInstalled)
  })
})

describe('what is refused', () => {
  test.each([
    ['nobody has it (package.name.found)', 'Nobody~31bf3856ad364e35~amd64~~1.0.0.0', HRESULTS.CBS_E_INVALID_PACKAGE],
    ['it is no identity (package.name.found)', 'nobody', HRESULTS.CBS_E_INVALID_PACKAGE],
  ])('%s', async (_, name, code) => {
    const { remove } = await session()
    expect(await remove(name)).toBe(code)
  })

  test('a path at which nothing is', async () => {
    const { api, id, put } = await session()
    put(UPDATE)
    const hresult = await api.DismRemovePackage(id, 'D:\\in\\other.cab', DismPackagePath, ...NONE)
    expect(hresult).toBe(HRESULTS.ERROR_FILE_NOT_FOUND)
  })

  test('a permanent package (package.remove.permanent)', async () => {
    const { api, add, remove, state } = await session()
    await add({ ...UPDATE, permanent: true })
    expect(await remove()).toBe(HRESULTS.CBS_E_CANNOT_UNINSTALL)
    expect(await lastError(api)).toBe('Permanent package cannot be uninstalled.\r\n')
    expect(await state()).toBe(DismStateInstalled)
  })

  test('what Windows stands on (package.remove.permanent, package.remove.base)', async () => {
    const { api, id, remove } = await session()
    const foundation = (await packages(api, id)).find((one) => one.PackageName.includes('Foundation'))?.PackageName
    expect(await remove(foundation)).toBe(HRESULTS.CBS_E_CANNOT_UNINSTALL)
  })

  test('the default language pack, of a running Windows only (package.remove.defaultlanguage)', async () => {
    const hresults = []
    for (const online of [true, false]) {
      const machine = createMachine({ preset: 'windows-11-24h2', languages: ['en-US', 'de-DE'] })
      const { api, id, remove } = await session({ machine, online })
      const isEnglish = ({ PackageName }: DismPackage) => /LanguagePack.*~en-US~/.test(PackageName)
      const pack = (await packages(api, id)).findLast(isEnglish)?.PackageName
      hresults.push(await remove(pack))
    }
    expect(hresults).toEqual([HRESULTS.CBS_E_CANNOT_UNINSTALL, HRESULTS.S_OK])
  })

  test('another language pack is none of these, and can be added and removed', async () => {
    const { api, id, add, remove } = await session()
    const before = new Set((await packages(api, id)).map((one) => one.PackageName))
    expect(await add(languagePackCab('fr-FR'))).toBe(HRESULTS.S_OK)
    const added = (await packages(api, id)).filter((one) => !before.has(one.PackageName))
    expect(added).toHaveLength(1)
    expect(await remove(added[0]?.PackageName)).toBe(HRESULTS.S_OK)
  })
})

describe('successes', () => {
  test('a restart is needed: 3010, and the version before comes back (package.remove.waiting, package.remove.predecessor, package.restart.needed)', async () => {
    const { machine, add, remove, state } = await session({ online: true })
    expect(await add(UPDATE)).toBe(HRESULTS.S_OK)
    expect(await add(NEWER)).toBe(HRESULTS.ERROR_SUCCESS_REBOOT_REQUIRED)
    expect(await state(updateIdentity(NEWER))).toBe(DismStateInstallPending)
    expect(await remove(updateIdentity(NEWER))).toBe(HRESULTS.ERROR_SUCCESS_REBOOT_REQUIRED)
    expect(await state(updateIdentity(NEWER))).toBe(DismStateUninstallPending)
    expect(await state()).toBe(DismStateInstallPending)
    machine.shutdown()
    machine.boot()
    const { state: stateNow } = await session({ machine, online: true })
    expect(await stateNow()).toBe(DismStateInstalled)
    expect(await stateNow(updateIdentity(NEWER))).toBeUndefined()
  })

  test('a servicing stack asks for the session to be opened again: 1 (package.stack.reload, api.session.reload)', async () => {
    const { api, id, add, remove } = await session()
    expect(await add({ name: 'Package_for_ServicingStack_1', selfUpdate: true })).toBe(
      HRESULTS.DISMAPI_S_RELOAD_IMAGE_SESSION_REQUIRED,
    )
    expect(await remove()).toBe(HRESULTS.DISMAPI_E_INVALID_DISM_SESSION)
    expect(await api.DismCloseSession(id)).toBe(HRESULTS.S_OK)
    const again = await opened(api, 'C:\\')
    expect(await api.DismRemovePackage(again, IDENTITY, DismPackageName, ...NONE)).toBe(HRESULTS.CBS_E_INVALID_PACKAGE)
  })

  test('others need it: removed, with a warning (package.remove.dependants)', async () => {
    const { add, remove, decisions } = await session()
    await add(UPDATE)
    await add({ kb: 'KB5000002', parents: [IDENTITY] })
    decisions.length = 0
    expect(await remove()).toBe(HRESULTS.S_OK)
    const warnings = decisions.filter(({ warning }) => warning).map(({ rule }) => rule)
    expect(warnings).toEqual(['package.remove.dependants'])
  })
})

describe('CancelEvent, Progress and UserData', () => {
  test('progress grows up to its total, with the UserData (api.progress.told)', async () => {
    const { add, remove } = await session()
    await add(UPDATE)
    const told: unknown[] = []
    const progress = (current: number, total: number, userData: unknown) => void told.push([current, total, userData])
    expect(await remove(IDENTITY, [null, progress, 'ours'])).toBe(HRESULTS.S_OK)
    expect(told).toEqual([30, 70, 100].map((current) => [current, 100, 'ours']))
  })

  test('DismAddPackage has a total of 1000 (api.progress.told)', async () => {
    const { api, id, put } = await session()
    const told: [number, number][] = []
    await api.DismAddPackage(id, put(UPDATE), false, false, null, (...tick) => told.push([tick[0], tick[1]]), null)
    expect(told[0]).toEqual([100, 1000])
    expect(told.at(-1)).toEqual([1000, 1000])
  })

  /** A tail that cancels at a call of Progress, and counts the calls. */
  const cancelAt = (wanted: number) => {
    const controller = new AbortController()
    const told: number[] = []
    const progress = (current: number) => {
      told.push(current)
      if (told.length === wanted) controller.abort()
    }
    return { told, tail: [controller.signal, progress, null] as CancelTail }
  }

  test('cancelled: the image is as it was (api.cancel.honoured, api.cancel.state)', async () => {
    const { add, remove, state, health } = await session()
    await add(UPDATE)
    const { told, tail } = cancelAt(1)
    expect(await remove(IDENTITY, tail)).toBe(HRESULTS.ERROR_CANCELLED)
    expect(told).toEqual([30])
    expect([await state(), await health()]).toEqual([DismStateInstalled, DismImageHealthState.DismImageHealthy])
    expect(await remove()).toBe(HRESULTS.S_OK)
  })

  test('cancelled: the image is half serviced, which shows (api.cancel.honoured, api.cancel.state, health.store.finished)', async () => {
    const { api, id, add, remove, state, health } = await session({ cancelOutcome: 'halfServiced' })
    await add(UPDATE)
    expect(await remove(IDENTITY, cancelAt(1).tail)).toBe(HRESULTS.ERROR_CANCELLED)
    expect(await state()).toBe(DismStateUninstallPending)
    expect(await health()).toBe(DismImageHealthState.DismImageRepairable)
    expect(await api.DismRestoreImageHealth(id, null, 0, true, ...NONE)).toBe(HRESULTS.S_OK)
    expect([await state(), await health()]).toEqual([DismStateInstalled, DismImageHealthState.DismImageHealthy])
  })

  test('half added shows too (api.cancel.state, health.store.finished)', async () => {
    const { api, id, put, state, health } = await session({ cancelOutcome: 'halfServiced' })
    const { tail } = cancelAt(2)
    expect(await api.DismAddPackage(id, put(UPDATE), false, false, ...tail)).toBe(HRESULTS.ERROR_CANCELLED)
    expect(await state()).not.toBe(DismStateInstalled)
    expect(await health()).toBe(DismImageHealthState.DismImageRepairable)
  })

  test('after the point of no return: it goes on, in silence, and succeeds (api.cancel.honoured, api.progress.signal)', async () => {
    const { add, remove, state } = await session({ cancelOutcome: 'halfServiced' })
    await add(UPDATE)
    const { told, tail } = cancelAt(2)
    expect(await remove(IDENTITY, tail)).toBe(HRESULTS.S_OK)
    expect(told).toEqual([30, 70])
    expect(await state()).toBeUndefined()
  })
})

describe('platforms', () => {
  const offlineMachine = (preset: string) => {
    const machine = createMachine({ preset: 'windows-11-24h2' })
    const { now } = machine.host
    for (const change of copyOfVolume(createWindowsImage({ preset, now })))
      if (change.kind === 'file') machine.write(`D:\\offline\\${change.path}`, change.content)
    return machine
  }

  test.each([
    'windows-7',
    'windows-server-2008-r2',
    'winpe-3.0',
    'windows-8',
    'windows-server-2012',
    'winpe-4.0',
    'windows-8.1',
    'windows-server-2012-r2',
    'windows-10-22h2',
    'windows-server-2016',
    'windows-11-24h2',
    'windows-server-2025',
  ])('an image of %s is serviced (package.image.served)', async (preset) => {
    const { api, id, decisions } = await session({ machine: offlineMachine(preset), path: 'D:\\offline' })
    const hresult = await api.DismRemovePackage(id, IDENTITY, DismPackageName, ...NONE)
    expect(hresult, 'only the package is missing').toBe(HRESULTS.CBS_E_INVALID_PACKAGE)
    const served = decisions.filter(({ rule }) => rule === 'package.image.served')
    expect(served.map(({ verdict }) => verdict)).toEqual(['serviced'])
  })

  test('an older one is not (package.image.served)', async () => {
    const machine = offlineMachine('windows-7')
    const session7 = await session({ machine, path: 'D:\\offline' })
    await session7.api.DismCloseSession(session7.id)
    const { openImage } = await import('../../src/image/openImage.ts')
    const volume = machine.volumeAt('D:\\offline')
    const image = openImage(volume, machine.host.now).fork()
    const key = 'Microsoft\\Windows NT\\CurrentVersion'
    image.registry.setString('SOFTWARE', key, 'CurrentVersion', '6.0')
    volume.apply(image.finish())
    const id = await opened(session7.api, 'D:\\offline')
    expect(await session7.api.DismRemovePackage(id, IDENTITY, DismPackageName, ...NONE)).toBe(
      HRESULTS.ERROR_NOT_SUPPORTED,
    )
  })
})
