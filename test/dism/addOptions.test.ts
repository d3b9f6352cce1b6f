import { describe, expect, test } from 'vitest'
import { appPackage, bundle, framework, license } from '../../fixtures/index.ts'
import { offlineMachine, type OfflineMachine } from './offlineMachine.ts'
import type { MachineOptions } from '../../emulator/index.ts'

const IMAGE = '/Image:C:\\test\\offline'
const ADD = `${IMAGE} /Add-ProvisionedAppxPackage`
const READER = 'Contoso.Reader_h91ms92gdsmmt'
const LICENSES = 'ProgramData\\Microsoft\\Windows\\ClipSVC\\Install\\Apps'

async function withReader(options: Partial<MachineOptions> = {}): Promise<OfflineMachine> {
  const offline = offlineMachine(options)
  offline.write('C:\\in\\reader.appxbundle', await bundle('Contoso.Reader'))
  offline.write('C:\\in\\reader.xml', license(READER))
  offline.write('C:\\in\\folder\\reader.main', await appPackage({ name: 'Contoso.Reader' }))
  return offline
}

const listed = async (offline: OfflineMachine) =>
  [...(await offline.line(`${IMAGE} /Get-ProvisionedAppxPackages`)).stdout.matchAll(/PackageName : (.*)/g)].map(
    ([, name]) => name,
  )

describe('what may stand together', () => {
  test.each([
    ['neither /PackagePath nor /FolderPath', '/SkipLicense', '87'],
    ['both of them', '/PackagePath:C:\\in\\reader.appxbundle /FolderPath:C:\\in\\folder /SkipLicense', '87'],
    ['one of them', '/FolderPath:C:\\in\\folder /SkipLicense', '0'],
  ])('%s (appx.add.source)', async (_, options, error) => {
    const offline = await withReader()
    const ran = await offline.line(`${ADD} ${options}`)
    expect(ran.error).toBe(error)
    expect(ran.verdicts('appx.add.source')).toEqual([error === '0' ? 'accepted' : 'refused'])
    expect(await listed(offline)).toHaveLength(error === '0' ? 1 : 0)
  })

  test('the words of such a refusal', async () => {
    const offline = await withReader()
    const { stdout } = await offline.line(`${ADD} /SkipLicense`)
    expect(stdout).toContain(`
Error: 87

An error occurred while processing the command.
Ensure that the command-line arguments are valid. For more information, review the log file.
`)
  })

  test.each([
    ['/LicensePath:C:\\in\\reader.xml', '87'],
    ['/DependencyPackagePath:C:\\in\\library.appx', '87'],
    ['/OptionalPackagePath:C:\\in\\plugin.appx', '87'],
    ['/SkipLicense /CustomDataPath:C:\\in\\reader.xml /Region:all', '0'],
  ])('/FolderPath with %s (appx.folder.options)', async (options, error) => {
    const offline = await withReader()
    const ran = await offline.line(`${ADD} /FolderPath:C:\\in\\folder ${options}`)
    expect(ran.error).toBe(error)
    expect(ran.verdicts('appx.folder.options')).toEqual([error === '0' ? 'accepted' : 'refused'])
  })

  test.each([
    ['documented', '', '0'],
    ['observed', '', '87'],
    ['observed', ' /SkipLicense', '0'],
    ['observed', ' /LicensePath:C:\\in\\reader.xml', '0'],
  ] as const)('%s semantics, a package with%s: %s (appx.license.choice)', async (semantics, options, error) => {
    const offline = await withReader({ semantics })
    const ran = await offline.line(`${ADD} /PackagePath:C:\\in\\reader.appxbundle${options}`)
    expect(ran.error).toBe(error)
    expect(ran.verdicts('appx.license.choice')).toEqual([error === '0' ? 'accepted' : 'refused'])
  })

  test.each([
    ['InstallStub', '0'],
    ['installfull', '0'],
    ['INSTALLFULL', '0'],
    ['Stub', '87'],
    ['1', '87'],
  ])('/StubPackageOption:%s: %s (appx.stub.option)', async (word, error) => {
    const offline = await withReader()
    const ran = await offline.line(`${ADD} /PackagePath:C:\\in\\reader.appxbundle /StubPackageOption:${word}`)
    expect(ran.error).toBe(error)
    expect(ran.verdicts('appx.stub.option')).toEqual([error === '0' ? 'accepted' : 'refused'])
    const words = `The ${word} argument given for the /StubPackageOption option is invalid.\n`
    expect(ran.stdout.includes(words)).toBe(error === '87')
  })

  test.each([
    `${IMAGE} /StubPackageOption:InstallStub`,
    `/Online /StubPackageOption:InstallStub`,
    `${IMAGE} /Get-ProvisionedAppxPackages /StubPackageOption:InstallStub`,
    `${IMAGE} /Remove-ProvisionedAppxPackage /PackageName:x /StubPackageOption:InstallStub`,
  ])('without an add, 87: %s (appx.stub.command)', async (line) => {
    const offline = await withReader()
    const ran = await offline.line(line)
    expect([ran.error, ...ran.verdicts('appx.stub.command')]).toEqual(['87', 'refused'])
    expect(ran.stdout).toContain('The /stubpackageoption option is not recognized in this context.\n')
  })

  test('before or behind the add (appx.stub.command)', async () => {
    const offline = await withReader()
    const add = '/Add-ProvisionedAppxPackage /PackagePath:C:\\in\\reader.appxbundle'
    for (const line of [`/StubPackageOption:InstallStub ${add}`, `${add} /StubPackageOption:InstallFull`]) {
      const ran = await offline.line(`${IMAGE} ${line}`)
      expect([ran.error, ...ran.verdicts('appx.stub.command')]).toEqual(['0', 'accepted'])
    }
  })
})

