import { describe, expect, test } from 'vitest'
import { createMachine, PRESET_NAMES } from '../../emulator/index.ts'
import { appPackage, bundle } from '../../fixtures/index.ts'
import type { Machine } from '../../emulator/index.ts'
import { readDword } from '../../src/image/readWindowsFacts.ts'
import { transcript, transcriptsMissing } from './transcript.ts'

const INSTALLER = 'Microsoft.DesktopAppInstaller_1.21.3421.0_x64__8wekyb3d8bbwe'
const HEALTH = 'Microsoft.SecHealthUI_1000.26100.1.0_x64__8wekyb3d8bbwe'
const FAMILY = 'Contoso.Reader_h91ms92gdsmmt'
const READER = 'Contoso.Reader_1.0.0.0_neutral_~_h91ms92gdsmmt'
const STORE = 'Microsoft\\Windows\\CurrentVersion\\Appx\\AppxAllUserStore'
const REMOVED = 'Removal failed. Please contact your software vendor.'

const remove = (machine: Machine, name: string) =>
  machine.dism('/Online', '/Remove-ProvisionedAppxPackage', `/PackageName:${name}`)
const policy = (machine: Machine, family: string, value: string) =>
  machine.dism('/Online', '/Set-NonRemovableAppPolicy', `/PackageFamily:${family}`, `/NonRemovable:${value}`)

async function machineWithReader(preset = 'windows-11-24h2'): Promise<Machine> {
  const machine = createMachine({ preset })
  machine.write('C:\\in\\reader.msixbundle', await bundle('Contoso.Reader'))
  await machine.dism('/Online', '/Add-ProvisionedAppxPackage', '/PackagePath:C:\\in\\reader.msixbundle', '/SkipLicense')
  return machine
}

describe('apps that the release protects', () => {
  test.skipIf(transcriptsMissing)(
    `a main-package name that is not provisioned is refused ${transcriptsMissing ?? 'as transcript 20, byte for byte'} (appx.remove.protected)`,
    async () => {
      const machine = createMachine({ preset: 'windows-server-2022' })
      const { stdout, exitCode } = await machine.dism(
        '/Online',
        '/Remove-ProvisionedAppxPackage',
        `/PackageName:${INSTALLER}`,
      )
      expect(stdout).toBe(`\r\n${transcript('20')}`)
      expect(exitCode).toBe(15610)
    },
  )

  test.skipIf(transcriptsMissing)(
    `the log says ${transcriptsMissing ?? 'what transcript 24 has'} (appx.remove.protected)`,
    async () => {
      const machine = createMachine({ preset: 'windows-server-2025' })
      await remove(machine, INSTALLER)
      const log = new TextDecoder().decode(machine.read('C:\\Windows\\Logs\\DISM\\dism.log')).split('\r\n')
      const heads = transcript('24')
        .trimEnd()
        .split('\r\n')
        .map((line) => log.find((logged) => logged.endsWith(` ${line}`))?.replace(line, ''))
      expect(heads).toHaveLength(2)
      for (const head of heads)
        expect(head).toMatch(/^[-\d]{10} [:\d]{8}, Error {17}DISM   DISM Appx Provider: PID=\d+ TID=\d+ $/)
    },
  )

  /** Presets whose Windows protects the two apps; all others protect neither. */
  const PROTECTING: { readonly [preset: string]: readonly [installer: number, health: number] } = {
    'windows-10-22h2': [15610, 2],
    'windows-11-24h2': [15610, 15610],
    'windows-server-2022': [15610, 2],
    'windows-server-2025': [15610, 15610],
  }

  test.each(PRESET_NAMES.filter((name) => /^windows-(8|10|11|rt|server)/.test(name) && !/core$|2008/.test(name)))(
    '%s (appx.remove.protected)',
    async (preset) => {
      const machine = createMachine({ preset, host: 'windows-11-24h2' })
      const codes = [(await remove(machine, INSTALLER)).exitCode, (await remove(machine, HEALTH)).exitCode]
      expect(codes).toEqual(PROTECTING[preset] ?? [2, 2])
    },
  )

  test('the names of a bundle and in any case are of the family too, others not (appx.remove.protected)', async () => {
    const machine = createMachine({ preset: 'windows-11-24h2' })
    for (const name of [INSTALLER.toUpperCase(), INSTALLER.replace('x64__', 'neutral_~_')])
      expect((await remove(machine, name)).exitCode).toBe(15610)
    for (const name of [INSTALLER.replace('8wekyb3d8bbwe', 'h91ms92gdsmmt'), 'Microsoft.DesktopAppInstaller'])
      expect((await remove(machine, name)).exitCode).toBe(2)
  })

  test('a name that lacks its empty resource id is of the family too (appx.remove.protected, appx.name.short)', async () => {
    const machine = createMachine({ preset: 'windows-11-24h2' })
    expect((await remove(machine, INSTALLER.replace('__', '_'))).exitCode).toBe(15610)
  })

  test('a policy of 0 does not lift it, a key below EndOfLife does (appx.remove.protected)', async () => {
    const machine = createMachine({ preset: 'windows-11-24h2' })
    expect((await policy(machine, 'Microsoft.SecHealthUI_8wekyb3d8bbwe', '0')).exitCode).toBe(0)
    expect((await remove(machine, HEALTH)).exitCode).toBe(15610)
    const fork = machine.image.fork()
    fork.registry.createKey('SOFTWARE', `${STORE}\\EndOfLife\\S-1-5-18\\${HEALTH}`)
    machine.image.volume.apply(fork.finish())
    expect((await remove(machine, HEALTH)).exitCode).toBe(2)
    expect((await remove(machine, INSTALLER)).exitCode).toBe(15610)
  })
})

