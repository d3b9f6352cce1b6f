import { describe, expect, test } from 'vitest'
import { appPackage, driver } from '../../fixtures/index.ts'
import { updateCab, updateIdentity } from '../../fixtures/updateCab.ts'
import { DISM_ONLINE_IMAGE, DismError, DismPackageFeatureState, HRESULTS, openSession } from '../../src/api/index.ts'
import { apiMachine, OFFLINE } from './apiSession.ts'

const FULL_NAME = 'Contoso.App_1.0.0.0_x64__h91ms92gdsmmt'

/** A machine on which an app is still being packed. */
function machineWithApp() {
  const machine = apiMachine()
  machine.write('C:\\in\\app.msix', appPackage({ name: 'Contoso.App', version: '1.0.0.0', architecture: 'x64' }))
  return machine
}

/** What a promise is refused with. */
async function errorOf(promise: Promise<unknown>): Promise<DismError> {
  const error: unknown = await promise.then(
    () => undefined,
    (reason: unknown) => reason,
  )
  if (error instanceof DismError) return error
  throw new Error(`no DismError: ${String(error)}`)
}

describe('openSession', () => {
  test('an app comes, is listed and goes; a failure is thrown', async () => {
    const session = await openSession(machineWithApp(), OFFLINE)
    const names = async () => (await session.provisionedAppxPackages()).map(({ PackageName }) => PackageName)
    const before = await names()
    expect(await session.addProvisionedAppxPackage({ path: 'C:\\in\\app.msix' })).toEqual({ restartRequired: false })
    expect(await names()).toEqual(expect.arrayContaining([...before, FULL_NAME]))
    await session.removeProvisionedAppxPackage(FULL_NAME)
    expect(await names()).toEqual(before)
    const { code, hresult, text } = await errorOf(session.removeProvisionedAppxPackage(FULL_NAME))
    expect({ code, hresult, text }).toEqual({
      code: 'FILE_NOT_FOUND',
      hresult: HRESULTS.ERROR_FILE_NOT_FOUND,
      text: 'The system cannot find the file specified.',
    })
    await session.close()
  })

  test('each failure is thrown by its own call, however many are under way', async () => {
    const session = await openSession(apiMachine(), OFFLINE)
    const calls = [
      session.packageInfo('Nobody~31bf3856ad364e35~amd64~~1.0.0.0'),
      session.removeProvisionedAppxPackage('nobody'),
      session.packageInfo({ path: 'relative.cab' }),
    ]
    const errors = await Promise.all(calls.map(errorOf))
    expect(errors.map(({ code }) => code)).toEqual(['CBS_INVALID_PACKAGE', 'FILE_NOT_FOUND', 'INVALID_PARAMETER'])
    await session.close()
  })

  test('packages of the image, and of one all that is known', async () => {
    await using session = await openSession(apiMachine().host, DISM_ONLINE_IMAGE)
    const [first] = await session.packages()
    expect(first).toBeDefined()
    const name = first?.PackageName ?? ''
    expect(await session.packageInfo(name)).toMatchObject({ ...first, CapabilityId: expect.any(String) })
  })

  test('a package comes and goes, with progress; what is cancelled is thrown', async () => {
    const machine = apiMachine()
    machine.write('C:\\in\\update.cab', updateCab({ kb: 'KB5000001' }))
    const identity = updateIdentity({ kb: 'KB5000001' })
    await using session = await openSession(machine, OFFLINE)
    const told: number[] = []
    const onProgress = (current: number, total: number) => void told.push(current / total)
    expect(await session.addPackage('C:\\in\\update.cab', { onProgress })).toEqual({ restartRequired: false })
    expect(told.at(-1)).toBe(1)
    const { code } = await errorOf(session.removePackage(identity, { signal: AbortSignal.abort() }))
    expect(code).toBe('CANCELLED')
    expect(await session.packageInfo(identity)).toMatchObject({ PackageName: identity })
    await session.removePackage({ path: 'C:\\in\\update.cab' })
    expect((await errorOf(session.packageInfo(identity))).code).toBe('CBS_INVALID_PACKAGE')
  })

  test('features, of Windows and of a package', async () => {
    const machine = apiMachine()
    const spec = { kb: 'KB5000002', features: ['Root', 'Leaf'].map((name) => ({ name, enabledByDefault: false })) }
    machine.write('C:\\in\\update.cab', updateCab(spec))
    await using session = await openSession(machine, OFFLINE)
    await session.addPackage('C:\\in\\update.cab')
    const of = updateIdentity(spec)
    const states = async () =>
      Object.fromEntries((await session.features(of)).map(({ FeatureName, State }) => [FeatureName, State]))
    const { DismStateStaged, DismStateInstallPending } = DismPackageFeatureState
    expect(await states()).toEqual({ Root: DismStateStaged, Leaf: DismStateStaged })
    await session.enableFeature('Root;Leaf', { of, all: true })
    expect(await states()).toEqual({ Root: DismStateInstallPending, Leaf: DismStateInstallPending })
    await session.disableFeature('Leaf', { of })
    expect(await states()).toEqual({ Root: DismStateInstallPending, Leaf: DismStateStaged })
    expect(await session.featureInfo('Root', of)).toMatchObject({ FeatureName: 'Root' })
    expect(await session.featureParents('Root', of)).toEqual([])
    expect((await errorOf(session.featureInfo('Nothing'))).code).toBe('CBS_UNKNOWN_UPDATE')
  })

  test('capabilities, drivers, editions', async () => {
    const machine = apiMachine()
    for (const [name, bytes] of Object.entries(driver('contosonet'))) machine.write(`C:\\in\\${name}`, bytes)
    await using session = await openSession(machine, OFFLINE)
    const [capability] = await session.capabilities()
    expect(await session.capabilityInfo(capability?.Name ?? '')).toMatchObject({ ...capability })
    const installed = (await session.capabilities()).find(
      ({ State }) => State === DismPackageFeatureState.DismStateInstalled,
    )
    const { code } = await errorOf(session.addCapability('Nothing~~~~0.0.1.0', { limitAccess: true }))
    expect(code).toBe('CBS_UNKNOWN_UPDATE')
    expect((await errorOf(session.removeCapability('Nothing~~~~0.0.1.0'))).code).toEqual(expect.stringMatching(/^CBS_/))
    expect(await session.addCapability(installed?.Name ?? '')).toEqual({ restartRequired: false })
    await session.addDriver('C:\\in\\contosonet.inf')
    const [added] = await session.drivers()
    expect(added).toMatchObject({ PublishedName: 'oem0.inf' })
    expect((await session.drivers(true)).length).toBeGreaterThanOrEqual(1)
    const { driverPackage, drivers } = await session.driverInfo('oem0.inf')
    expect([driverPackage, drivers.length > 0]).toEqual([added, true])
    await session.removeDriver('oem0.inf')
    expect(await session.drivers()).toEqual([])
    expect(await session.edition()).toBe('Professional')
    expect(await session.targetEditions()).toEqual(expect.any(Array))
    expect((await errorOf(session.setEdition('Nothing'))).code).toEqual(expect.any(String))
  })

  test('an answer file', async () => {
    const machine = apiMachine()
    const text = '<unattend xmlns="urn:schemas-microsoft-com:unattend"><settings pass="windowsPE"/></unattend>'
    machine.write('C:\\in\\unattend.xml', new TextEncoder().encode(text))
    await using session = await openSession(machine, OFFLINE)
    expect(await session.applyUnattend('C:\\in\\unattend.xml')).toEqual({ restartRequired: false })
    expect((await errorOf(session.applyUnattend('C:\\in\\nothing.xml'))).code).toBe('FILE_NOT_FOUND')
  })

  test('the image is free again when it is closed, once or twice, or goes out of scope', async () => {
    const machine = apiMachine()
    const exitCode = async () => (await machine.dism(`/Image:${OFFLINE}`, '/Get-Packages')).exitCode
    {
      await using session = await openSession(machine, OFFLINE)
      expect(await exitCode()).toBe(183)
      expect((await errorOf(openSession(machine, OFFLINE))).code).toBe('IMAGE_IN_USE')
      await session.packages()
    }
    expect(await exitCode()).toBe(0)
    const session = await openSession(machine, OFFLINE)
    await Promise.all([session.close(), session.close()])
    expect(await exitCode()).toBe(0)
    expect((await errorOf(session.packages())).code).toBe('DISMAPI_DISMAPI_NOT_INITIALIZED')
  })

  test('is opened again when a function asks for it', async () => {
    const session = await openSession(machineWithApp(), OFFLINE, { reloadAfter: ['_DismAddProvisionedAppxPackage'] })
    expect(await session.addProvisionedAppxPackage({ path: 'C:\\in\\app.msix' })).toEqual({ restartRequired: false })
    expect(await session.provisionedAppxPackages()).toContainEqual(expect.objectContaining({ PackageName: FULL_NAME }))
    await session.close()
  })

  test('is opened again before what waits, whether that changes or tells something', async () => {
    const machine = apiMachine()
    for (const kb of ['KB5000001', 'KB5000002']) machine.write(`C:\\in\\${kb}.cab`, updateCab({ kb }))
    const session = await openSession(machine, OFFLINE, { reloadAfter: ['DismAddPackage', 'DismGetPackages'] })
    const [, packages, , features] = await Promise.all([
      session.addPackage('C:\\in\\KB5000001.cab'),
      session.packages(),
      session.addPackage('C:\\in\\KB5000002.cab'),
      session.features(),
      session.close(),
    ])
    expect(packages.map(({ PackageName }) => PackageName)).toContain(updateIdentity({ kb: 'KB5000001' }))
    expect(features.length).toBeGreaterThan(0)
    await using again = await openSession(machine, OFFLINE)
    const names = (await again.packages()).map(({ PackageName }) => PackageName)
    expect(names).toContain(updateIdentity({ kb: 'KB5000002' }))
  })

  test('a file that could not be made fails one call, not those after it', async () => {
    const machine = apiMachine()
    const session = await openSession(machine, OFFLINE)
    machine.write('C:\\in\\update.cab', Promise.reject(new Error('no such fixture')))
    await expect(session.packages()).rejects.toThrow('no such fixture')
    expect((await session.packages()).length).toBeGreaterThan(0)
    await session.close()
    expect((await machine.dism('/Online', '/Get-Packages')).exitCode).toBe(0)
  })

  test.each([
    ['D:\\nowhere', 'IMAGE_NOT_FOUND'],
    ['C:\\', 'DISMAPI_MUST_SPECIFY_ONLINE_IMAGE'],
  ])('%s is refused', async (path, code) => {
    expect((await errorOf(openSession(apiMachine(), path))).code).toBe(code)
  })

  test('a Windows folder, and a log elsewhere', async () => {
    const machine = apiMachine()
    const options = { windowsDirectory: 'WINDOWS', logPath: 'C:\\logs\\mine.log' }
    await (await openSession(machine, OFFLINE, options)).close()
    expect(new TextDecoder().decode(machine.read('C:\\logs\\mine.log'))).toContain('WindowsDirectory: WINDOWS')
  })
})
