import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { createWindowsImage, PRESET_NAMES, type ImageOptions } from '../../../emulator/index.ts'
import { readAll } from '../../../src/formats/ByteSource.ts'
import { fileTimeOf } from '../../../src/host/Clock.ts'
import { openImage } from '../../../src/image/openImage.ts'
import { readDword, readMultiString, readString } from '../../../src/image/readWindowsFacts.ts'
import type { VolumeReader } from '../../../src/image/Volume.ts'

const now = () => fileTimeOf(Date.UTC(2025, 0, 1))
const make = (options: Omit<ImageOptions, 'now'>) => createWindowsImage({ ...options, now })
const open = (options: Omit<ImageOptions, 'now'>) => openImage(make(options), now)

type Release = readonly [preset: string, architecture: string, version: string, edition: string, type: string]

const RELEASES: readonly Release[] = [
  ['windows-7', 'x64', '6.1.7601.17514', 'Professional', 'Client'],
  ['windows-7', 'x86', '6.1.7601.17514', 'Professional', 'Client'],
  ['windows-8', 'x64', '6.2.9200.16384', 'Professional', 'Client'],
  ['windows-8', 'x86', '6.2.9200.16384', 'Professional', 'Client'],
  ['windows-8.1', 'x64', '6.3.9600.17031', 'Professional', 'Client'],
  ['windows-8.1', 'x86', '6.3.9600.17031', 'Professional', 'Client'],
  ['windows-rt-8.1', 'arm', '6.3.9600.17031', 'CoreARM', 'Client'],
  ['windows-10-1709', 'x64', '10.0.16299.15', 'Professional', 'Client'],
  ['windows-10-1803', 'x86', '10.0.17134.1', 'Professional', 'Client'],
  ['windows-10-22h2', 'x64', '10.0.19045.3803', 'Professional', 'Client'],
  ['windows-10-22h2', 'x86', '10.0.19045.3803', 'Professional', 'Client'],
  ['windows-10-22h2', 'arm64', '10.0.19045.3803', 'Professional', 'Client'],
  ['windows-11-24h2', 'x64', '10.0.26100.8037', 'Professional', 'Client'],
  ['windows-11-24h2', 'arm64', '10.0.26100.8037', 'Professional', 'Client'],
  ['windows-server-2008-r2', 'x64', '6.1.7601.17514', 'ServerStandard', 'Server'],
  ['windows-server-2012', 'x64', '6.2.9200.16384', 'ServerStandard', 'Server'],
  ['windows-server-2012-core', 'x64', '6.2.9200.16384', 'ServerStandard', 'Server Core'],
  ['windows-server-2012-r2', 'x64', '6.3.9600.17031', 'ServerStandard', 'Server'],
  ['windows-server-2012-r2-core', 'x64', '6.3.9600.17031', 'ServerStandard', 'Server Core'],
  ['windows-server-2016', 'x64', '10.0.14393.0', 'ServerStandard', 'Server'],
  ['windows-server-2016-core', 'x64', '10.0.14393.0', 'ServerStandard', 'Server Core'],
  ['windows-server-2019', 'x64', '10.0.17763.1', 'ServerStandard', 'Server'],
  ['windows-server-2019-core', 'x64', '10.0.17763.1', 'ServerStandard', 'Server Core'],
  ['windows-server-2022', 'x64', '10.0.20348.2159', 'ServerStandard', 'Server'],
  ['windows-server-2022-core', 'x64', '10.0.20348.2159', 'ServerStandard', 'Server Core'],
  ['windows-server-2025', 'x64', '10.0.26100.1742', 'ServerStandard', 'Server'],
  ['windows-server-2025-core', 'x64', '10.0.26100.1742', 'ServerStandard', 'Server Core'],
  ['winpe-3.0', 'x64', '6.1.7600.16385', 'WindowsPE', 'WindowsPE'],
  ['winpe-3.0', 'x86', '6.1.7600.16385', 'WindowsPE', 'WindowsPE'],
  ['winpe-4.0', 'x64', '6.2.9200.16384', 'WindowsPE', 'WindowsPE'],
  ['winpe-4.0', 'x86', '6.2.9200.16384', 'WindowsPE', 'WindowsPE'],
]

