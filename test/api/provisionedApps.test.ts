import { beforeEach, describe, expect, test } from 'vitest'
import type { Machine } from '../../emulator/index.ts'
import { appPackage } from '../../fixtures/index.ts'
import {
  createDismApi,
  DISM_ONLINE_IMAGE,
  HRESULTS,
  openSession,
  type DismApi,
  type DismString,
  type Pointer,
} from '../../src/api/index.ts'
import { exitCodeOf } from '../../src/dism/output/formatError.ts'
import type { Decision } from '../../src/rules/Decision.ts'
import { addPackage, apiMachine, opened, OFFLINE } from './apiSession.ts'
import { differences } from './differences.ts'

const FAMILY = 'Contoso.Reader_h91ms92gdsmmt'
const NAME = 'Contoso.Reader_1.0.0.0_x64__h91ms92gdsmmt'
/** A file that both apps have. */
const SHARED = `Program Files\\WindowsApps\\${NAME}\\Same.dat`
const bytes = (text: string) => new TextEncoder().encode(text)

let apps: { readonly [name: string]: Uint8Array } = {}
beforeEach(async () => {
  const files = { 'Same.dat': bytes('the same in both') }
  apps = {
    'reader.msix': await appPackage({ name: 'Contoso.Reader', architecture: 'x64', files }),
    'viewer.msix': await appPackage({ name: 'Contoso.Viewer', architecture: 'x64', files }),
  }
})

/** A computer with two apps in its offline image, and a file for one of them. */
async function stocked(): Promise<{ machine: Machine; api: DismApi; session: number }> {
  const machine = apiMachine()
  for (const [name, content] of Object.entries(apps)) machine.write(`C:\\in\\${name}`, content)
  machine.write('C:\\in\\custom.txt', bytes('custom'))
  const { api } = machine
  await api.DismInitialize(2, 'C:\\api.log', null)
  const session = await opened(api, OFFLINE)
  for (const name of Object.keys(apps)) expect(await addPackage(api, session, `C:\\in\\${name}`)).toBe(0)
  return { machine, api, session }
}

describe('functions on provisioned apps do to an image what dism does, byte for byte', () => {
  test.each<[string, (api: DismApi, session: number) => Promise<number>, string[]]>([
    [
      'a custom data file is set (appx.customdata.place)',
      (api, session) => api._DismSetAppXProvisionedDataFile(session, NAME, 'C:\\in\\custom.txt'),
      ['/Set-ProvisionedAppxDataFile', `/PackageName:${NAME}`, '/CustomDataPath:C:\\in\\custom.txt'],
    ],
    [
      'one that is not there',
      (api, session) => api._DismSetAppXProvisionedDataFile(session, NAME, 'C:\\in\\none.txt'),
      ['/Set-ProvisionedAppxDataFile', `/PackageName:${NAME}`, '/CustomDataPath:C:\\in\\none.txt'],
    ],
    [
      'apps are optimized (appx.links.identical)',
      (api, session) => api._DismOptimizeProvisionedAppxPackages(session),
      ['/Optimize-ProvisionedAppxPackages'],
    ],
    [
      'a family becomes nonremovable (appx.nonremovable.set)',
      (api, session) => api._DismAddPackageFamilyToUninstallBlocklist(session, FAMILY),
      ['/Set-NonRemovableAppPolicy', `/PackageFamily:${FAMILY}`, '/NonRemovable:1'],
    ],
    [
      'what is no family (api.argument.given)',
      (api, session) => api._DismAddPackageFamilyToUninstallBlocklist(session, 'Contoso'),
      ['/Set-NonRemovableAppPolicy', '/PackageFamily:Contoso', '/NonRemovable:1'],
    ],
  ])('%s', async (_, call, words) => {
    const [byApi, byDism] = [await stocked(), await stocked()]
    await byDism.api.DismCloseSession(byDism.session)
    const image = ({ machine }: { machine: Machine }) => machine.volumeAt(OFFLINE)
    expect(differences(image(byApi), image(byDism))).toEqual([])
    const before = image(byApi).fork()
    const { exitCode } = await byDism.machine.dism(`/Image:${OFFLINE}`, ...words)
    const hresult = await call(byApi.api, byApi.session)
    expect(exitCodeOf(hresult)).toBe(exitCode)
    expect(differences(image(byApi), image(byDism))).toEqual([])
    expect(hresult === HRESULTS.S_OK ? [] : differences(before, image(byApi))).toEqual([])
    const links = (stock: { machine: Machine }) => image(stock).stat(SHARED)?.links
    expect(links(byApi)).toBe(words[0] === '/Optimize-ProvisionedAppxPackages' ? 2 : 1)
    expect(links(byApi)).toBe(links(byDism))
  })

  test('the custom data file of an app is deleted again (appx.customdata.deleted)', async () => {
    const { machine, api, session } = await stocked()
    const before = machine.volumeAt(OFFLINE).fork()
    expect(await api._DismSetAppXProvisionedDataFile(session, NAME, 'C:\\in\\custom.txt')).toBe(HRESULTS.S_OK)
    const changed = differences(before, machine.volumeAt(OFFLINE)).filter((path) => /Custom\.da/i.test(path))
    expect(changed).toHaveLength(1)
    expect(await api._DismSetAppXProvisionedDataFile(session, NAME, null)).toBe(HRESULTS.S_OK)
    expect(machine.volumeAt(OFFLINE).stat(changed[0] ?? '')).toBeUndefined()
    expect(await api._DismSetAppXProvisionedDataFile(session, '', null)).toBe(HRESULTS.E_INVALIDARG)
  })

  test('the policy is listed, keeps an app, and is lifted (appx.remove.nonremovable)', async () => {
    const { api, session } = await stocked()
    const listed = async () => {
      const families: Pointer<readonly DismString[] | null> = { value: null }
      const count = { value: -1 }
      expect(await api._DismGetNonRemovableAppsPolicy(session, families, count)).toBe(HRESULTS.S_OK)
      expect(count.value).toBe(families.value?.length)
      expect(await api.DismDelete(families.value)).toBe(HRESULTS.S_OK)
      return families.value?.map(({ Value }) => Value)
    }
    expect(await listed()).toEqual([])
    expect(await api._DismAddPackageFamilyToUninstallBlocklist(session, FAMILY)).toBe(HRESULTS.S_OK)
    expect(await listed()).toEqual([FAMILY])
    expect(await api._DismRemoveProvisionedAppxPackage(session, NAME)).toBe(0x80073cfa)
    expect(await api._DismRemovePackageFamilyFromUninstallBlocklist(session, FAMILY)).toBe(HRESULTS.S_OK)
    expect(await listed()).toEqual([])
    expect(await api._DismRemoveProvisionedAppxPackage(session, NAME)).toBe(HRESULTS.S_OK)
  })

  test('the running Windows is not optimized (appx.optimize.offline)', async () => {
    const { api } = await stocked()
    const session = await opened(api, DISM_ONLINE_IMAGE)
    expect(await api._DismOptimizeProvisionedAppxPackages(session)).toBe(HRESULTS.ERROR_NOT_SUPPORTED)
  })
})

