import { expect, test } from 'vitest'
import { createMachine } from '../../emulator/index.ts'
import { updateCab, updateIdentity, type UpdateCabSpec } from '../../fixtures/updateCab.ts'
import {
  createDismApi,
  DISM_ONLINE_IMAGE,
  DismPackageIdentifier,
  HRESULTS,
  type DismPackage,
  type Pointer,
} from '../../src/api/index.ts'
import type { Decision } from '../../src/rules/Decision.ts'
import { opened } from './apiSession.ts'

const ONE = { kb: 'KB10', version: '10.0.1.1' }
const TWO = { kb: 'KB10', version: '10.0.1.2' }
const THREE = { kb: 'KB10', version: '10.0.1.3' }
const OTHER = { kb: 'KB11', restart: 'required' } as const
const [HEALTHY, REPAIRABLE] = [0, 1]

/** A session on the running Windows, where a cancellation leaves behind what was done. */
async function session() {
  const machine = createMachine({ preset: 'windows-11-24h2' })
  const decisions: Decision[] = []
  const start = async () => {
    const api = createDismApi(machine.host, {
      cancelOutcome: 'halfServiced',
      onDecisions: (more) => decisions.push(...more),
    })
    await api.DismInitialize(2, null, null)
    return { api, id: await opened(api, DISM_ONLINE_IMAGE) }
  }
  let { api, id } = await start()
  const remove = (spec: UpdateCabSpec, signal: AbortSignal | null = null, progress: (() => void) | null = null) =>
    api.DismRemovePackage(id, updateIdentity(spec), DismPackageIdentifier.DismPackageName, signal, progress, null)
  return {
    decisions,
    remove,
    add: (spec: UpdateCabSpec) => {
      machine.write('D:\\in\\update.cab', updateCab(spec))
      return api.DismAddPackage(id, 'D:\\in\\update.cab', false, false, null, null, null)
    },
    halfRemove: async (spec: UpdateCabSpec) => {
      const controller = new AbortController()
      expect(await remove(spec, controller.signal, () => controller.abort())).toBe(HRESULTS.ERROR_CANCELLED)
    },
    states: async () => {
      const list: Pointer<readonly DismPackage[] | null> = { value: null }
      await api.DismGetPackages(id, list, { value: 0 })
      return (list.value ?? [])
        .map((one) => `${one.PackageName.replace(/~.*~/, ' ')}: ${one.PackageState}`)
        .filter((state) => state.startsWith('Package_for_KB'))
        .map((state) => state.slice('Package_for_'.length))
    },
    scan: async () => {
      const health = { value: -1 }
      await api.DismCheckImageHealth(id, true, null, null, null, health)
      return health.value
    },
    restore: () => api.DismRestoreImageHealth(id, null, 0, true, null, null, null),
    isFileThere: () => machine.image.volume.stat('Windows\\System32\\Package_for_KB10.dll') !== undefined,
    restart: async () => {
      await api.DismCloseSession(id)
      machine.shutdown()
      machine.boot()
      ;({ api, id } = await start())
    },
  }
}

test('a removal left half done stays so, whatever else waits (health.store.finished, package.settle.noted)', async () => {
  const { add, halfRemove, states, scan, restore, restart, isFileThere } = await session()
  await add(ONE)
  await halfRemove(ONE)
  expect([await states(), await scan()]).toEqual([['KB10 10.0.1.1: 1'], REPAIRABLE])
  expect(await add(OTHER)).toBe(HRESULTS.ERROR_SUCCESS_REBOOT_REQUIRED)
  expect(await scan()).toBe(REPAIRABLE)
  await restart()
  expect([await states(), await scan()]).toEqual([['KB10 10.0.1.1: 1', 'KB11 10.0.1.1: 4'], REPAIRABLE])
  expect(isFileThere()).toBe(true)
  expect(await restore()).toBe(HRESULTS.S_OK)
  expect([await states(), await scan()]).toEqual([['KB10 10.0.1.1: 4', 'KB11 10.0.1.1: 4'], HEALTHY])
})

test('removed again, the version before comes back (package.remove.again, package.remove.predecessor)', async () => {
  const { add, remove, halfRemove, states, scan, restart, decisions } = await session()
  await add(ONE)
  await add(TWO)
  await restart()
  await halfRemove(TWO)
  expect(await states()).toEqual(['KB10 10.0.1.1: 6', 'KB10 10.0.1.2: 1'])
  expect(await remove(TWO)).toBe(HRESULTS.ERROR_SUCCESS_REBOOT_REQUIRED)
  expect(await states()).toEqual(['KB10 10.0.1.1: 5', 'KB10 10.0.1.2: 1'])
  expect(await remove(TWO), 'now it waits').toBe(HRESULTS.ERROR_SUCCESS_REBOOT_REQUIRED)
  const again = decisions.filter(({ rule }) => rule === 'package.remove.again')
  expect(again.map(({ verdict }) => verdict)).toEqual(['anew', 'waits'])
  await restart()
  expect([await states(), await scan()]).toEqual([['KB10 10.0.1.1: 4'], HEALTHY])
})

test('a newer version takes its place (package.version.superseded)', async () => {
  const { add, remove, halfRemove, states, scan, restart } = await session()
  await add(TWO)
  await halfRemove(TWO)
  expect(await add(ONE)).toBe(HRESULTS.CBS_E_NOT_APPLICABLE)
  expect(await add(THREE)).toBe(HRESULTS.ERROR_SUCCESS_REBOOT_REQUIRED)
  await restart()
  expect([await states(), await scan()]).toEqual([['KB10 10.0.1.2: 6', 'KB10 10.0.1.3: 4'], HEALTHY])
  await remove(THREE)
  await restart()
  expect(await states()).toEqual(['KB10 10.0.1.2: 4'])
})