describe('presets', () => {
  test('all of them are tried here', () => {
    expect([...new Set(RELEASES.map(([preset]) => preset))]).toEqual(PRESET_NAMES)
  })

  test.each(RELEASES)('%s %s is version %s, edition %s', (preset, architecture, version, edition, installationType) => {
    const image = open({ preset, architecture })
    expect(image.identity()).toEqual({ version, edition, installationType })
    expect(image.architecture()).toBe(architecture)
    expect(image.languages()).toEqual(['en-US'])
    expect(image.users()).toEqual([])
  })

  test.each<readonly [wish: Omit<ImageOptions, 'now'>, message: RegExp]>([
    [{ preset: 'windows-12' }, /no preset windows-12; there are windows-7, windows-8, windows-8\.1, /],
    [{ preset: 'windows-8.1', architecture: 'arm64' }, /windows-8\.1 was never released for arm64, only for x64, x86/],
    [{ preset: 'windows-11-24h2', architecture: 'x86' }, /only for x64, arm64/],
    [{ preset: 'windows-11-24h2', languages: ['tlh'] }, /no language pack tlh; there are ar-SA, .*zh-TW/],
    [{ preset: 'windows-11-24h2', languages: [] }, /needs at least one language/],
    [{ preset: 'windows-11-24h2', defaultLanguage: 'fr-FR' }, /fr-FR is none of the languages of the image: en-US/],
    [{ preset: 'windows-11-24h2', region: 'XX' }, /XX is no region: a code of ISO 3166-1/],
    [{ preset: 'windows-8.1', pins: ['Contoso.Reader_h91ms92gdsmmt!App'] }, /windows-8\.1 has no start layout/],
    [{ preset: 'windows-11-24h2', pins: ['Contoso.Reader!App'] }, /Contoso\.Reader!App is no AppUserModelID/],
    [{ preset: 'windows-11-24h2', version: '10.0.19045.1' }, /there are 10\.0\.26100\.<revision>, 10\.0\.26200\./],
    [{ preset: 'windows-8.1', version: '10.0.9600.1' }, /there are 6\.3\.9600\.<revision>/],
    [{ preset: 'windows-11-24h2', version: '10.0.26100.70000' }, /is no version of this release/],
    [{ preset: 'windows-11-24h2', users: ['ann', 'ANN'] }, /ANN is named twice/],
    [{ preset: 'windows-11-24h2', users: ['Public'] }, /"Public" is a folder that Windows has already/],
    [{ preset: 'windows-11-24h2', users: ['a/b'] }, /"a\/b" is no user name/],
    [{ preset: 'windows-11-24h2', users: [''] }, /is no user name/],
  ])('%o is refused: %s', (wish, message) => {
    expect(() => make(wish)).toThrow(message)
  })
})

