import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { createMachine, type Machine, type MachineOptions } from '../../../emulator/index.ts'
import { appPackage, license } from '../../../fixtures/index.ts'
import type { ForkedImage } from '../../../src/image/WindowsImage.ts'

const FAMILY = 'Contoso.Reader_h91ms92gdsmmt'
const READER = 'Contoso.Reader_1.0.0.0_neutral__h91ms92gdsmmt'
const POLICY = 'Policies\\Microsoft\\Windows\\Appx'
const SWITCH = 'Microsoft\\Windows\\CurrentVersion\\AppModelUnlock'
const SIDELOADING_DISABLED = 0xc1570113 | 0

async function machineOf(options: MachineOptions): Promise<Machine> {
  const machine = createMachine(options)
  const reader = { name: 'Contoso.Reader', schema: '2010' } as const
  machine.write('C:\\in\\reader.appx', await appPackage(reader))
  machine.write('C:\\in\\license.xml', license(FAMILY))
  // The first sign-in of some releases drops what has no region and is not pinned.
  machine.signIn('alice')
  machine.signOut()
  return machine
}

function edit(machine: Machine, change: (image: ForkedImage) => void): void {
  const fork = machine.image.fork()
  change(fork)
  machine.image.volume.apply(fork.finish())
}

async function add(machine: Machine, ...words: string[]): Promise<number> {
  const line = ['/Online', '/Add-ProvisionedAppxPackage', '/PackagePath:C:\\in\\reader.appx', '/LogLevel:4', ...words]
  return (await machine.dism(...line)).exitCode
}

/** What the log says of a rule, the last time. */
function verdict(machine: Machine, rule: string): string | undefined {
  const log = new TextDecoder().decode(machine.read('C:\\Windows\\Logs\\DISM\\dism.log'))
  return [...log.matchAll(new RegExp(`Rule ${rule}: [^:]*: ([^:]*):`, 'g'))].at(-1)?.[1]
}

function starts(machine: Machine): boolean {
  machine.signIn('alice')
  const { starts: started } = machine.startApp('alice', READER)
  machine.signOut()
  return started
}

