import { describe, expect, test } from 'vitest'
import { appPackage, bundle, framework, license } from '../../../fixtures/index.ts'
import { servicedImage } from './servicedImage.ts'

const reader = (version: string, languages: string[] = ['en-US', 'fr-FR']) =>
  bundle('Contoso.Reader', { version, languages })

describe('a package of a family that is provisioned', () => {
  test('a newer version replaces the older (appx.version.replaced, appx.version.order)', async () => {
    const image = servicedImage()
    await image.add(await reader('1.0.0.0'))
    const added = await image.add(await reader('1.10.0.0'))
    expect(added.status).toBe('ok')
    expect(image.provisioned()).toEqual(['Contoso.Reader_1.10.0.0_neutral_~_h91ms92gdsmmt'])
    expect(image.folders()).toEqual(['Reader 1.10.0.0 neutral', 'Reader 1.10.0.0 ~'])
    expect(Object.values(added.verdicts('appx.version.replaced'))).toEqual(['removed', 'removed'])
  })

  test('an older version is refused with 0xc1570118 (appx.version.order)', async () => {
    const image = servicedImage()
    await image.add(await reader('1.10.0.0'))
    expect((await image.add(await reader('1.9.0.0'))).status).toBe('0xc1570118')
    expect(image.folders()).toEqual(['Reader 1.10.0.0 neutral', 'Reader 1.10.0.0 ~'])
  })

  test('what a user has registered of the older version stays until the user signs in (appx.version.replaced)', async () => {
    const image = servicedImage()
    await image.add(await reader('1.0.0.0'))
    image.signIn('ann')
    await image.add(await reader('2.0.0.0'))
    expect(image.folders()).toEqual(['Reader 1 neutral', 'Reader 1 ~', 'Reader 2 neutral', 'Reader 2 ~'])
    image.signIn('ann')
    expect(image.folders()).toEqual(['Reader 2 neutral', 'Reader 2 ~'])
    expect(image.registered('ann')).toEqual(['Reader 2 neutral', 'Reader 2 ~'])
  })

  test('the same version again refreshes the resource packages, both ways (appx.version.same, appx.language.stale)', async () => {
    const image = servicedImage({ languages: ['en-US', 'fr-FR'] })
    const bytes = await reader('1.0.0.0', ['en-US', 'fr-FR', 'de-DE'])
    await image.add(bytes)
    setLanguages(image, ['en-US', 'de-DE'])
    expect(image.stale()).toBe(true)
    const added = await image.add(bytes)
    expect(Object.values(added.verdicts('appx.version.same'))).toEqual(['refreshed'])
    expect(image.packages()).toEqual(['Reader 1 neutral', 'Reader 1 split.language-de'])
    expect(image.folders()).toEqual(['Reader 1 split.language-de', 'Reader 1 neutral', 'Reader 1 ~'])
    expect(image.stale()).toBe(false)
  })

  test('what is provisioned for the first time is new (appx.version.same)', async () => {
    const added = await servicedImage().add(await reader('1.0.0.0'))
    expect(Object.values(added.verdicts('appx.version.same'))).toEqual(['new'])
  })

  test('the same full name with other content is refused with 0x80073cfb (appx.content.same)', async () => {
    const image = servicedImage()
    const other = (text: string) => appPackage({ name: 'Contoso.App', files: { 'App.exe': text } })
    await image.add(await other('one'))
    const added = await image.add(await other('two'))
    expect(added.status).toBe('0x80073cfb')
    expect((await image.add(await other('one'))).verdicts('appx.content.same')).toEqual({
      'Contoso.App_1.0.0.0_neutral__h91ms92gdsmmt': 'kept',
    })
  })

  test('files that are missing or cut come back with the same version', async () => {
    const image = servicedImage()
    const bytes = await appPackage({ name: 'Contoso.App', files: { 'App.exe': 'program', 'a\\b.txt': 'text' } })
    const folder = 'Program Files\\WindowsApps\\Contoso.App_1.0.0.0_neutral__h91ms92gdsmmt'
    await image.add(bytes)
    image.volume.remove(`${folder}\\a`)
    image.volume.write(`${folder}\\App.exe`, new Uint8Array())
    await image.add(bytes)
    expect(image.volume.stat(`${folder}\\a\\b.txt`)?.size).toBe(4)
    expect(image.volume.stat(`${folder}\\App.exe`)?.size).toBe(7)
  })

  test('a bundle may replace a package, a package may not replace a bundle (appx.version.form)', async () => {
    const image = servicedImage()
    await image.add(await appPackage({ name: 'Contoso.Reader', version: '1.0.0.0' }))
    expect((await image.add(await reader('1.1.0.0'))).status).toBe('ok')
    expect(image.provisioned()).toEqual(['Contoso.Reader_1.1.0.0_neutral_~_h91ms92gdsmmt'])
    const back = await image.add(await appPackage({ name: 'Contoso.Reader', version: '1.2.0.0' }))
    expect(back.status).toBe('0x80073cfb')
    expect(Object.values(back.verdicts('appx.version.form'))).toEqual(['refused'])
  })

  test('the same version for another architecture is no update, a higher one is', async () => {
    const image = servicedImage()
    await image.add(await appPackage({ name: 'Contoso.App', architecture: 'x86' }))
    expect((await image.add(await appPackage({ name: 'Contoso.App', architecture: 'x64' }))).status).toBe('0x80073cfb')
    const higher = await appPackage({ name: 'Contoso.App', architecture: 'x64', version: '1.0.0.1' })
    expect((await image.add(higher)).status).toBe('ok')
    expect(image.folders()).toEqual(['App 1.0.0.1 x64'])
  })
})

