import { describe, expect, test } from 'vitest'
import { appPackage, bundle, framework, type DependencySpec } from '../../../fixtures/index.ts'
import type { PackageArchitecture } from '../../../src/formats/appx/PackageIdentity.ts'
import { servicedImage } from './servicedImage.ts'

const vclibs = (architecture: PackageArchitecture, version = '1.0.0.0') =>
  framework('Contoso.VCLibs', { architecture, version })

const needs = (minVersion = '1.0.0.0'): DependencySpec[] => [
  { name: 'Contoso.VCLibs', publisher: 'CN=Contoso', minVersion },
]

const app = (name: string, architecture: PackageArchitecture = 'x64', minVersion = '1.0.0.0') =>
  appPackage({ name, architecture, dependencies: needs(minVersion) })

describe('architectures', () => {
  test.each([
    ['windows-11-24h2', 'x64', 'x64', ['x64', 'x86']],
    ['windows-10-22h2', 'x86', 'x86', ['x86']],
    ['windows-rt-8.1', 'arm', 'arm', ['arm']],
    ['windows-11-24h2', 'arm64', 'arm64', ['arm', 'arm64', 'x64', 'x86']],
    ['windows-10-22h2', 'arm64', 'arm64', ['arm', 'arm64', 'x86']],
  ] as const)(
    '%s %s, an %s app: %j of all (appx.dependency.architecture)',
    async (preset, architecture, own, staged) => {
      const image = servicedImage({ preset, architecture })
      const all = await Promise.all((['x86', 'x64', 'arm', 'arm64'] as const).map((each) => vclibs(each)))
      const schema = preset.includes('8.1') ? '2010' : 'windows10'
      const main = await appPackage({ name: 'Contoso.App', architecture: own, dependencies: needs(), schema })
      const added = await image.add(main, { dependencies: all })
      expect(added.status).toBe('ok')
      expect(image.packages().slice(1).sort()).toEqual(staged.map((each) => `VCLibs 1 ${each}`))
      const ignored = Object.values(added.verdicts('appx.dependency.architecture')).filter(
        (verdict) => verdict === 'ignored',
      )
      expect(ignored).toHaveLength(4 - staged.length)
    },
  )

  test('a neutral framework serves every architecture (appx.dependency.applicable)', async () => {
    const image = servicedImage()
    const added = await image.add(await app('Contoso.App'), { dependencies: [await vclibs('neutral')] })
    expect(added.status).toBe('ok')
    expect(Object.values(added.verdicts('appx.dependency.applicable'))).toEqual(['satisfied'])
    expect(image.packages()).toEqual(['App 1 x64', 'VCLibs 1 neutral'])
  })

  test('missing for the architecture of the app: refused with 0x80073cf3 (appx.dependency.required)', async () => {
    const image = servicedImage()
    const added = await image.add(await app('Contoso.App'), { dependencies: [await vclibs('x86')] })
    expect(added.status).toBe('0x80073cf3')
    expect(image.provisioned()).toEqual([])
    expect(image.folders()).toEqual([])
  })

  test('missing for another applicable architecture: a warning (appx.dependency.applicable)', async () => {
    const image = servicedImage()
    const added = await image.add(await app('Contoso.App'), { dependencies: [await vclibs('x64')] })
    expect(added.status).toBe('ok')
    expect(Object.values(added.verdicts('appx.dependency.applicable'))).toEqual(['missing'])
  })

  test('an x86 app on x64 needs the x86 framework', async () => {
    const image = servicedImage()
    expect((await image.add(await app('Contoso.App', 'x86'), { dependencies: [await vclibs('x64')] })).status).toBe(
      '0x80073cf3',
    )
    expect((await image.add(await app('Contoso.App', 'x86'), { dependencies: [await vclibs('x86')] })).status).toBe(
      'ok',
    )
  })

  test('a neutral app needs the framework of the image', async () => {
    const image = servicedImage()
    const neutral = await app('Contoso.App', 'neutral')
    expect((await image.add(neutral, { dependencies: [await vclibs('x86')] })).status).toBe('0x80073cf3')
    expect((await image.add(neutral, { dependencies: [await vclibs('x64')] })).status).toBe('ok')
  })
})