describe('createWindowsImage', () => {
  const options = {
    preset: 'windows-11-24h2',
    languages: ['EN-us', 'sr-latn-rs', 'es-ES', 'es-es'],
    defaultLanguage: 'ES-ES',
    region: 'MEX',
    users: ['alice', 'bob'],
  }
  const image = open(options)

  test('languages are spelled as Windows does, each once', () => {
    expect(image.languages()).toEqual(['en-US', 'es-ES', 'sr-Latn-RS'])
    expect(image.defaultLanguage()).toBe('es-ES')
    const key = image.registry.key('SYSTEM', 'ControlSet001\\Control\\MUI\\UILanguages\\sr-Latn-RS')
    expect([readDword(key, 'LCID'), readDword(key, 'Type')]).toEqual([0x241a, 0x111])
    const nls = image.registry.key('SYSTEM', 'ControlSet001\\Control\\Nls\\Language')
    expect([readString(nls, 'InstallLanguage'), readString(nls, 'Default')]).toEqual(['0c0a', '0c0a'])
    expect(image.volume.stat('Windows\\System32\\sr-Latn-RS\\kernel32.dll.mui')?.kind).toBe('file')
  })

  test('users have a profile, a SID of the same computer, and a hive', () => {
    const [alice, bob] = image.users()
    expect([alice?.name, bob?.name]).toEqual(['alice', 'bob'])
    expect(alice?.sid).toMatch(/^S-1-5-21-\d+-\d+-\d+-1001$/)
    expect(bob?.sid).toBe(alice?.sid.replace(/1001$/, '1002'))
    for (const hive of ['DEFAULT', 'NTUSER:Users\\Default', 'NTUSER:Users\\alice', 'NTUSER:Users\\bob'] as const) {
      const international = image.registry.key(hive, 'Control Panel\\International')
      expect([readString(international, 'Locale'), readString(international, 'LocaleName')]).toEqual([
        '00000c0a',
        'es-ES',
      ])
      const geo = international?.subkey('Geo')
      expect([readString(geo, 'Nation'), readString(geo, 'Name')]).toEqual(['166', 'MX'])
      expect(readMultiString(international?.subkey('User Profile'), 'Languages')).toEqual(['es-ES'])
    }
  })

  test('the SID of a profile stands there in binary too', () => {
    const sid = image.users()[0]?.sid ?? ''
    const data = image.registry
      .key('SOFTWARE', `Microsoft\\Windows NT\\CurrentVersion\\ProfileList\\${sid}`)
      ?.value('Sid')?.data
    const view = new DataView(Uint8Array.from(data ?? []).buffer)
    const numbers = [8, 12, 16, 20, 24].map((offset) => view.getUint32(offset, true))
    expect(`S-${view.getUint8(0)}-${view.getUint8(7)}-${numbers.join('-')}`).toBe(sid)
    expect(view.getUint8(1)).toBe(5)
  })

  test('a fresh image is generalized: OOBE is due', () => {
    const state = image.registry.key('SOFTWARE', 'Microsoft\\Windows\\CurrentVersion\\Setup\\State')
    expect(readString(state, 'ImageState')).toBe('IMAGE_STATE_GENERALIZE_RESEAL_TO_OOBE')
    const setup = image.registry.key('SYSTEM', 'Setup')
    expect([readDword(setup, 'OOBEInProgress'), readDword(setup, 'SystemSetupInProgress')]).toEqual([1, 1])
    expect(text(image.volume, 'Windows\\Setup\\State\\State.ini')).toContain('=IMAGE_STATE_GENERALIZE_RESEAL_TO_OOBE')
  })

  test('Windows 8.1 has its own app keys, labs and hive roots', () => {
    const old = open({ preset: 'windows-8.1', version: '6.3.9600.17415' })
    const store = old.registry.key('SOFTWARE', 'Microsoft\\Windows\\CurrentVersion\\Appx\\AppxAllUserStore')
    expect(store?.subkeyNames()).toEqual([
      'Applications',
      'Deleted',
      'EndOfLife',
      'InboxApplications',
      'Staged',
      'Upgrade',
    ])
    const current = old.registry.key('SOFTWARE', 'Microsoft\\Windows NT\\CurrentVersion')
    expect(readString(current, 'BuildLabEx')).toBe('9600.17415.amd64fre.winblue_gdr.140221-1952')
    expect(readDword(current, 'UBR')).toBeUndefined()
    expect(old.identity().version).toBe('6.3.9600.17415')
    expect(old.registry.key('SOFTWARE', '')?.name).toMatch(/^CsiTool-CreateHive-/)
    expect(old.volume.stat('ProgramData\\Microsoft\\Windows\\AppxProvisioning.xml')).toBeUndefined()
  })

  test.each([
    ['windows-7', '6.1', 'Service Pack 1', undefined, undefined],
    ['windows-8', '6.2', undefined, undefined, undefined],
    ['windows-server-2016', '6.3', undefined, '1607', undefined],
    ['windows-server-2022', '6.3', undefined, '2009', '21H2'],
  ])('%s is called CurrentVersion %s, %s, ReleaseId %s, DisplayVersion %s', (preset, current, ...others) => {
    const key = open({ preset }).registry.key('SOFTWARE', 'Microsoft\\Windows NT\\CurrentVersion')
    expect(readString(key, 'CurrentVersion')).toBe(current)
    expect(['CSDVersion', 'ReleaseId', 'DisplayVersion'].map((name) => readString(key, name))).toEqual(others)
  })

  test.each([
    ['windows-7', undefined, false],
    ['winpe-4.0', undefined, false],
    ['windows-server-2012-core', undefined, false],
    ['windows-8', ['Applications', 'InboxApplications', 'Staged', 'Upgrade'], true],
  ])('%s has its keys and programs of apps, or none', (preset, keys, provider) => {
    const image = open({ preset })
    const store = image.registry.key('SOFTWARE', 'Microsoft\\Windows\\CurrentVersion\\Appx\\AppxAllUserStore')
    expect(store?.subkeyNames()).toEqual(keys)
    expect(image.volume.stat('Windows\\System32\\Dism\\AppxProvider.dll') !== undefined).toBe(provider)
    expect(image.volume.stat('Program Files\\WindowsApps') !== undefined).toBe(provider)
    expect(image.volume.stat('ProgramData\\Microsoft\\Windows\\AppxProvisioning.xml')).toBeUndefined()
  })

  test.each([
    ['windows-server-2012', ['ServerCore', 'Server-Gui-Mgmt', 'Server-Gui-Shell'], 1, 'ServerNT'],
    ['windows-server-2012-core', ['ServerCore'], 0, 'ServerNT'],
    ['windows-server-2019', ['ServerCore', 'Server-Gui-Mgmt', 'Server-Gui-Shell'], undefined, 'ServerNT'],
    ['windows-server-2019-core', ['ServerCore'], undefined, 'ServerNT'],
    ['windows-11-24h2', undefined, undefined, 'WinNT'],
  ])('%s says how much of a desktop it has', (preset, levels, state, product) => {
    const { registry } = open({ preset })
    const key = registry.key('SOFTWARE', 'Microsoft\\Windows NT\\CurrentVersion\\Server\\ServerLevels')
    expect(
      key
        ?.values()
        .map(({ name }) => name)
        .sort(),
    ).toEqual(levels?.toSorted())
    const component = 'Microsoft\\ServerManager\\ServicingStorage\\ServerComponentCache\\Desktop-Experience'
    expect(readDword(registry.key('SOFTWARE', component), 'InstallState')).toBe(state)
    expect(readString(registry.key('SYSTEM', 'ControlSet001\\Control\\ProductOptions'), 'ProductType')).toBe(product)
  })

  test('Windows PE knows no OOBE and says what it is', () => {
    const image = open({ preset: 'winpe-4.0' })
    const state = image.registry.key('SOFTWARE', 'Microsoft\\Windows\\CurrentVersion\\Setup\\State')
    expect([state, image.volume.stat('Windows\\Setup\\State\\State.ini')]).toEqual([undefined, undefined])
    expect(readString(image.registry.key('SYSTEM', 'Setup'), 'CmdLine')).toBe('winpeshl.exe')
    expect(image.registry.key('SYSTEM', 'ControlSet001\\Control\\MiniNT')).toBeDefined()
  })

  test('another build of the same release', () => {
    const newer = open({ preset: 'windows-11-24h2', version: '10.0.26200.8037' })
    expect(newer.identity().version).toBe('10.0.26200.8037')
    const current = newer.registry.key('SOFTWARE', 'Microsoft\\Windows NT\\CurrentVersion')
    expect(readString(current, 'DisplayVersion')).toBe('25H2')
    expect(readString(current, 'BuildLabEx')).toBe('26100.1.amd64fre.ge_release.240331-1435')
    expect(
      newer.registry.key('SOFTWARE', 'Microsoft\\Windows\\CurrentVersion\\Appx\\AppxAllUserStore\\Deprovisioned'),
    ).toBeDefined()
    expect(text(newer.volume, 'ProgramData\\Microsoft\\Windows\\AppxProvisioning.xml')).toContain(
      '<Provisioned></Provisioned>',
    )
  })

  test('the same wish gives the same bytes; another one another computer', () => {
    const [one, two] = [make(options), make(options)]
    for (const path of allFiles(one)) expect(readAll(two.open(path)), path).toEqual(readAll(one.open(path)))
    expect(allFiles(two)).toEqual(allFiles(one))
    expect(open({ ...options, users: ['carol'] }).users()[0]?.sid).not.toBe(image.users()[0]?.sid)
  })

  test('images share the files of Windows, and writing to one does not show in another', () => {
    const [one, two] = [make(options), make(options)]
    const file = 'Windows\\explorer.exe'
    one.write(file, new Uint8Array([1]))
    one.remove('Windows\\System32\\es-ES')
    expect(two.open(file).size).toBeGreaterThan(1)
    expect(make(options).stat('Windows\\System32\\es-ES\\kernel32.dll.mui')?.kind).toBe('file')
  })
})

