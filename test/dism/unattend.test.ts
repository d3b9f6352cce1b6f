import { describe, expect, it } from 'vitest'
import { driver, updateCab } from '../../fixtures/index.ts'
import type { DismPackage, Pointer } from '../../src/api/index.ts'
import { apiMachine, OFFLINE, opened } from '../api/apiSession.ts'
import { packageMachine, type PackageMachine } from './packageMachine.ts'

const ANSWERS = 'D:\\answers\\unattend.xml'

/** The text of an answer file. */
function unattend(servicing: string, settings = ''): Uint8Array {
  const text = `<?xml version="1.0" encoding="utf-8"?><unattend xmlns="urn:schemas-microsoft-com:unattend">${servicing === '' ? '' : `<servicing>${servicing}</servicing>`}${settings}</unattend>`
  return new TextEncoder().encode(text)
}

/** A package of it; the identity is that of an update with this KB. */
function packageElement(action: string, kb: string, more = '', version = '10.0.1.1'): string {
  return `<package action="${action}"><assemblyIdentity name="Package_for_${kb}" version="${version}" processorArchitecture="amd64" publicKeyToken="31bf3856ad364e35" language="neutral"/>${more}</package>`
}

const source = (path: string) => `<source location="${path}"/>`

const selection = (name: string, state: boolean) => `<selection name="${name}" state="${String(state)}"/>`

/** Selects features of the Foundation package. */
const configure = (selections: string, { version = '6.1.7600.1', architecture = 'amd64', language = '' } = {}) =>
  `<package action="configure"><assemblyIdentity name="Microsoft-Windows-Foundation-Package" version="${version}" processorArchitecture="${architecture}" publicKeyToken="31bf3856ad364e35" language="${language}"/>${selections}</package>`

const feature = (name: string, state: boolean) => configure(selection(name, state))

function settings(pass: string, component: string, inside = '', architecture = 'amd64'): string {
  return `<settings pass="${pass}"><component name="${component}" processorArchitecture="${architecture}" publicKeyToken="31bf3856ad364e35" language="neutral" versionScope="nonSxS" xmlns:wcm="http://schemas.microsoft.com/WMIConfig/2002/State">${inside}</component></settings>`
}

const DRIVERS = 'Microsoft-Windows-PnpCustomizationsNonWinPE'

const driverPath = (path: string, action = 'add') =>
  `<DriverPaths><PathAndCredentials wcm:action="${action}" wcm:keyValue="1"><Path>${path}</Path></PathAndCredentials></DriverPaths>`

/** Applies an answer file to drive C:. */
function apply({ machine, dism }: PackageMachine, file: Uint8Array) {
  machine.write(ANSWERS, file)
  return dism(`/Apply-Unattend:${ANSWERS}`)
}

/** Three updates on drive D:, beside the answer file. */
function machineWithUpdates(offline = true): PackageMachine {
  const made = packageMachine({ offline })
  for (const kb of ['KB1', 'KB2', 'KB3']) made.machine.write(`D:\\answers\\${kb}.cab`, updateCab({ kb }))
  return made
}

const featureState = async ({ dism }: PackageMachine, name: string) =>
  /^State : (.*)$/m.exec((await dism('/Get-FeatureInfo', `/FeatureName:${name}`)).body)?.[1]

