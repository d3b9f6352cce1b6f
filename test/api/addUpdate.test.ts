import { describe, expect, test } from 'vitest'
import { createMachine } from '../../emulator/index.ts'
import { msu, updateCab, updateIdentity, type UpdateCabSpec } from '../../fixtures/index.ts'
import {
  createDismApi,
  DISM_ONLINE_IMAGE,
  HRESULTS,
  type DismApiSettings,
  type DismPackage,
  type Pointer,
} from '../../src/api/index.ts'
import type { CancelTail } from '../../src/api/interruption.ts'
import { opened } from './apiSession.ts'

const NONE: CancelTail = [null, null, null]
const STACK = { kb: 'KB70', name: 'Package_for_ServicingStack_70', selfUpdate: true }
const NOT_APPLICABLE = { kb: 'KB22', release: '10.0.19041.1' }

/** A session on drive C:, offline unless told otherwise. */
async function session({ online = false, ...settings }: DismApiSettings & { online?: boolean } = {}) {
  const machine = createMachine({ preset: 'windows-11-24h2' })
  if (!online) machine.shutdown()
  const api = createDismApi(machine.host, settings)
  await api.DismInitialize(2, null, null)
  const id = await opened(api, online ? DISM_ONLINE_IMAGE : 'C:\\')
  return {
    machine,
    api,
    id,
    /** Adds an .msu with these packages. */
    add: (specs: readonly UpdateCabSpec[], tail = NONE) => {
      const packages = specs.map((spec, index) => ({
        identity: updateIdentity(spec),
        file: `${index}.cab`,
        cabinet: updateCab(spec),
      }))
      machine.write('D:\\in\\update.msu', msu(packages))
      return api.DismAddPackage(id, 'D:\\in\\update.msu', false, false, ...tail)
    },
    states: async () => {
      const list: Pointer<readonly DismPackage[] | null> = { value: null }
      expect(await api.DismGetPackages(id, list, { value: 0 })).toBe(HRESULTS.S_OK)
      return (list.value ?? [])
        .filter(({ PackageName }) => /^Package_for_(KB[27]|ServicingStack_70)/.test(PackageName))
        .map((one) => `${one.PackageName.split('~')[0]}: ${one.PackageState}`)
    },
  }
}

describe('DismAddPackage of an .msu is one operation', () => {
  test('a package that fails leaves nothing of those before it (package.msu.whole)', async () => {
    const { add, states } = await session()
    expect(await add([{ kb: 'KB21' }, NOT_APPLICABLE])).toBe(HRESULTS.CBS_E_NOT_APPLICABLE)
    expect(await states()).toEqual([])
    expect(await add([{ kb: 'KB21' }, { kb: 'KB22' }])).toBe(HRESULTS.S_OK)
    expect(await states()).toEqual(['Package_for_KB21: 4', 'Package_for_KB22: 4'])
  })

  test('a servicing stack before one that fails is not there, and the session goes on (package.msu.whole)', async () => {
    const { add, states } = await session()
    expect(await add([STACK, NOT_APPLICABLE])).toBe(HRESULTS.CBS_E_NOT_APPLICABLE)
    expect(await states()).toEqual([])
  })

  test('one that fails behind it does not', async () => {
    const { add } = await session()
    expect(await add([STACK, { kb: 'KB72' }])).toBe(HRESULTS.DISMAPI_S_RELOAD_IMAGE_SESSION_REQUIRED)
  })

  test('progress is that of the whole, and a signal in the last phase of the first is in time (api.cancel.honoured)', async () => {
    const { add, states } = await session()
    const controller = new AbortController()
    const told: number[] = []
    const progress = (current: number) => {
      told.push(current)
      if (current === 350) controller.abort()
    }
    expect(await add([{ kb: 'KB21' }, { kb: 'KB22' }], [controller.signal, progress, null])).toBe(
      HRESULTS.ERROR_CANCELLED,
    )
    expect(told).toEqual([50, 100, 350])
    expect(await states()).toEqual([])
  })

  test('half serviced, what had not begun is not there (api.cancel.state)', async () => {
    const { add, states } = await session({ cancelOutcome: 'halfServiced' })
    const controller = new AbortController()
    const progress = (current: number) => current === 350 && controller.abort()
    await add([{ kb: 'KB21' }, { kb: 'KB22' }], [controller.signal, progress, null])
    expect((await states()).map((state) => state.split(':')[0])).toEqual(['Package_for_KB21'])
  })
})

describe('a reload comes before a restart', () => {
  const answers = (specs: readonly UpdateCabSpec[]) => {
    const packages = specs.map((spec, index) => {
      const [name, token, architecture, , version] = updateIdentity(spec).split('~')
      return `<package action="install"><assemblyIdentity name="${name}" version="${version}" processorArchitecture="${architecture}" publicKeyToken="${token}" language="neutral"/><source location="D:\\in\\${index}.cab"/></package>`
    })
    const text = `<unattend xmlns="urn:schemas-microsoft-com:unattend"><servicing>${packages.join('')}</servicing></unattend>`
    return new TextEncoder().encode(text)
  }
  const RESTART = { kb: 'KB71', restart: 'required' } as const

  /** Applies an answer file that installs these to the running Windows. */
  async function apply(specs: readonly UpdateCabSpec[], singleSession: boolean) {
    const { machine, api, id } = await session({ online: true })
    specs.forEach((spec, index) => machine.write(`D:\\in\\${index}.cab`, updateCab(spec)))
    machine.write('D:\\in\\unattend.xml', answers(specs))
    const hresult = await api.DismApplyUnattend(id, 'D:\\in\\unattend.xml', singleSession)
    return [hresult, await api.DismGetPackages(id, { value: null }, { value: 0 })]
  }

  test.each([true, false])('with an answer file, SingleSession %s (api.success.told)', async (singleSession) => {
    expect(await apply([STACK, RESTART], singleSession)).toEqual([
      HRESULTS.DISMAPI_S_RELOAD_IMAGE_SESSION_REQUIRED,
      HRESULTS.DISMAPI_E_INVALID_DISM_SESSION,
    ])
    expect(await apply([RESTART], singleSession)).toEqual([HRESULTS.ERROR_SUCCESS_REBOOT_REQUIRED, HRESULTS.S_OK])
  })
})