describe('line-of-business apps', () => {
  /** Whether each release allows them when nothing is set. */
  test.each<readonly [options: MachineOptions, allowed: boolean]>([
    [{ preset: 'windows-8.1' }, false],
    [{ preset: 'windows-rt-8.1' }, false],
    [{ preset: 'windows-server-2012-r2' }, false],
    [{ preset: 'windows-server-2016' }, false],
    [{ preset: 'windows-server-2019' }, false],
    [{ preset: 'windows-server-2022' }, true],
    [{ preset: 'windows-server-2025' }, true],
    [{ preset: 'windows-10-22h2' }, true],
    [{ preset: 'windows-11-24h2' }, true],
  ])('%o allows them: %s (appx.sideload.allowed, appx.sideload.start)', async (options, allowed) => {
    const machine = await machineOf(options)
    expect(await add(machine, '/SkipLicense')).toBe(0)
    expect(verdict(machine, 'appx.sideload.allowed')).toBe(allowed ? 'allowed' : 'not allowed')
    expect(starts(machine)).toBe(allowed)
    const log = new TextDecoder().decode(machine.read('C:\\Windows\\Logs\\DISM\\dism.log'))
    expect(/, Warning .*Rule appx\.sideload\.allowed: /.test(log)).toBe(!allowed)

    const observed = await machineOf({ ...options, semantics: 'observed' })
    const before = observed.image
    expect(await add(observed, '/SkipLicense')).toBe(allowed ? 0 : SIDELOADING_DISABLED)
    const applications = 'Microsoft\\Windows\\CurrentVersion\\Appx\\AppxAllUserStore\\Applications'
    expect(before.registry.key('SOFTWARE', applications)?.subkeyNames()).toEqual(allowed ? [READER] : [])
  })

  test.each<readonly [preset: string, key: string, value: string, data: number, allowed: boolean]>([
    ['windows-8.1', POLICY, 'AllowAllTrustedApps', 1, true],
    ['windows-8.1', POLICY, 'AllowDevelopmentWithoutDevLicense', 1, true],
    ['windows-8.1', POLICY, 'AllowAllTrustedApps', 0, false],
    ['windows-server-2019', SWITCH, 'AllowAllTrustedApps', 1, true],
    ['windows-server-2019', SWITCH, 'AllowDevelopmentWithoutDevLicense', 1, true],
    ['windows-11-24h2', POLICY, 'AllowAllTrustedApps', 0, false],
    ['windows-11-24h2', SWITCH, 'AllowAllTrustedApps', 0, false],
    ['windows-11-24h2', SWITCH, 'AllowDevelopmentWithoutDevLicense', 0, true],
  ])('%s with %s\\%s = %i allows them: %s (appx.sideload.allowed)', async (preset, key, value, data, allowed) => {
    const machine = await machineOf({ preset })
    edit(machine, ({ registry }) => registry.setDword('SOFTWARE', key, value, data))
    expect(await add(machine, '/SkipLicense')).toBe(0)
    expect(verdict(machine, 'appx.sideload.allowed')).toBe(allowed ? 'allowed' : 'not allowed')
    expect(starts(machine)).toBe(allowed)
  })

  test('the policy is stronger than the switch (appx.sideload.allowed)', async () => {
    const machine = await machineOf({ preset: 'windows-11-24h2' })
    edit(machine, ({ registry }) => {
      registry.setDword('SOFTWARE', POLICY, 'AllowAllTrustedApps', 0)
      registry.setDword('SOFTWARE', SWITCH, 'AllowAllTrustedApps', 1)
    })
    await add(machine, '/SkipLicense')
    expect(starts(machine)).toBe(false)
  })

  test('an edition for enterprises allows them later than Home and Pro (appx.sideload.allowed)', async () => {
    const machine = await machineOf({ preset: 'windows-10-22h2' })
    const current = 'Microsoft\\Windows NT\\CurrentVersion'
    await add(machine, '/SkipLicense')
    for (const [edition, build, allowed] of [
      ['Enterprise', '18363', false],
      ['Enterprise', '19041', true],
      ['CoreSingleLanguage', '18363', true],
    ] as const) {
      edit(machine, ({ registry }) => {
        registry.setString('SOFTWARE', current, 'EditionID', edition)
        registry.setString('SOFTWARE', current, 'CurrentBuild', build)
      })
      expect(starts(machine), `${edition} ${build}`).toBe(allowed)
    }
  })

  test('an app with a license is none, given now or earlier (appx.sideload.app, appx.sideload.start)', async () => {
    const machine = await machineOf({ preset: 'windows-8.1', semantics: 'observed' })
    expect(await add(machine, '/LicensePath:C:\\in\\license.xml')).toBe(0)
    expect(starts(machine)).toBe(true)
    expect(await add(machine, '/SkipLicense')).toBe(0)
    expect(verdict(machine, 'appx.sideload.app')).toBe('licensed')
    const other = await machineOf({ preset: 'windows-8.1' })
    await add(other, '/SkipLicense')
    expect(verdict(other, 'appx.sideload.app')).toBe('line of business')
    expect(starts(other)).toBe(false)
  })

  test('on a server without the Desktop Experience nothing starts (appx.desktop.add)', async () => {
    const machine = await machineOf({ preset: 'windows-server-2012-r2' })
    expect(await add(machine, '/LicensePath:C:\\in\\license.xml')).toBe(0)
    expect(starts(machine)).toBe(true)
    machine.disableFeature('DesktopExperience')
    expect(starts(machine)).toBe(false)
  })
})

const shared = process.env['DISMULATOR_SHARED'] ?? fileURLToPath(new URL('../../../../shared', import.meta.url))
const corpus = `${shared}/corpus/appx`
const fromStore = `${corpus}/ms-iot__iot-adk-addonkit/Workspace/Source-x64/Packages/Appx.IoTCoreDefaultApp/Microsoft.VCLibs.x64.14.00.appx`
const byItself = `${corpus}/microsoft__AppModelSamples/Samples/SharedPackageContainer/app-without-image-setup_1.0.0.0_x64__8h66172c634n0.msix`
const missing = existsSync(fromStore) ? undefined : `there are no real packages at ${corpus}`

describe(`real packages${missing ? ` (${missing})` : ''}`, () => {
  test.skipIf(missing).each([
    ['of the Store', fromStore, 'licensed'],
    ['of somebody else', byItself, 'line of business'],
  ])('%s: the signature tells (appx.sideload.app)', async (_, file, expected) => {
    const machine = createMachine({ preset: 'windows-11-24h2', semantics: 'observed' })
    machine.write('C:\\in\\reader.appx', new Uint8Array(readFileSync(file)))
    expect(await add(machine, '/SkipLicense')).toBe(0)
    expect(verdict(machine, 'appx.sideload.app')).toBe(expected)
  })
})