const hivexget = spawnSync('hivexget', ['--help']).error === undefined
const folder = mkdtempSync(join(tmpdir(), 'presets-'))
afterAll(() => rmSync(folder, { recursive: true }))

describe.each(RELEASES)('hives of %s %s, read by hivex', (preset, architecture, version) => {
  const volume = make({ preset, architecture, languages: ['fr-FR'], users: ['alice'] })
  const file = (path: string) => {
    const target = join(folder, path.replaceAll('\\', '_'))
    writeFileSync(target, readAll(volume.open(path)))
    return target
  }
  const value = (path: string, key: string, name: string) =>
    spawnSync('hivexget', [file(path), key, name], { encoding: 'utf8' }).stdout.trimEnd()

  test.skipIf(!hivexget)(`they say what we wrote${hivexget ? '' : ' (hivexget is missing)'}`, () => {
    const config = 'Windows\\System32\\config'
    const build = value(`${config}\\SOFTWARE`, '\\Microsoft\\Windows NT\\CurrentVersion', 'CurrentBuild')
    expect(build).toBe(version.split('.')[2])
    const lcid = value(`${config}\\SYSTEM`, '\\ControlSet001\\Control\\MUI\\UILanguages\\fr-FR', 'LCID')
    expect(Number(lcid)).toBe(0x040c)
    const locale = value('Users\\alice\\NTUSER.DAT', '\\Control Panel\\International', 'LocaleName')
    expect(locale).toBe('fr-FR')
    expect(value(`${config}\\DEFAULT`, '\\Control Panel\\International\\Geo', 'Nation')).toBe('84')
  })
})

function text(volume: VolumeReader, path: string): string {
  return new TextDecoder().decode(readAll(volume.open(path)))
}

function allFiles(volume: VolumeReader, folder = ''): string[] {
  return volume.list(folder).flatMap(({ name, kind }) => {
    const path = folder === '' ? name : `${folder}\\${name}`
    return kind === 'folder' ? allFiles(volume, path) : [path]
  })
}