describe('licenses', () => {
  test('several: each goes to the app that it names (appx.license.given)', async () => {
    const offline = await withReader()
    offline.write('C:\\in\\plugin.appx', await appPackage({ name: 'Contoso.Plugin', mainPackages: ['Contoso.Reader'] }))
    offline.write('C:\\in\\plugin.xml', license('Contoso.Plugin_h91ms92gdsmmt'))
    const ran = await offline.line(
      `${ADD} /PackagePath:C:\\in\\reader.appxbundle /OptionalPackagePath:C:\\in\\plugin.appx /LicensePath:C:\\in\\plugin.xml /LicensePath:C:\\in\\reader.xml`,
    )
    expect(ran.error).toBe('0')
    expect(ran.verdicts('appx.license.given')).toEqual(['license'])
    expect(ran.verdicts('appx.license.family')).toEqual(['accepted', 'accepted'])
    const names = offline.image.volume.list(LICENSES).map((entry) => entry.name)
    expect(names).toEqual(['contoso.plugin_h91ms92gdsmmt.xml', 'contoso.reader_h91ms92gdsmmt.xml'])
  })

  test.each([
    ['of another app', license('Contoso.Other_h91ms92gdsmmt')],
    ['with another root', new TextEncoder().encode(`<Lizenz><Binding PFM="${READER}"/></Lizenz>`)],
    ['that is not well-formed', license(READER).slice(0, -4)],
    ['without a family', new TextEncoder().encode('<License><Binding/></License>')],
  ])('a second one %s: 13, nothing happens (appx.license.family)', async (_, bytes) => {
    const offline = await withReader()
    offline.write('C:\\in\\second.xml', bytes)
    const before = offline.image.volume.fork()
    const ran = await offline.line(
      `${ADD} /PackagePath:C:\\in\\reader.appxbundle /LicensePath:C:\\in\\reader.xml /LicensePath:C:\\in\\second.xml`,
    )
    expect(ran.error).toBe('13')
    expect(ran.verdicts('appx.license.family')).toEqual(['accepted', 'refused'])
    expect(offline.image.volume.fork().diff(before)).toEqual([])
  })

  test('none with /SkipLicense (appx.license.given)', async () => {
    const offline = await withReader()
    const ran = await offline.line(`${ADD} /PackagePath:C:\\in\\reader.appxbundle /SkipLicense`)
    expect(ran.verdicts('appx.license.given')).toEqual(['no license'])
    expect(offline.image.volume.stat(LICENSES)).toBeUndefined()
  })
})

