import { describe, expect, test } from 'vitest'
import { appPackage, bundle, license } from '../../fixtures/index.ts'
import type { MachineOptions } from '../../emulator/index.ts'
import { offlineMachine, type OfflineMachine } from './offlineMachine.ts'

const IMAGE = '/Image:C:\\test\\offline'
const NAME = 'Contoso.App_1.0.0.0_neutral__h91ms92gdsmmt'
const FOLDER = `Program Files\\WindowsApps\\${NAME}`
const DATA = `${FOLDER}\\Custom.dat`
const SET = `${IMAGE} /Set-ProvisionedAppxDataFile /PackageName:${NAME}`

const app = (text = 'program', version = '1.0.0.0') =>
  appPackage({ name: 'Contoso.App', version, files: { 'App.exe': text } })

async function withApp(options: Partial<MachineOptions> = {}): Promise<OfflineMachine> {
  const offline = offlineMachine(options)
  offline.write('C:\\in\\app.appx', await app())
  offline.write('C:\\in\\first.xml', 'first')
  offline.write('C:\\in\\second.bin', 'second')
  return offline
}

const add = (offline: OfflineMachine, more = '', file = 'app.appx') =>
  offline.line(`${IMAGE} /Add-ProvisionedAppxPackage /PackagePath:C:\\in\\${file} /SkipLicense ${more}`)

