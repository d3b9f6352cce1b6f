import { describe, expect, test } from 'vitest'
import { appPackage } from '../../fixtures/index.ts'
import { DISM_ONLINE_IMAGE, DismError, HRESULTS, openSession } from '../../src/api/index.ts'
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