describe('/Apply-Unattend', () => {
  it('installs, stages and removes packages in the order of the file', async () => {
    const made = machineWithUpdates()
    const file = unattend(
      packageElement('install', 'KB1', source('D:\\answers\\KB1.cab')) +
        packageElement('stage', 'KB2', source('%configsetroot%\\KB2.cab')) +
        packageElement('install', 'KB3', source('%CONFIGSETROOT%\\KB3.cab')),
    )
    expect(await apply(made, file)).toMatchObject({ exitCode: 0, body: 'The operation completed successfully.\n' })
    expect(made.states()).toEqual(['KB1 10.0.1.1: Installed', 'KB2 10.0.1.1: Staged', 'KB3 10.0.1.1: Installed'])
    expect(
      await apply(made, unattend(packageElement('remove', 'KB1') + packageElement('install', 'KB2'))),
    ).toMatchObject({
      exitCode: 0,
    })
    expect(made.states()).toEqual(['KB2 10.0.1.1: Installed', 'KB3 10.0.1.1: Installed'])
    expect(made.machine.image.volume.stat('Windows\\Panther\\unattend.xml')).toBeUndefined()
  })

  it('tells that the session is reloaded for a servicing stack, as /Add-Package does (package.stack.reload)', async () => {
    const made = packageMachine({ offline: true })
    made.machine.write('D:\\answers\\stack.cab', updateCab({ kb: 'KB7', selfUpdate: true }))
    const file = unattend(packageElement('install', 'KB7', source('D:\\answers\\stack.cab')))
    expect((await apply(made, file)).body).toBe(
      'The changes due to package Package_for_KB7 requires the current servicing session to be reloaded. All the packages will be processed again.\nThe operation completed successfully.\n',
    )
  })

  it('does not ask whether a package applies', async () => {
    const made = packageMachine({ offline: true })
    made.machine.write('D:\\answers\\KB1.cab', updateCab({ kb: 'KB1', release: '6.1.7600.1' }))
    expect((await made.dism('/Add-Package', '/PackagePath:D:\\answers\\KB1.cab')).exitCode).toBe(-2146498530)
    const file = unattend(packageElement('install', 'KB1', source('D:\\answers\\KB1.cab')))
    expect((await apply(made, file)).exitCode).toBe(0)
    expect(made.states()).toEqual(['KB1 10.0.1.1: Installed'])
  })

  it('turns features on and off', async () => {
    const made = packageMachine({ offline: true })
    expect((await apply(made, unattend(feature('TelnetClient', true)))).exitCode).toBe(0)
    expect(await featureState(made, 'TelnetClient')).toMatch(/^Enable/)
    expect((await apply(made, unattend(feature('TelnetClient', false)))).exitCode).toBe(0)
    expect(await featureState(made, 'TelnetClient')).toBe('Disabled')
    expect((await apply(made, unattend(feature('None', true)))).body).toContain('Error: 0x800f080c')
  })

  it('turns features of Windows 7 on, which is too old for options of features (feature.options.image)', async () => {
    const made = packageMachine({ preset: 'windows-7', offline: true })
    expect((await apply(made, unattend(feature('TelnetClient', true)))).exitCode).toBe(0)
    expect(await featureState(made, 'TelnetClient')).toMatch(/^Enable/)
    const words = ['/Enable-Feature', '/FeatureName:TFTP']
    expect((await made.dism(...words, '/LimitAccess')).exitCode).not.toBe(0)
    expect((await made.dism(...words)).exitCode).toBe(0)
  })

  it('means the Foundation package of the image whatever its version, and no other (unattend.feature.package)', async () => {
    const made = packageMachine({ offline: true })
    const telnet = selection('TelnetClient', true)
    for (const other of [{ architecture: 'x86' }, { architecture: 'arm64' }, { language: 'de-DE' }])
      expect((await apply(made, unattend(configure(telnet, other)))).body).toContain('Error: 0x800f0805')
    expect(await featureState(made, 'TelnetClient')).toBe('Disabled')
    expect(
      (await apply(made, unattend(configure(telnet, { version: '10.0.22000.1', language: 'neutral' })))).exitCode,
    ).toBe(0)
    expect(await featureState(made, 'TelnetClient')).toMatch(/^Enable/)
  })

  it('enables features together, and none with what it stands on (unattend.feature.alone, feature.enable.all)', async () => {
    const made = packageMachine({ offline: true })
    const [child, parent] = [selection('IIS-WebServer', true), selection('IIS-WebServerRole', true)]
    expect((await apply(made, unattend(configure(child)))).exitCode).toBe(50)
    expect(await featureState(made, 'IIS-WebServerRole')).toBe('Disabled')
    expect((await apply(made, unattend(configure(child + parent + selection('TFTP', false))))).exitCode).toBe(0)
    for (const name of ['IIS-WebServerRole', 'IIS-WebServer']) expect(await featureState(made, name)).toMatch(/^Enable/)
  })

  it('applies the offlineServicing pass alone (unattend.pass.applied)', async () => {
    const made = machineWithUpdates()
    const specialize = settings('specialize', DRIVERS, driverPath('D:\\none'))
    const pe = settings('windowsPE', 'Microsoft-Windows-Setup', '<ImageInstall/>')
    expect((await apply(made, unattend('', specialize + pe))).exitCode).toBe(0)
    expect(
      (await apply(made, unattend('', settings('OfflineServicing', DRIVERS, driverPath('D:\\none'))))).exitCode,
    ).toBe(2)
    expect((await apply(made, unattend(''))).exitCode).toBe(0)
  })

  it('of that pass applies the drivers for the architecture of the image (unattend.component.applied)', async () => {
    const made = packageMachine({ offline: true })
    for (const [name, bytes] of Object.entries(driver('contosonet')))
      made.machine.write(`D:\\drivers\\net\\${name}`, bytes)
    const published = async () => (await made.dism('/Get-Drivers')).body.includes('oem0.inf')
    const others = [
      settings('offlineServicing', DRIVERS, driverPath('D:\\drivers'), 'x86'),
      settings('offlineServicing', 'Microsoft-Windows-International-Core', '<UILanguage>fr-FR</UILanguage>'),
      settings('offlineServicing', DRIVERS, driverPath('D:\\drivers', 'remove')),
    ]
    for (const other of others) expect((await apply(made, unattend('', other))).exitCode).toBe(0)
    expect(await published()).toBe(false)
    const own = settings('offlineServicing', DRIVERS, driverPath('D:\\drivers'))
    expect((await apply(made, unattend('', own))).exitCode).toBe(0)
    expect(await published()).toBe(true)
    made.restart()
    expect((await apply(made, unattend('', own))).exitCode).toBe(50)
  })

  it('takes the package that it names and no other (unattend.package.identity)', async () => {
    const made = machineWithUpdates()
    const other = unattend(packageElement('install', 'KB1', source('D:\\answers\\KB2.cab')))
    expect((await apply(made, other)).body).toContain('Error: 0x800f0805')
    const newer = unattend(packageElement('install', 'KB1', source('D:\\answers\\KB1.cab'), '10.0.1.2'))
    expect((await apply(made, newer)).body).toContain('Error: 0x800f0805')
    const named = unattend(packageElement('install', 'KB1', source('D:\\answers\\KB1.cab')))
    expect((await apply(made, named)).exitCode).toBe(0)
  })

  it('needs a source for what the image does not have (unattend.package.source)', async () => {
    const made = machineWithUpdates()
    expect((await apply(made, unattend(packageElement('install', 'KB1')))).body).toContain('Error: 0x800f081f')
    await made.dism('/Add-Package', '/PackagePath:D:\\answers\\KB1.cab')
    expect((await apply(made, unattend(packageElement('install', 'KB1')))).exitCode).toBe(0)
    expect((await apply(made, unattend(packageElement('stage', 'KB1')))).exitCode).toBe(0)
    expect(made.states()).toEqual(['KB1 10.0.1.1: Installed'])
  })

  it('changes nothing when something of it fails', async () => {
    const made = machineWithUpdates()
    const file = unattend(
      packageElement('install', 'KB1', source('D:\\answers\\KB1.cab')) + packageElement('remove', 'KB9'),
    )
    expect((await apply(made, file)).body).toContain('Error: 0x800f0805')
    expect(made.states()).toEqual([])
    const missing = unattend(packageElement('install', 'KB1', source('D:\\answers\\none.cab')))
    expect((await apply(made, missing)).exitCode).toBe(2)
  })

  it.each([
    ['no XML', 'text'],
    ['another document', '<assembly xmlns="urn:schemas-microsoft-com:unattend"/>'],
    ['another namespace', '<unattend/>'],
    [
      'a package without identity',
      '<unattend xmlns="urn:schemas-microsoft-com:unattend"><servicing><package action="install"/></servicing></unattend>',
    ],
  ])('refuses %s', async (_, text) => {
    expect((await apply(packageMachine({ offline: true }), new TextEncoder().encode(text))).exitCode).toBe(13)
  })

  it('refuses a file that is not there', async () => {
    const { dism } = packageMachine({ offline: true })
    expect((await dism('/Apply-Unattend:D:\\none.xml')).exitCode).toBe(3)
  })

  it('of the running Windows may ask for a restart', async () => {
    const made = packageMachine()
    made.machine.write('D:\\answers\\KB1.cab', updateCab({ kb: 'KB1', restart: 'required' }))
    const file = unattend(packageElement('install', 'KB1', source('D:\\answers\\KB1.cab')))
    expect((await apply(made, file)).exitCode).toBe(3010)
    made.restart()
    expect(made.states()).toEqual(['KB1 10.0.1.1: Installed'])
  })
})

