import { beforeAll, describe, expect, test } from 'vitest'
import { createMachine, PRESET_NAMES, type MachineOptions } from '../../emulator/index.ts'
import { appPackage, bundle, license } from '../../fixtures/index.ts'

const FAMILY = 'Contoso.Reader_h91ms92gdsmmt'
const PLAIN = 'Contoso.Reader_1.0.0.0_neutral__h91ms92gdsmmt'

/** Packages that say nothing that Windows 8 would not take. */
const old = { schema: '2010', targetDeviceFamilies: [{ name: 'Windows.Desktop', minVersion: '6.2.0.0' }] } as const

const files: { [path: string]: Uint8Array } = {}

beforeAll(async () => {
  files['C:\\in\\reader.appx'] = await appPackage({ name: 'Contoso.Reader', ...old })
  files['C:\\in\\reader.appxbundle'] = await bundle('Contoso.Reader', old)
  files['C:\\in\\license.xml'] = license(FAMILY)
})

function machineWith(options: MachineOptions) {
  const machine = createMachine(options)
  for (const [path, bytes] of Object.entries(files)) machine.write(path, bytes)
  const add = (file: string) =>
    machine.dism(
      '/Online',
      '/Add-ProvisionedAppxPackage',
      `/PackagePath:C:\\in\\${file}`,
      '/LicensePath:C:\\in\\license.xml',
    )
  const remove = (name: string) => machine.dism('/Online', '/Remove-ProvisionedAppxPackage', `/PackageName:${name}`)
  const list = () => machine.dism('/Online', '/Get-ProvisionedAppxPackages')
  return { machine, add, remove, list }
}

const UNKNOWN = 87
const NOT_SUPPORTED = 50

/** What comes of adding an app package and a bundle to each image, on a computer that runs Windows 11. */
const IMAGES: readonly (readonly [image: string, appx: number, bundle: number, why: string])[] = [
  ['windows-7', UNKNOWN, UNKNOWN, 'older than Windows 8'],
  ['windows-8', 0, NOT_SUPPORTED, 'bundles from Windows 8.1 on'],
  ['windows-8.1', 0, 0, 'both'],
  ['windows-rt-8.1', 0, 0, 'both'],
  ['windows-10-1709', 0, 0, 'both'],
  ['windows-10-1803', 0, 0, 'both'],
  ['windows-10-22h2', 0, 0, 'both'],
  ['windows-11-24h2', 0, 0, 'both'],
  ['windows-server-2008-r2', UNKNOWN, UNKNOWN, 'older than Server 2012'],
  ['windows-server-2012', 0, NOT_SUPPORTED, 'bundles from 2012 R2 on'],
  ['windows-server-2012-core', UNKNOWN, UNKNOWN, 'Server Core of Server 2012 takes none'],
  ['windows-server-2012-r2', 0, 0, 'both, with the Desktop Experience'],
  ['windows-server-2012-r2-core', NOT_SUPPORTED, NOT_SUPPORTED, 'no Desktop Experience'],
  ['windows-server-2016', 0, 0, 'both, with the Desktop Experience'],
  ['windows-server-2016-core', NOT_SUPPORTED, NOT_SUPPORTED, 'no Desktop Experience'],
  ['windows-server-2019', 0, 0, 'both, with the Desktop Experience'],
  ['windows-server-2019-core', NOT_SUPPORTED, NOT_SUPPORTED, 'no Desktop Experience'],
  ['windows-server-2022', 0, 0, 'both, with the Desktop Experience'],
  ['windows-server-2022-core', NOT_SUPPORTED, NOT_SUPPORTED, 'no Desktop Experience'],
  ['windows-server-2025', 0, 0, 'both, with the Desktop Experience'],
  ['windows-server-2025-core', NOT_SUPPORTED, NOT_SUPPORTED, 'no Desktop Experience'],
  ['winpe-3.0', UNKNOWN, UNKNOWN, 'older than Windows 8'],
  ['winpe-4.0', UNKNOWN, UNKNOWN, 'Windows PE takes none'],
]