describe('what may be provisioned', () => {
  test.each([
    ['documented', '0x80073cf2'],
    ['observed', 'ok'],
  ] as const)('a framework, %s: %s (appx.main.kind)', async (semantics, status) => {
    const image = servicedImage({ semantics })
    expect((await image.add(await framework('Contoso.VCLibs', { architecture: 'x64' }))).status).toBe(status)
  })

  test('not a resource package', async () => {
    const image = servicedImage()
    const resource = await appPackage({
      name: 'Contoso.App',
      resourcePackage: true,
      resourceId: 'split.scale-100',
      scales: [100],
    })
    expect((await image.add(resource)).status).toBe('0x80073cf2')
  })

  test('not an app for another kind of device: 0x80073cfd (appx.target.family)', async () => {
    const image = servicedImage()
    const families = [{ name: 'Windows.Xbox', minVersion: '10.0.0.0', maxVersionTested: '10.0.0.0' }]
    const added = await image.add(await appPackage({ name: 'Contoso.App', targetDeviceFamilies: families }))
    expect(added.status).toBe('0x80073cfd')
    const inside = await image.add(await bundle('Contoso.Reader', { targetDeviceFamilies: families }))
    expect(inside.status).toBe('0x80073cfd')
  })
})

describe('the version of Windows', () => {
  const asking = (minVersion: string, name = 'Windows.Universal') =>
    appPackage({ name: 'Contoso.App', targetDeviceFamilies: [{ name, minVersion, maxVersionTested: '10.0.65000.0' }] })

  test.each([
    ['windows-11-24h2', '10.0.26100.0', 'ok'],
    ['windows-11-24h2', '10.0.30000.0', '0x80073cfd'],
    ['windows-10-22h2', '10.0.22000.0', '0x80073cfd'],
    ['windows-8.1', '10.0.10240.0', '0x80073cfd'],
  ] as const)('%s, a package that asks for %s: %s (appx.target.version)', async (preset, minVersion, status) => {
    const added = await servicedImage({ preset }).add(await asking(minVersion))
    expect(added.status).toBe(status)
    expect(Object.values(added.verdicts('appx.target.version'))).toEqual([status === 'ok' ? 'new enough' : 'refused'])
  })

  test('of several families one is enough (appx.target.family)', async () => {
    const families = ['10.0.30000.0', '10.0.17763.0'].map((minVersion, index) => ({
      name: index === 0 ? 'Windows.Desktop' : 'Windows.Universal',
      minVersion,
      maxVersionTested: '10.0.65000.0',
    }))
    const added = await servicedImage().add(await appPackage({ name: 'Contoso.App', targetDeviceFamilies: families }))
    expect(added.status).toBe('ok')
  })
})