describe('/OptionalPackagePath', () => {
  const LINE = `${ADD} /PackagePath:C:\\in\\reader.appxbundle /OptionalPackagePath:C:\\in\\plugin.appx /SkipLicense`

  test('a package and a bundle go in with their app and are listed (appx.optional.provisioned)', async () => {
    const offline = await withReader()
    offline.write('C:\\in\\plugin.appx', await appPackage({ name: 'Contoso.Plugin', mainPackages: ['Contoso.Reader'] }))
    const spec = { languages: ['en-US', 'fr-FR'], mainPackages: ['Contoso.Reader'] }
    offline.write('C:\\in\\fonts.appxbundle', await bundle('Contoso.Fonts', spec))
    const ran = await offline.line(`${LINE} /OptionalPackagePath:C:\\in\\fonts.appxbundle`)
    expect(ran.error).toBe('0')
    expect(ran.verdicts('appx.optional.provisioned')).toEqual(['provisioned', 'provisioned'])
    expect(await listed(offline)).toEqual([
      'Contoso.Fonts_1.0.0.0_neutral_~_h91ms92gdsmmt',
      'Contoso.Plugin_1.0.0.0_neutral__h91ms92gdsmmt',
      'Contoso.Reader_1.0.0.0_neutral_~_h91ms92gdsmmt',
    ])
    const folders = offline.image.volume.list('Program Files\\WindowsApps').map((entry) => entry.name)
    expect(folders.filter((name) => name.startsWith('Contoso.Fonts'))).toEqual([
      'Contoso.Fonts_1.0.0.0_neutral__h91ms92gdsmmt',
      'Contoso.Fonts_1.0.0.0_neutral_~_h91ms92gdsmmt',
    ])
  })

  test('one of another publisher says whose app it extends (appx.optional.main)', async () => {
    const offline = await withReader()
    const mainPackages = [{ name: 'Contoso.Reader', publisher: 'CN=Contoso' }]
    offline.write(
      'C:\\in\\plugin.appx',
      await appPackage({ name: 'Fabrikam.Plugin', publisher: 'CN=Fabrikam', mainPackages }),
    )
    const ran = await offline.line(LINE)
    expect(ran.error).toBe('0')
    expect(ran.verdicts('appx.optional.main')).toEqual(['of this app'])
  })

  test.each([
    ['another app', { name: 'Contoso.Plugin', mainPackages: ['Contoso.Writer'] }],
    [
      'an app of that name of its own publisher',
      { name: 'F.Plugin', publisher: 'CN=F', mainPackages: ['Contoso.Reader'] },
    ],
  ])('one of %s: 15603 (appx.optional.main)', async (_, spec) => {
    const offline = await withReader()
    offline.write('C:\\in\\plugin.appx', await appPackage(spec))
    const ran = await offline.line(LINE)
    expect(ran.error).toBe('15603')
    expect(ran.verdicts('appx.optional.main')).toEqual(['refused'])
    expect(await listed(offline)).toEqual([])
  })

  test('an app that is no optional package: 15602 (appx.optional.kind)', async () => {
    const offline = await withReader()
    offline.write('C:\\in\\plugin.appx', await appPackage({ name: 'Contoso.Plugin' }))
    const ran = await offline.line(LINE)
    expect(ran.error).toBe('15602')
    expect(ran.verdicts('appx.optional.kind')).toEqual(['refused'])
  })

  test('an optional package is one (appx.optional.kind)', async () => {
    const offline = await withReader()
    offline.write('C:\\in\\plugin.appx', await appPackage({ name: 'Contoso.Plugin', mainPackages: ['Contoso.Reader'] }))
    expect((await offline.line(LINE)).verdicts('appx.optional.kind')).toEqual(['accepted'])
  })

  test('its framework may be given too; without it nothing goes in', async () => {
    const offline = await withReader()
    const dependencies = [{ name: 'Contoso.Library' }]
    const spec = { name: 'Contoso.Plugin', mainPackages: ['Contoso.Reader'], dependencies }
    offline.write('C:\\in\\plugin.appx', await appPackage(spec))
    offline.write('C:\\in\\library.appx', await framework('Contoso.Library'))
    expect((await offline.line(LINE)).error).toBe('15603')
    expect(await listed(offline)).toEqual([])
    expect((await offline.line(`${LINE} /DependencyPackagePath:C:\\in\\library.appx`)).error).toBe('0')
    expect(await listed(offline)).toHaveLength(2)
  })

  test('with /PackagePath it needs its app in the image: 15603 otherwise (appx.optional.alone)', async () => {
    const offline = await withReader()
    offline.write('C:\\in\\plugin.appx', await appPackage({ name: 'Contoso.Plugin', mainPackages: ['Contoso.Reader'] }))
    const plugin = `${ADD} /PackagePath:C:\\in\\plugin.appx /SkipLicense`
    const refused = await offline.line(plugin)
    expect([refused.error, ...refused.verdicts('appx.optional.alone')]).toEqual(['15603', 'refused'])
    await offline.line(`${ADD} /PackagePath:C:\\in\\reader.appxbundle /SkipLicense`)
    const added = await offline.line(plugin)
    expect([added.error, ...added.verdicts('appx.optional.alone')]).toEqual(['0', 'its app is there'])
    expect(await listed(offline)).toHaveLength(2)
  })
})