describe('images', () => {
  test('every preset is in the table', () => {
    expect(PRESET_NAMES.filter((name) => !IMAGES.some(([image]) => image === name))).toEqual([])
  })

  test.each(IMAGES.filter(([image]) => PRESET_NAMES.includes(image)))(
    '%s: an app package gives %i, a bundle %i: %s (appx.image.supported, appx.format.supported)',
    async (preset, appx, bundled) => {
      const { add, list } = machineWith({ preset, host: 'windows-11-24h2' })
      expect([(await add('reader.appxbundle')).exitCode, (await list()).stdout.includes('PackageName')]).toEqual([
        bundled,
        bundled === 0,
      ])
      const plain = machineWith({ preset, host: 'windows-11-24h2' })
      expect((await plain.add('reader.appx')).exitCode).toBe(appx)
      const listed = await plain.list()
      expect(listed.exitCode).toBe(appx === UNKNOWN ? UNKNOWN : 0)
      expect(listed.stdout.includes(`PackageName : ${PLAIN}`)).toBe(appx === 0)
    },
  )

  test.each(['windows-7', 'windows-server-2012-core', 'winpe-4.0'])(
    'on %s the commands are unknown, have no help and no provider in the log (appx.image.supported)',
    async (preset) => {
      const { machine, list } = machineWith({ preset, host: 'windows-11-24h2' })
      const { stdout } = await list()
      expect(stdout).toContain(
        '\r\n\r\nError: 87\r\n\r\nThe get-provisionedappxpackages option is unknown.\r\nFor more information, refer to the help by running DISM.exe /?.\r\n\r\nThe DISM log',
      )
      const help = await machine.dism('/Online', '/?')
      expect(help.stdout).not.toContain('APPX SERVICING COMMANDS')
      expect(help.stdout).toContain('PACKAGE SERVICING COMMANDS')
      const topic = await machine.dism('/Online', '/Add-ProvisionedAppxPackage', '/?')
      expect(topic.stdout).toContain('No help topic could be found for the add-provisionedappxpackage option.')
      const log = new TextDecoder().decode(machine.read('C:\\Windows\\Logs\\DISM\\dism.log'))
      expect(log).not.toContain('provider: AppxManager')
      expect(log).toContain('provider: DriverManager')
    },
  )

  test('an image that takes apps says so in its log at level 4 (appx.image.supported)', async () => {
    const { machine } = machineWith({ preset: 'windows-8' })
    await machine.dism('/Online', '/Get-ProvisionedAppxPackages', '/LogLevel:4')
    const log = new TextDecoder().decode(machine.read('C:\\Windows\\Logs\\DISM\\dism.log'))
    expect(log).toContain('Rule appx.image.supported: image: supported: it is Client 6.2.9200.16384')
    expect(log).toContain('provider: AppxManager')
  })
})

describe('hosts', () => {
  /** A newer DISM that somebody has installed, as that of the Windows ADK. */
  const kit = { dismVersion: '10.0.26100.1150' }

  test.each<readonly [host: string, more: Partial<MachineOptions>, exitCode: number]>([
    ['windows-7', {}, UNKNOWN],
    ['windows-7', kit, NOT_SUPPORTED],
    ['windows-server-2008-r2', {}, UNKNOWN],
    ['windows-server-2008-r2', kit, NOT_SUPPORTED],
    ['winpe-3.0', {}, UNKNOWN],
    ['winpe-3.0', kit, NOT_SUPPORTED],
    ['winpe-4.0', {}, NOT_SUPPORTED],
    ['winpe-4.0', kit, NOT_SUPPORTED],
    ['windows-8', {}, 0],
    ['windows-server-2012-core', {}, 0],
    ['windows-11-24h2', {}, 0],
  ])('%s %o: /PackagePath gives %i (appx.host.packagepath)', async (host, more, exitCode) => {
    const { add } = machineWith({ preset: 'windows-11-24h2', host, ...more })
    const { exitCode: code, stdout } = await add('reader.appxbundle')
    expect(code).toBe(exitCode)
    expect(stdout.includes('The request is not supported.')).toBe(exitCode === NOT_SUPPORTED)
  })

  test('a host that may not use /PackagePath may use /FolderPath (appx.host.packagepath)', async () => {
    const { machine, remove } = machineWith({ preset: 'windows-11-24h2', host: 'winpe-4.0' })
    machine.write('C:\\kit\\reader.main.appx', files['C:\\in\\reader.appx'] ?? new Uint8Array())
    const line = ['/Online', '/Add-ProvisionedAppxPackage', '/FolderPath:C:\\kit', '/SkipLicense']
    expect((await machine.dism(...line)).exitCode).toBe(0)
    expect((await remove(PLAIN)).exitCode).toBe(0)
  })

  test('a host that may not use /PackagePath lists and removes', async () => {
    const { list, remove } = machineWith({ preset: 'windows-11-24h2', host: 'winpe-4.0' })
    expect((await list()).exitCode).toBe(0)
    expect((await remove(PLAIN)).exitCode).toBe(2)
  })

  test.each([
    ['windows-8.1', 'Region', 'all'],
    ['windows-server-2016', 'Region', 'all'],
    ['windows-8.1', 'OptionalPackagePath', 'C:\\in\\reader.appx'],
    ['windows-server-2019', 'StubPackageOption', 'InstallFull'],
  ])('dism.exe of %s does not know /%s', async (host, option, value) => {
    const line = ['/Online', '/Add-ProvisionedAppxPackage', '/PackagePath:C:\\in\\reader.appx', '/SkipLicense']
    const { machine } = machineWith({ preset: 'windows-11-24h2', host })
    const { exitCode, stdout } = await machine.dism(...line, `/${option}:${value}`)
    expect(exitCode).toBe(87)
    expect(stdout).toContain(`The /${option.toLowerCase()} option is not recognized in this context.`)
    const help = await machine.dism('/Online', '/Add-ProvisionedAppxPackage', '/?')
    expect(help.stdout).not.toContain(option)
    expect(help.stdout).toContain('/DependencyPackagePath')
    const newer = await machineWith({ preset: 'windows-11-24h2' }).machine.dism(
      '/Online',
      '/Add-ProvisionedAppxPackage',
      '/?',
    )
    expect(newer.stdout).toContain(`/${option}:<`)
  })

  test.each([
    ['windows-8.1', ['Get-NonRemovableAppPolicy'], 87],
    ['windows-server-2016', ['Set-NonRemovableAppPolicy', `PackageFamily:${FAMILY}`, 'NonRemovable:1'], 87],
    ['windows-server-2016', ['Optimize-ProvisionedAppxPackages'], 87],
    ['windows-server-2019', ['Get-NonRemovableAppPolicy'], 0],
  ])('dism.exe of %s answers %j with %i', async (host, words, exitCode) => {
    const { machine } = machineWith({ preset: 'windows-11-24h2', host })
    const { exitCode: code, stdout } = await machine.dism('/Online', ...words.map((word) => `/${word}`))
    expect(code).toBe(exitCode)
    const [command = ''] = words
    expect(stdout.includes(`The ${command.toLowerCase()} option is unknown.`)).toBe(exitCode === 87)
    expect((await machine.dism('/Online', '/?')).stdout.includes(command)).toBe(exitCode === 0)
  })
})