describe('/Set-NonRemovableAppPolicy and /Get-NonRemovableAppPolicy', () => {
  test('a family stays until the policy is lifted (appx.nonremovable.set, appx.remove.nonremovable)', async () => {
    const machine = await machineWithReader()
    const before = machine.image.registry.key('SOFTWARE', STORE)?.subkeyNames()
    expect((await policy(machine, FAMILY.toLowerCase(), '1')).exitCode).toBe(0)
    const refused = await remove(machine, READER)
    expect(refused.exitCode).toBe(15610)
    expect(refused.stdout).toContain(`\r\nError: 15610\r\n\r\n${REMOVED}\r\n`)
    expect((await remove(machine, READER.replace('neutral_~', 'x64_'))).exitCode).toBe(15610)
    const list = await machine.dism('/Online', '/Get-ProvisionedAppxPackages')
    expect(list.stdout).toContain(READER)

    expect((await policy(machine, FAMILY, '0')).exitCode).toBe(0)
    expect((await remove(machine, READER.replace('neutral_~', 'x64_'))).exitCode).toBe(2)
    expect((await remove(machine, READER)).exitCode).toBe(0)
    expect(machine.image.registry.key('SOFTWARE', `${STORE}\\Config`)?.subkeyNames()).toEqual([])
    expect(machine.image.registry.key('SOFTWARE', STORE)?.subkeyNames()).toEqual(before)
  })

  test('a name that lacks its empty resource id is of the family too (appx.remove.nonremovable, appx.name.short)', async () => {
    const machine = createMachine({ preset: 'windows-11-24h2' })
    machine.write('C:\\in\\reader.appx', await appPackage({ name: 'Contoso.Reader' }))
    await machine.dism('/Online', '/Add-ProvisionedAppxPackage', '/PackagePath:C:\\in\\reader.appx', '/SkipLicense')
    await policy(machine, FAMILY, '1')
    const short = 'Contoso.Reader_1.0.0.0_neutral_h91ms92gdsmmt'
    expect((await remove(machine, short)).exitCode).toBe(15610)
    await policy(machine, FAMILY, '0')
    expect((await remove(machine, short)).exitCode).toBe(0)
  })

  test('a user cannot remove it either (appx.remove.nonremovable)', async () => {
    const machine = createMachine({ preset: 'windows-11-24h2' })
    machine.write('C:\\in\\reader.msixbundle', await bundle('Contoso.Reader'))
    const line = ['/Online', '/Add-ProvisionedAppxPackage', '/PackagePath:C:\\in\\reader.msixbundle']
    await machine.dism(...line, '/SkipLicense', '/Region:all')
    machine.signIn('alice')
    await policy(machine, FAMILY, '1')
    expect(() => machine.removeApp('alice', READER)).toThrow('a policy keeps Contoso.Reader_h91ms92gdsmmt')
    expect(() => machine.removeAppForAllUsers(READER)).toThrow('a policy keeps')
    await policy(machine, FAMILY, '0')
    machine.removeApp('alice', READER)
    expect(() => machine.removeApp('alice', READER)).toThrow('does not have')
  })

  test('other settings of the family stay (appx.nonremovable.set)', async () => {
    const machine = createMachine({ preset: 'windows-11-24h2' })
    const fork = machine.image.fork()
    fork.registry.setDword('SOFTWARE', `${STORE}\\Config\\${FAMILY}`, 'SetupPhase', 6)
    machine.image.volume.apply(fork.finish())
    await policy(machine, FAMILY, '1')
    await policy(machine, FAMILY, '0')
    const key = machine.image.registry.key('SOFTWARE', `${STORE}\\Config\\${FAMILY}`)
    expect([readDword(key, 'SetupPhase'), readDword(key, 'NonRemovable')]).toEqual([6, undefined])
  })

  test('lists and tables (appx.nonremovable.set)', async () => {
    const machine = createMachine({ preset: 'windows-11-24h2' })
    const get = async (...more: string[]) => {
      const { stdout } = await machine.dism('/Online', '/Get-NonRemovableAppPolicy', ...more)
      return stdout.replaceAll('\r', '').split('Image Version: 10.0.26100.8037\n\n')[1]
    }
    const title = 'Getting the list of nonremovable package families...\n\n'
    const done = 'The operation completed successfully.\n'
    expect(await get()).toBe(title + done)
    await policy(machine, FAMILY, '1')
    await policy(machine, 'Adatum.Viewer_h91ms92gdsmmt', '1')
    await policy(machine, 'Contoso.Writer_h91ms92gdsmmt', '0')
    const [first, second] = ['Adatum.Viewer_h91ms92gdsmmt', FAMILY]
    expect(await get()).toBe(`${title}PackageFamilyName : ${first}\n\nPackageFamilyName : ${second}\n\n${done}`)
    const rows = ['-'.repeat(FAMILY.length), 'PackageFamilyName'.padEnd(FAMILY.length), '-'.repeat(FAMILY.length)]
    const table = [...rows, 'Adatum.Viewer_h91ms92gdsmmt'.padEnd(FAMILY.length), FAMILY].join('\n')
    expect(await get('/Format:Table')).toBe(`${title}\n${table}\n\n${done}`)
  })

  test.each<readonly [words: readonly string[], says: string]>([
    [[], 'An error occurred while processing the command.'],
    [[`/PackageFamily:${FAMILY}`], 'An error occurred while processing the command.'],
    [['/NonRemovable:1'], 'An error occurred while processing the command.'],
    [[`/PackageFamily:${FAMILY}`, '/NonRemovable:2'], 'The 2 argument given for the /NonRemovable option is invalid.'],
    [[`/PackageFamily:${READER}`, '/NonRemovable:1'], 'argument given for the /PackageFamily option is invalid.'],
    [['/PackageFamily:', '/NonRemovable:1'], 'The /PackageFamily: option is missing a required argument.'],
  ])('%j is refused: %s', async (words, says) => {
    const machine = createMachine({ preset: 'windows-11-24h2' })
    const { stdout, exitCode } = await machine.dism('/Online', '/Set-NonRemovableAppPolicy', ...words)
    expect([exitCode, stdout.includes(says)]).toEqual([87, true])
    expect(machine.image.registry.key('SOFTWARE', `${STORE}\\Config`)?.subkeyNames()).toEqual([])
  })
})