describe('an app is removed for all users', () => {
  /** Two users have the reader on the Windows that runs, nobody the viewer. */
  async function signedIn() {
    const machine = apiMachine()
    for (const [name, content] of Object.entries(apps)) machine.write(`C:\\in\\${name}`, content)
    const decisions: Decision[] = []
    const api = createDismApi(machine.host, { onDecisions: (taken) => void decisions.push(...taken) })
    await api.DismInitialize(2, 'C:\\api.log', null)
    const session = await opened(api, DISM_ONLINE_IMAGE)
    expect(
      await api._DismAddProvisionedAppxPackage(
        session,
        'C:\\in\\reader.msix',
        null,
        0,
        null,
        0,
        null,
        0,
        true,
        null,
        'all',
        0,
      ),
    ).toBe(0)
    machine.signIn('alice')
    machine.signIn('bob')
    expect(await addPackage(api, session, 'C:\\in\\viewer.msix')).toBe(0)
    return { machine, api, session, decisions }
  }
  const folder = `Program Files\\WindowsApps\\${NAME}`

  test('provisioning, registrations and files go (appx.remove.everyone, appx.remove.everyone.online)', async () => {
    const { machine, api, session, decisions } = await signedIn()
    expect(machine.image.volume.stat(folder)).toBeDefined()
    const errors: Pointer<boolean> = { value: true }
    expect(await api._DismRemoveProvisionedAppxPackageAllUsers(session, NAME.toUpperCase(), errors)).toBe(0)
    expect(errors.value).toBe(false)
    expect(machine.image.volume.stat(folder)).toBeUndefined()
    expect(() => machine.removeAppForAllUsers(NAME)).toThrow('nobody has')
    const viewer = NAME.replace('Reader', 'Viewer')
    expect(await api._DismRemoveProvisionedAppxPackageAllUsers(session, viewer, errors)).toBe(0)
    const holds = (id: string) => decisions.filter(({ rule }) => rule === id).map((each) => each.holds)
    expect(holds('appx.remove.everyone')).toEqual([true, false])
    expect(holds('appx.remove.everyone.online')).toEqual([true, true])
  })

  test('not of an offline image, and not what is not there (appx.remove.everyone.online)', async () => {
    const { machine, api, session } = await stocked()
    const before = machine.volumeAt(OFFLINE).fork()
    const errors: Pointer<boolean> = { value: true }
    const call = (id: number, name: string) => api._DismRemoveProvisionedAppxPackageAllUsers(id, name, errors)
    expect(await call(session, NAME)).toBe(HRESULTS.ERROR_NOT_SUPPORTED)
    expect(await call(await opened(api, DISM_ONLINE_IMAGE), NAME)).toBe(HRESULTS.ERROR_FILE_NOT_FOUND)
    expect(await call(session, '')).toBe(HRESULTS.E_INVALIDARG)
    expect(errors.value).toBe(true)
    expect(differences(before, machine.volumeAt(OFFLINE))).toEqual([])
  })
})

test('a session has them all', async () => {
  const { machine, api, session: id } = await stocked()
  await api.DismCloseSession(id)
  await using session = await openSession(machine, OFFLINE)
  await session.setProvisionedAppxDataFile(NAME, 'C:\\in\\custom.txt')
  await session.setProvisionedAppxDataFile(NAME)
  await session.optimizeProvisionedAppxPackages()
  await session.setNonRemovableApp(FAMILY, true)
  expect(await session.nonRemovableApps()).toEqual([FAMILY])
  await session.setNonRemovableApp(FAMILY, false)
  expect(await session.nonRemovableApps()).toEqual([])
  await expect(session.removeProvisionedAppxPackage(NAME, { allUsers: true })).rejects.toThrow('NOT_SUPPORTED')
  await session.removeProvisionedAppxPackage(NAME)
})