describe('what serves a dependency', () => {
  test('a version below the minimum does not', async () => {
    const image = servicedImage()
    const added = await image.add(await app('Contoso.App', 'x64', '1.5.0.0'), {
      dependencies: [await vclibs('x64', '1.4.9.9')],
    })
    expect(added.status).toBe('0x80073cf3')
    expect(Object.values(added.verdicts('appx.dependency.needed'))).toEqual(['ignored'])
  })

  test('another publisher does not', async () => {
    const image = servicedImage()
    const other = await framework('Contoso.VCLibs', { architecture: 'x64', publisher: 'CN=Fabrikam' })
    expect((await image.add(await app('Contoso.App'), { dependencies: [other] })).status).toBe('0x80073cf3')
  })

  test('what is in the image already does', async () => {
    const image = servicedImage()
    await image.add(await app('Contoso.One'), { dependencies: [await vclibs('x64')] })
    expect((await image.add(await app('Contoso.Two'))).status).toBe('ok')
    expect(image.packages()).toEqual(['One 1 x64', 'VCLibs 1 x64', 'Two 1 x64', 'VCLibs 1 x64'])
  })

  test.each([
    ['an app', () => appPackage({ name: 'Contoso.Other', architecture: 'x64' }), '0x80073cf2'],
    ['a bundle', () => bundle('Contoso.Other'), '0x80073cf2'],
    [
      'a framework with dependencies',
      () => framework('Contoso.VCLibs', { architecture: 'x64', dependencies: needs() }),
      '0x80073cf2',
    ],
    ['no package', () => Promise.resolve(new TextEncoder().encode('PK')), '0x80073cf0'],
  ])('%s is no dependency (appx.dependency.kind)', async (_what, bytes, status) => {
    const image = servicedImage()
    const added = await image.add(await app('Contoso.App'), { dependencies: [await bytes()] })
    expect(added.status).toBe(status)
    expect(added.decisions.at(-1)?.verdict).toBe('refused')
    expect(image.folders()).toEqual([])
  })

  test('an optional dependency may be missing', async () => {
    const image = servicedImage()
    const main = await appPackage({
      name: 'Contoso.App',
      architecture: 'x64',
      dependencies: [{ ...needs()[0]!, optional: true }],
    })
    expect((await image.add(main)).status).toBe('ok')
  })

  test('what the app does not name is ignored (appx.dependency.needed, appx.dependency.kind, appx.dependency.required)', async () => {
    const image = servicedImage()
    const unnamed = await framework('Contoso.Other', { architecture: 'x64' })
    const added = await image.add(await app('Contoso.App'), { dependencies: [await vclibs('x64'), unnamed] })
    expect(Object.values(added.verdicts('appx.dependency.needed'))).toEqual(['used', 'ignored'])
    expect(image.folders()).toEqual(['App 1 x64', 'VCLibs 1 x64'])
  })
})