describe('/CustomDataPath', () => {
  test.each([
    ['documented', 'Custom.dat'],
    ['observed', 'microsoft.system.package.metadata\\Custom.data'],
  ] as const)('%s semantics: any file becomes %s (appx.customdata.place)', async (semantics, path) => {
    const offline = await withApp({ semantics })
    const added = await add(offline, '/CustomDataPath:C:\\in\\first.xml')
    expect(added.error).toBe('0')
    expect(added.verdicts('appx.customdata.place')).toEqual(['written'])
    expect(offline.text(`${FOLDER}\\${path}`)).toBe('first')
    const others = ['Custom.dat', 'microsoft.system.package.metadata\\Custom.data'].filter((one) => one !== path)
    expect(others.map((one) => offline.text(`${FOLDER}\\${one}`))).toEqual([undefined])
  })

  test('of a bundle it lies beside the app package', async () => {
    const offline = await withApp()
    offline.write('C:\\in\\reader.appxbundle', await bundle('Contoso.Reader', { architectures: ['x64', 'x86'] }))
    await add(offline, '/CustomDataPath:C:\\in\\first.xml', 'reader.appxbundle')
    expect(offline.text('Program Files\\WindowsApps\\Contoso.Reader_1.0.0.0_x64__h91ms92gdsmmt\\Custom.dat')).toBe(
      'first',
    )
    const set = `${IMAGE} /Set-ProvisionedAppxDataFile /PackageName:contoso.reader_1.0.0.0_neutral_~_h91ms92gdsmmt`
    expect((await offline.line(`${set} /CustomDataPath:C:\\in\\second.bin`)).error).toBe('0')
    expect(offline.text('Program Files\\WindowsApps\\Contoso.Reader_1.0.0.0_x64__h91ms92gdsmmt\\Custom.dat')).toBe(
      'second',
    )
  })

  test('an existing one is overwritten by an add and by a command (appx.customdata.place)', async () => {
    const offline = await withApp()
    await add(offline, '/CustomDataPath:C:\\in\\first.xml')
    await add(offline, '/CustomDataPath:C:\\in\\second.bin')
    expect(offline.text(DATA)).toBe('second')
    const set = await offline.line(`${SET} /CustomDataPath:C:\\in\\first.xml`)
    expect(set.verdicts('appx.customdata.place')).toEqual(['written'])
    expect(offline.text(DATA)).toBe('first')
  })

  test('it stays when the app is added again or anew without it (appx.customdata.kept)', async () => {
    const offline = await withApp()
    await add(offline, '/CustomDataPath:C:\\in\\first.xml')
    expect((await add(offline)).verdicts('appx.customdata.kept')).toEqual(['carried over'])
    expect(offline.text(DATA)).toBe('first')
    offline.write('C:\\in\\newer.appx', await app('program', '2.0.0.0'))
    await add(offline, '', 'newer.appx')
    expect(offline.text(DATA)).toBeUndefined()
    expect(offline.text(DATA.replace('_1.', '_2.'))).toBe('first')
  })

  test('an app that has none gets none (appx.customdata.kept)', async () => {
    const offline = await withApp()
    await add(offline)
    expect((await add(offline)).verdicts('appx.customdata.kept')).toEqual(['nothing there'])
    expect(offline.text(DATA)).toBeUndefined()
  })

  test('a failed add does not restore it, and leaves all else (appx.customdata.lost)', async () => {
    const offline = await withApp()
    await add(offline, '/CustomDataPath:C:\\in\\first.xml')
    offline.write('C:\\in\\other.appx', await app('another program'))
    const before = offline.image.volume.fork()
    const failed = await add(offline, '/CustomDataPath:C:\\in\\second.bin', 'other.appx')
    expect(failed.error).toBe('15611')
    expect(failed.verdicts('appx.customdata.lost')).toEqual(['not restored'])
    const changed = offline.image.volume.fork().diff(before)
    expect(changed.map(({ kind, path }) => [kind, path])).toEqual([['remove', DATA]])
  })

  test('a failed add of an app that had none changes nothing (appx.customdata.lost)', async () => {
    const offline = await withApp()
    await add(offline)
    offline.write('C:\\in\\other.appx', await app('another program'))
    const before = offline.image.volume.fork()
    const failed = await add(offline, '/CustomDataPath:C:\\in\\second.bin', 'other.appx')
    expect(failed.verdicts('appx.customdata.lost')).toEqual(['nothing to lose'])
    expect(offline.image.volume.fork().diff(before)).toEqual([])
  })

  test('an add that is refused before packages are verified keeps it', async () => {
    const offline = await withApp()
    await add(offline, '/CustomDataPath:C:\\in\\first.xml')
    offline.write('C:\\in\\older.appx', await app('program', '0.9.0.0'))
    expect((await add(offline, '/CustomDataPath:C:\\in\\second.bin', 'older.appx')).error).toBe('0xc1570118')
    expect(offline.text(DATA)).toBe('first')
  })

  test('a wrong license is no such failure: it is found before', async () => {
    const offline = await withApp()
    await add(offline, '/CustomDataPath:C:\\in\\first.xml')
    offline.write('C:\\in\\license.xml', license('Contoso.Other_h91ms92gdsmmt'))
    const line = '/CustomDataPath:C:\\in\\second.bin /LicensePath:C:\\in\\license.xml'
    expect((await add(offline, line)).error).toBe('13')
    expect(offline.text(DATA)).toBe('first')
  })

  test.each([
    ['a file that is not there', 'C:\\in\\none.xml', '2'],
    ['a folder', 'C:\\in', '5'],
  ])('%s: %s, %s', async (_, path, error) => {
    const offline = await withApp()
    expect((await add(offline, `/CustomDataPath:${path}`)).error).toBe(error)
    await add(offline)
    expect((await offline.line(`${SET} /CustomDataPath:${path}`)).error).toBe(error)
    expect(offline.text(DATA)).toBeUndefined()
  })
})