describe('what came later', () => {
  test.each([
    ['windows-8.1', 'app.msix', '0x80070032'],
    ['windows-server-2016', 'app.msixbundle', '0x80070032'],
    ['windows-10-1709', 'app.MSIX', 'ok'],
    ['windows-11-24h2', 'app.msixbundle', 'ok'],
  ])('%s, a file named %s: %s (appx.format.msix)', async (preset, file, status) => {
    const image = servicedImage({ preset })
    const added = await image.add(await appPackage({ name: 'Contoso.App', schema: '2010' }), { file })
    expect(added.status).toBe(status)
    expect(added.verdicts('appx.format.msix')).toEqual({ [file]: status === 'ok' ? 'supported' : 'refused' })
  })

  test('what is named .appx or .appxbundle is no matter of it', async () => {
    const image = servicedImage({ preset: 'windows-8.1' })
    const added = await image.add(await bundle('Contoso.Reader', { schema: '2010' }), { file: 'reader.appxbundle' })
    expect([added.status, added.verdicts('appx.format.msix')]).toEqual(['ok', {}])
  })

  test.each([
    ['windows-8', '0x80073cfb', 'refused', 'App 1 neutral'],
    ['windows-8.1', 'ok', 'replaces', 'App 2 neutral'],
  ])('%s, a newer version: %s (appx.version.update)', async (preset, status, verdict, there) => {
    const image = servicedImage({ preset })
    const targetDeviceFamilies = [{ name: 'Windows.Desktop', minVersion: '6.2.0.0' }]
    const app = (version: string) => appPackage({ name: 'Contoso.App', version, schema: '2010', targetDeviceFamilies })
    await image.add(await app('1.0.0.0'))
    const added = await image.add(await app('2.0.0.0'))
    expect(added.status).toBe(status)
    expect(Object.values(added.verdicts('appx.version.update'))).toEqual([verdict])
    expect(image.packages()).toEqual([there])
    expect((await image.add(await app(status === 'ok' ? '2.0.0.0' : '1.0.0.0'))).status).toBe('ok')
  })

  test('on Windows 8 the old version is removed first (appx.version.update)', async () => {
    const image = servicedImage({ preset: 'windows-8' })
    const targetDeviceFamilies = [{ name: 'Windows.Desktop', minVersion: '6.2.0.0' }]
    const app = (version: string) => appPackage({ name: 'Contoso.App', version, schema: '2010', targetDeviceFamilies })
    await image.add(await app('1.0.0.0'))
    image.remove('Contoso.App_1.0.0.0_neutral__h91ms92gdsmmt')
    expect((await image.add(await app('2.0.0.0'))).status).toBe('ok')
  })
})

describe('licenses', () => {
  const app = () => appPackage({ name: 'Contoso.App' })
  test.each([
    ['of the app', license('contoso.app_h91ms92gdsmmt'), 'ok'],
    ['of another app', license('Contoso.Other_h91ms92gdsmmt'), '0x8007000d'],
    ['that is not XML', new TextEncoder().encode('License'), '0x8007000d'],
    ['of another root', new TextEncoder().encode('<Licence/>'), '0x8007000d'],
  ])('a license %s (appx.license.family)', async (_what, bytes, status) => {
    const image = servicedImage()
    const added = await image.add(await app(), { license: bytes })
    expect(added.status).toBe(status)
    expect(image.provisioned()).toHaveLength(status === 'ok' ? 1 : 0)
  })

  test('/SkipLicense marks a line-of-business app (appx.license.given)', async () => {
    const image = servicedImage()
    await image.add(await app(), { skipLicense: true })
    const source = image.volume.open('ProgramData\\Microsoft\\Windows\\AppxProvisioning.xml')
    expect(new TextDecoder().decode(source.read(0, source.size))).toContain(
      '<Package FullName="Contoso.App_1.0.0.0_neutral__h91ms92gdsmmt" IsLOBApp="true"/>',
    )
  })
})

test('a bundle whose content does not match its block map changes nothing (appx.content.intact)', async () => {
  const image = servicedImage()
  const bytes = await appPackage({ name: 'Contoso.App', files: { 'App.exe': 'a'.repeat(100_000) }, zip64: false })
  const damaged = bytes.slice()
  damaged[bytes.length >> 5] = damaged[bytes.length >> 5]! ^ 0xff
  const before = image.volume.fork()
  const added = await image.add(damaged).catch((error: Error) => ({ status: error.name }))
  expect(['0x80080206', 'FormatError']).toContain(added.status)
  expect(image.volume.diff(before)).toEqual([])
})

function setLanguages(image: ReturnType<typeof servicedImage>, languages: string[]): void {
  const fork = image.image().fork()
  const key = 'ControlSet001\\Control\\MUI\\UILanguages'
  for (const tag of fork.languages()) fork.registry.deleteKey('SYSTEM', `${key}\\${tag}`)
  for (const tag of languages) fork.registry.createKey('SYSTEM', `${key}\\${tag}`)
  image.volume.apply(fork.finish())
}