describe('DismApplyUnattend', () => {
  it.each([
    ['a package to be removed that is unknown', packageElement('remove', 'KB9'), 0x800f0805],
    ['a package that is not there', packageElement('install', 'KB9', source('D:\\KB9.cab')), 0x80070002],
    ['a package that is another', packageElement('install', 'KB9', source('D:\\KB1.cab')), 0x800f0805],
  ])('does all together or one by one: %s (unattend.session.single)', async (_, second, expected) => {
    const left: string[][] = []
    for (const single of [true, false]) {
      const machine = apiMachine()
      machine.write('D:\\KB1.cab', updateCab({ kb: 'KB1' }))
      const file = unattend(packageElement('install', 'KB1', source('D:\\KB1.cab')) + second)
      machine.write('D:\\unattend.xml', file)
      await machine.api.DismInitialize(2, null, null)
      const id = await opened(machine.api, OFFLINE)
      expect(await machine.api.DismApplyUnattend(id, 'D:\\unattend.xml', single)).toBe(expected)
      const packages: Pointer<readonly DismPackage[] | null> = { value: null }
      await machine.api.DismGetPackages(id, packages, { value: 0 })
      left.push((packages.value ?? []).map(({ PackageName }) => PackageName).filter((name) => name.includes('KB1')))
    }
    expect(left).toEqual([[], ['Package_for_KB1~31bf3856ad364e35~amd64~~10.0.1.1']])
  })

  it('succeeds with a file of other passes, and needs a file', async () => {
    const machine = apiMachine()
    machine.write('D:\\unattend.xml', unattend('', settings('windowsPE', 'Microsoft-Windows-Setup')))
    await machine.api.DismInitialize(2, null, null)
    const id = await opened(machine.api, OFFLINE)
    expect(await machine.api.DismApplyUnattend(id, 'D:\\unattend.xml', true)).toBe(0)
    expect(await machine.api.DismApplyUnattend(id, '', true)).toBe(0x80070057)
  })
})