describe('Desktop Experience', () => {
  test('without it nothing is added; with it, yes (appx.desktop.add)', async () => {
    const { machine, add } = machineWith({ preset: 'windows-server-2012' })
    expect(machine.disableFeature('DesktopExperience').changed).toEqual(['DesktopExperience'])
    expect((await add('reader.appx')).exitCode).toBe(NOT_SUPPORTED)
    machine.enableFeature('desktop-experience')
    expect((await add('reader.appx')).exitCode).toBe(0)
  })

  test('apps that were not removed before it went stay until it is back (appx.desktop.remove, appx.desktop.leave)', async () => {
    const { machine, add, remove, list } = machineWith({ preset: 'windows-server-2012-r2' })
    expect((await add('reader.appx')).exitCode).toBe(0)
    const { decisions } = machine.disableFeature('Server-Gui-Shell')
    expect(decisions).toContainEqual(
      expect.objectContaining({ rule: 'appx.desktop.leave', verdict: 'apps stay', because: PLAIN }),
    )
    expect((await remove(PLAIN)).exitCode).toBe(NOT_SUPPORTED)
    expect((await list()).stdout).toContain(`PackageName : ${PLAIN}`)
    expect(machine.enableFeature('DesktopExperience').changed).toEqual(['Server-Gui-Shell', 'DesktopExperience'])
    expect((await remove(PLAIN)).exitCode).toBe(0)
    expect(machine.disableFeature('DesktopExperience').decisions).toContainEqual(
      expect.objectContaining({ rule: 'appx.desktop.leave', verdict: 'no apps' }),
    )
  })

  test('a Server Core that gets the desktop takes apps, and is a Server then', async () => {
    const { machine, add, list } = machineWith({ preset: 'windows-server-2012-core' })
    expect((await list()).exitCode).toBe(UNKNOWN)
    const { changed } = machine.enableFeature('DesktopExperience')
    expect(changed).toEqual(['Server-Gui-Mgmt', 'Server-Gui-Shell', 'DesktopExperience'])
    expect(machine.image.identity().installationType).toBe('Server')
    expect((await add('reader.appx')).exitCode).toBe(0)
    expect(machine.disableFeature('Server-Gui-Mgmt-Infra').changed).toEqual(changed.toReversed())
    expect(machine.image.identity().installationType).toBe('Server Core')
    expect((await list()).exitCode).toBe(UNKNOWN)
  })

  test.each([
    ['windows-server-2022', 'DesktopExperience'],
    ['windows-11-24h2', 'DesktopExperience'],
  ])('%s has no feature %s of a desktop (feature.desktop.known)', (preset, feature) => {
    const { machine } = machineWith({ preset })
    expect(() => machine.enableFeature(feature)).toThrow(`the image has no feature ${feature} of a desktop`)
    expect(() => machine.disableFeature(feature)).toThrow(`the image has no feature ${feature} of a desktop`)
  })

  test('what is enabled already stays enabled (feature.desktop.known)', () => {
    const { machine } = machineWith({ preset: 'windows-server-2012' })
    expect(machine.enableFeature('Server-Gui-Shell')).toMatchObject({ feature: 'Server-Gui-Shell', changed: [] })
  })
})
