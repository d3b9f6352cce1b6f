import { describe, expect, test } from 'vitest'
import { bundle } from '../../fixtures/index.ts'
import { readDword } from '../../src/image/readWindowsFacts.ts'
import { offlineMachine, type OfflineMachine } from './offlineMachine.ts'

const IMAGE = '/Image:C:\\test\\offline'
const CONFIG = 'Microsoft\\Windows\\CurrentVersion\\Appx\\AppxAllUserStore\\Config\\Contoso.Reader_h91ms92gdsmmt'
const FULL = ['1.2.3.4 neutral', '1.2.3.4 split.language-fr', '1.2.3.4 split.scale-100', '1.2.3.4 ~']
const STUB = ['1.2.3.0 neutral', '1.2.3.4 ~']

const reader = (version: string, stub = true) =>
  bundle('Contoso.Reader', { version, stub, languages: ['en-US', 'fr-FR'], scales: [100, 200] })

async function withReader(): Promise<OfflineMachine> {
  const offline = offlineMachine({ languages: ['en-US', 'fr-FR'] })
  offline.write('C:\\in\\reader.msixbundle', await reader('1.2.3.4'))
  return offline
}

const add = (offline: OfflineMachine, option?: string, file = 'reader.msixbundle') =>
  offline.line(
    `${IMAGE} /Add-ProvisionedAppxPackage /PackagePath:C:\\in\\${file} /SkipLicense /Region:all ${option ? `/StubPackageOption:${option}` : ''}`,
  )

/** Version and architecture or resource id of what is in the image. */
const staged = (offline: OfflineMachine) =>
  offline.image.volume
    .list('Program Files\\WindowsApps')
    .map(({ name }) => name.split('_'))
    .map(([, version, architecture, resource]) => `${version} ${resource || architecture}`)
    .toSorted()

const stored = (offline: OfflineMachine) => readDword(offline.image.registry.key('SOFTWARE', CONFIG), 'StubPreference')

describe('/StubPackageOption', () => {
  test('none stored and none given: the full app (appx.stub.preference)', async () => {
    const offline = await withReader()
    const added = await add(offline)
    expect(staged(offline)).toEqual(FULL)
    expect(added.verdicts('appx.stub.preference')).toEqual(['full'])
  })

  test('InstallStub: the stub (appx.stub.preference)', async () => {
    const offline = await withReader()
    const added = await add(offline, 'InstallStub')
    expect(added.error).toBe('0')
    expect(staged(offline)).toEqual(STUB)
    expect(added.verdicts('appx.stub.preference')).toEqual(['stub'])
    expect(offline.text('Program Files\\WindowsApps\\Contoso.Reader_1.2.3.0_neutral__h91ms92gdsmmt\\Stub.exe')).toBe(
      'stub',
    )
  })

  test('the packages of the other form stay out (appx.stub.member)', async () => {
    const offline = await withReader()
    const full = await add(offline)
    expect(full.verdicts('appx.stub.member')).toEqual(['considered', 'left out', 'considered', 'considered'])
    const stub = await add(offline, 'InstallStub')
    expect(stub.verdicts('appx.stub.member')).toEqual(['left out', 'considered', 'left out', 'left out'])
    expect(staged(offline)).toEqual(STUB)
  })

  test.each([
    ['InstallStub', 2],
    ['InstallFull', 1],
  ])('%s is stored as the preference of the family (appx.stub.stored)', async (option, value) => {
    const offline = await withReader()
    const added = await add(offline, option)
    expect(added.verdicts('appx.stub.stored')).toEqual(['stored'])
    expect(stored(offline)).toBe(value)
  })

  test('an add that does not say leaves what is stored (appx.stub.stored)', async () => {
    const offline = await withReader()
    const added = await add(offline)
    expect(added.verdicts('appx.stub.stored')).toEqual(['left'])
    expect(stored(offline)).toBeUndefined()
  })

  test('later adds that do not say follow it, in both directions (appx.stub.preference)', async () => {
    const offline = await withReader()
    offline.write('C:\\in\\newer.msixbundle', await reader('2.0.0.7'))
    offline.write('C:\\in\\newest.msixbundle', await reader('3.0.0.7'))
    await add(offline, 'InstallStub')
    await add(offline, undefined, 'newer.msixbundle')
    expect(staged(offline)).toEqual(['2.0.0.0 neutral', '2.0.0.7 ~'])
    await add(offline, 'InstallFull', 'newer.msixbundle')
    expect(staged(offline)).toEqual(FULL.map((name) => name.replace('1.2.3.4', '2.0.0.7')))
    await add(offline, undefined, 'newest.msixbundle')
    expect(staged(offline)).toEqual(FULL.map((name) => name.replace('1.2.3.4', '3.0.0.7')))
  })

  test('a bundle without stubs: the full app, and the preference all the same', async () => {
    const offline = await withReader()
    offline.write('C:\\in\\plain.msixbundle', await reader('1.2.3.4', false))
    await add(offline, 'InstallStub', 'plain.msixbundle')
    expect(staged(offline)).toEqual(FULL)
    expect(stored(offline)).toBe(2)
    offline.write('C:\\in\\newer.msixbundle', await reader('2.0.0.7'))
    await add(offline, undefined, 'newer.msixbundle')
    expect(staged(offline)).toEqual(['2.0.0.0 neutral', '2.0.0.7 ~'])
  })

  test('no stub for the processor: the full app (appx.stub.preference)', async () => {
    const offline = await withReader()
    const spec = { version: '1.2.3.4', stub: ['arm64'], architectures: ['x64', 'arm64'] } as const
    offline.write('C:\\in\\reader.msixbundle', await bundle('Contoso.Reader', spec))
    const added = await add(offline, 'InstallStub')
    expect(added.verdicts('appx.stub.preference')).toEqual(['full'])
    expect(staged(offline)).toEqual(['1.2.3.4 x64', '1.2.3.4 ~'])
  })

  test('the list names what is there, and nothing is stale', async () => {
    const offline = await withReader()
    await add(offline, 'InstallStub')
    const list = offline.text('ProgramData\\Microsoft\\Windows\\AppxProvisioning.xml') ?? ''
    expect(
      [...list.matchAll(/FullName="Contoso[^"]*_([^_]*)_([^_]*)_[^_"]*"/g)].map(([, one, two]) => two || one),
    ).toEqual(['~', 'neutral'])
    expect(list).toContain('Contoso.Reader_1.2.3.0_neutral__h91ms92gdsmmt')
  })
})