describe('versions', () => {
  test('the newest of those given is taken (appx.dependency.newest)', async () => {
    const image = servicedImage()
    const given = await Promise.all(['1.2.0.0', '1.10.0.0', '1.9.0.0'].map((version) => vclibs('x64', version)))
    await image.add(await app('Contoso.App'), { dependencies: given })
    expect(image.folders()).toEqual(['App 1 x64', 'VCLibs 1.10.0.0 x64'])
  })

  test('a newer one supersedes that in the image, for the apps that are there too', async () => {
    const image = servicedImage()
    await image.add(await app('Contoso.One'), { dependencies: [await vclibs('x64')] })
    await image.add(await app('Contoso.Two'), { dependencies: [await vclibs('x64', '1.1.0.0')] })
    expect(image.folders()).toEqual(['One 1 x64', 'Two 1 x64', 'VCLibs 1.1.0.0 x64'])
    expect(image.packages()).toEqual(['One 1 x64', 'VCLibs 1.1.0.0 x64', 'Two 1 x64', 'VCLibs 1.1.0.0 x64'])
  })

  test('the older one stays while a user has it registered, until the next sign-in (appx.framework.inuse)', async () => {
    const image = servicedImage()
    await image.add(await app('Contoso.One'), { dependencies: [await vclibs('x64')] })
    image.signIn('ann')
    const added = await image.add(await app('Contoso.Two'), { dependencies: [await vclibs('x64', '1.1.0.0')] })
    expect(Object.values(added.verdicts('appx.framework.inuse'))).toEqual(['kept'])
    expect(image.folders()).toContain('VCLibs 1 x64')
    image.signIn('ann')
    expect(image.folders()).not.toContain('VCLibs 1 x64')
    expect(image.registered('ann')).toContain('VCLibs 1.1.0.0 x64')
  })

  test.each([
    ['documented', 'ok', 'ignored'],
    ['observed', '0xc1570118', 'refused'],
  ] as const)('an older one than in the image, %s: %s (appx.dependency.older)', async (semantics, status, verdict) => {
    const image = servicedImage({ semantics })
    await image.add(await app('Contoso.One'), { dependencies: [await vclibs('x64', '1.5.0.0')] })
    const added = await image.add(await app('Contoso.Two'), { dependencies: [await vclibs('x64', '1.4.0.0')] })
    expect(added.status).toBe(status)
    expect(Object.values(added.verdicts('appx.dependency.older'))).toEqual([verdict])
    expect(image.folders()).toContain('VCLibs 1.5.0.0 x64')
  })

  test('under observed semantics an older one is not refused beside a newer one, so that an add can be repeated', async () => {
    const image = servicedImage({ semantics: 'observed' })
    const dependencies = [await vclibs('x64', '1.6.0.0'), await vclibs('x64', '1.4.0.0')]
    expect((await image.add(await app('Contoso.One'), { dependencies })).status).toBe('ok')
    expect((await image.add(await app('Contoso.One'), { dependencies })).status).toBe('ok')
  })

  test('the example of the page: two apps share the newest minor version, a third has its own major one', async () => {
    const image = servicedImage()
    const runtime = (major: string, version: string) =>
      framework(`Contoso.Native.Framework.${major}`, { architecture: 'x64', version })
    const appOf = async (name: string, major: string, minVersion: string) =>
      appPackage({
        name,
        architecture: 'x64',
        dependencies: [{ name: `Contoso.Native.Framework.${major}`, publisher: 'CN=Contoso', minVersion }],
      })
    await image.add(await appOf('Contoso.App1', '1.6', '1.6.25512.0'), {
      dependencies: [await runtime('1.6', '1.6.25512.0')],
    })
    await image.add(await appOf('Contoso.App2', '1.6', '1.6.25513.0'), {
      dependencies: [await runtime('1.6', '1.6.25513.0')],
    })
    await image.add(await appOf('Contoso.App3', '1.3', '1.3.24202.0'), {
      dependencies: [await runtime('1.3', '1.3.24202.0')],
    })
    expect(image.folders().filter((name) => name.startsWith('Native'))).toEqual([
      'Native.Framework.1.3 1.3.24202.0 x64',
      'Native.Framework.1.6 1.6.25513.0 x64',
    ])
  })
})

test('the frameworks of a bundle are those that its app package names', async () => {
  const image = servicedImage()
  const main = await bundle('Contoso.Reader', { architectures: ['x64', 'x86'], dependencies: needs() })
  expect((await image.add(main)).status).toBe('0x80073cf3')
  expect((await image.add(main, { dependencies: [await vclibs('x64'), await vclibs('x86')] })).status).toBe('ok')
  const key = image.key('Applications\\Contoso.Reader_1.0.0.0_neutral_~_h91ms92gdsmmt')
  expect(key?.subkeyNames()).toEqual([
    'Contoso.VCLibs_1.0.0.0_x64__h91ms92gdsmmt',
    'Contoso.VCLibs_1.0.0.0_x86__h91ms92gdsmmt',
  ])
})