describe('/Set-ProvisionedAppxDataFile', () => {
  test('the package must be provisioned: 2 otherwise (appx.customdata.package)', async () => {
    const offline = await withApp()
    const missing = await offline.line(`${SET} /CustomDataPath:C:\\in\\first.xml`)
    expect([missing.error, ...missing.verdicts('appx.customdata.package')]).toEqual(['2', 'unknown'])
    expect(missing.stdout).toContain('\nError: 2\n\nThe system cannot find the file specified.\n')
    await add(offline)
    const set = await offline.line(`${SET} /CustomDataPath:C:\\in\\first.xml`)
    expect([set.error, ...set.verdicts('appx.customdata.package')]).toEqual(['0', 'found'])
    expect(offline.text(DATA)).toBe('first')
  })

  test('a name without place for a resource id (appx.name.short)', async () => {
    const offline = await withApp()
    await add(offline)
    const short = await offline.line(`${SET.replace('__', '_')} /CustomDataPath:C:\\in\\first.xml`)
    expect([short.error, ...short.verdicts('appx.name.short')]).toEqual(['0', 'completed'])
    expect(offline.text(DATA)).toBe('first')
    const remove = `${IMAGE} /Remove-ProvisionedAppxPackage /PackageName:`
    const other = await offline.line(`${remove}Contoso.App_1.0.0.0_neutral`)
    expect([other.error, ...other.verdicts('appx.name.short')]).toEqual(['2', 'as written'])
    expect((await offline.line(`${remove}${NAME.replace('__', '_')}`)).error).toBe('0')
    expect(offline.text(DATA)).toBeUndefined()
  })

  test('without a path the file goes (appx.customdata.deleted)', async () => {
    const offline = await withApp()
    await add(offline, '/CustomDataPath:C:\\in\\first.xml')
    const set = await offline.line(SET)
    expect([set.error, ...set.verdicts('appx.customdata.deleted')]).toEqual(['0', 'deleted'])
    expect(offline.text(DATA)).toBeUndefined()
  })

  test('without a path no file is written (appx.customdata.place)', async () => {
    const offline = await withApp()
    await add(offline)
    expect((await offline.line(SET)).verdicts('appx.customdata.place')).toEqual(['not given'])
    expect(offline.text(DATA)).toBeUndefined()
  })

  test('and when there is none, nothing happens (appx.customdata.deleted)', async () => {
    const offline = await withApp()
    await add(offline)
    const before = offline.image.volume.fork()
    const set = await offline.line(SET)
    expect([set.error, ...set.verdicts('appx.customdata.deleted')]).toEqual(['0', 'kept'])
    expect(offline.image.volume.fork().diff(before)).toEqual([])
  })

  test('a hard link is broken: no other app changes (appx.customdata.link)', async () => {
    const offline = await withApp()
    offline.write('C:\\in\\twin.appx', await appPackage({ name: 'Contoso.Twin' }))
    const twin = 'Program Files\\WindowsApps\\Contoso.Twin_1.0.0.0_neutral__h91ms92gdsmmt\\Custom.dat'
    await add(offline, '/CustomDataPath:C:\\in\\first.xml')
    await add(offline, '/CustomDataPath:C:\\in\\first.xml', 'twin.appx')
    await offline.line(`${IMAGE} /Optimize-ProvisionedAppxPackages`)
    expect(offline.image.volume.stat(DATA)?.links).toBe(2)
    const set = await offline.line(`${SET} /CustomDataPath:C:\\in\\second.bin`)
    expect(set.verdicts('appx.customdata.link')).toEqual(['link broken'])
    expect([offline.text(DATA), offline.text(twin)]).toEqual(['second', 'first'])
    expect(offline.image.volume.stat(twin)?.links).toBe(1)
  })

  test('a file of its own is written as it is (appx.customdata.link)', async () => {
    const offline = await withApp()
    const added = await add(offline, '/CustomDataPath:C:\\in\\first.xml')
    expect(added.verdicts('appx.customdata.link')).toEqual(['no link'])
  })

  test('without /PackageName: 87', async () => {
    const offline = await withApp()
    const line = `${IMAGE} /Set-ProvisionedAppxDataFile /CustomDataPath:C:\\in\\first.xml`
    expect((await offline.line(line)).error).toBe('87')
  })
})
