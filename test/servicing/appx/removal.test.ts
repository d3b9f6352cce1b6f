import { describe, expect, test } from 'vitest'
import { appPackage, bundle, framework, license } from '../../../fixtures/index.ts'
import { createMachine } from '../../../emulator/index.ts'
import { appxKeys } from '../../../src/servicing/appx/appxPaths.ts'
import { servicedImage } from './servicedImage.ts'

const READER = 'Contoso.Reader_1.0.0.0_neutral_~_h91ms92gdsmmt'
const FAMILY = 'Contoso.Reader_h91ms92gdsmmt'
const LICENSE = 'ProgramData\\Microsoft\\Windows\\ClipSVC\\Install\\Apps\\contoso.reader_h91ms92gdsmmt.xml'
const LIST = 'ProgramData\\Microsoft\\Windows\\AppxProvisioning.xml'

const reader = () =>
  bundle('Contoso.Reader', {
    languages: ['en-US', 'es-ES'],
    architectures: ['x64'],
    dependencies: [{ name: 'Contoso.VCLibs', publisher: 'CN=Contoso', minVersion: '1.0.0.0' }],
  })

async function withReader(options: Parameters<typeof servicedImage>[0] = {}) {
  const image = servicedImage({ languages: ['en-US', 'es-ES'], ...options })
  const dependencies = [await framework('Contoso.VCLibs', { architecture: 'x64' })]
  const added = await image.add(await reader(), { dependencies, license: license(FAMILY), regions: 'US;gb' })
  expect(added.status).toBe('ok')
  return image
}

const text = (image: ReturnType<typeof servicedImage>, path: string) => {
  const source = image.volume.open(path)
  return new TextDecoder().decode(source.read(0, source.size))
}

test('what an add writes (appx.region.stored, appx.license.given)', async () => {
  const image = await withReader()
  expect(image.folders()).toEqual(['Reader 1 split.language-es', 'Reader 1 ~', 'Reader 1 x64', 'VCLibs 1 x64'])
  expect(image.key(`Staged\\${FAMILY}`)?.subkeyNames()).toEqual([
    'Contoso.Reader_1.0.0.0_neutral_split.language-es_h91ms92gdsmmt',
    READER,
    'Contoso.Reader_1.0.0.0_x64__h91ms92gdsmmt',
  ])
  expect(image.key('Staged\\Contoso.VCLibs_h91ms92gdsmmt')?.subkeyNames()).toHaveLength(1)
  const path = image.key(`Applications\\${READER}`)?.value('Path')
  expect(path?.type).toBe(1)
  expect(new TextDecoder('utf-16le').decode(path?.data)).toBe(
    `%SYSTEMDRIVE%\\Program Files\\WindowsApps\\${READER}\\AppxMetadata\\AppxBundleManifest.xml\0`,
  )
  expect(image.volume.stat(LICENSE)?.kind).toBe('file')
  expect(text(image, LIST)).toContain(
    `<Provisioned><Package FullName="${READER}" PackageType="bundle"/>` +
      '<Package FullName="Contoso.Reader_1.0.0.0_x64__h91ms92gdsmmt" ProvisionSourceIsBundle="true"/>' +
      '<Package FullName="Contoso.Reader_1.0.0.0_neutral_split.language-es_h91ms92gdsmmt" ProvisionSourceIsBundle="true" PackageType="resource"/></Provisioned>',
  )
})

test('what was added with /SkipLicense is no line-of-business app any more when it is added with a license', async () => {
  const image = servicedImage()
  const bytes = await bundle('Contoso.Reader')
  await image.add(bytes, { skipLicense: true })
  expect(text(image, LIST)).toContain(`<Package FullName="${READER}" PackageType="bundle" IsLOBApp="true"/>`)
  await image.add(bytes, { license: license(FAMILY) })
  expect(text(image, LIST)).toContain(`<Package FullName="${READER}" PackageType="bundle"/>`)
})

test('what is written does not show in another image that shares its files by hard links', async () => {
  const image = servicedImage()
  image.volume.link(LIST, 'twin.xml')
  image.volume.link('Windows\\System32\\config\\SOFTWARE', 'twin')
  const before = text(image, 'twin.xml')
  const hive = text(image, 'twin')
  await image.add(await appPackage({ name: 'Contoso.App' }))
  expect(text(image, 'twin.xml')).toBe(before)
  expect(text(image, 'twin')).toBe(hive)
  expect(text(image, LIST)).toContain('Contoso.App')
})

describe('removing the provisioning', () => {
  test('when no user has it registered, everything goes, with frameworks that nobody needs (appx.remove.registered, appx.remove.package, appx.framework.inuse)', async () => {
    const image = await withReader()
    const removed = image.remove(READER.toUpperCase())
    expect(removed.status).toBe('ok')
    expect(removed.verdicts('appx.remove.registered')).toEqual({ [READER]: 'removed completely' })
    expect(image.provisioned()).toEqual([])
    expect(image.folders()).toEqual([])
    expect(image.key('Staged')?.subkeyNames()).toEqual([])
    expect(image.volume.stat(LICENSE)).toBeUndefined()
    expect(text(image, LIST)).toContain('<Provisioned></Provisioned>')
    expect(image.key(`Deprovisioned\\${FAMILY}`)?.values()).toEqual([])
  })

  test('a framework that another app needs stays', async () => {
    const image = await withReader()
    await image.add(
      await appPackage({
        name: 'Contoso.Other',
        architecture: 'x64',
        dependencies: [{ name: 'Contoso.VCLibs', publisher: 'CN=Contoso', minVersion: '1.0.0.0' }],
      }),
    )
    const removed = image.remove(READER)
    expect(Object.values(removed.verdicts('appx.framework.inuse'))).toEqual(['kept'])
    expect(image.folders()).toEqual(['Other 1 x64', 'VCLibs 1 x64'])
  })

  test('when a user has it registered, only the provisioning goes (appx.remove.registered, appx.remove.package, appx.remove.name)', async () => {
    const image = await withReader()
    image.signIn('ann')
    const before = image.folders()
    const removed = image.remove(READER)
    expect(removed.verdicts('appx.remove.registered')).toEqual({ [READER]: 'provisioning only' })
    expect(image.provisioned()).toEqual([])
    expect(image.folders()).toEqual(before)
    expect(image.volume.stat(LICENSE)).toBeDefined()
    expect(image.registered('ann')).toContain('Reader 1 ~')
    image.signIn('bob')
    expect(image.registered('bob')).toEqual([])
  })

  test('the license stays while a user has another version (appx.remove.package)', async () => {
    const image = await withReader()
    image.signIn('ann')
    await image.add(await bundle('Contoso.Reader', { version: '2.0.0.0' }))
    const removed = image.remove('Contoso.Reader_2.0.0.0_neutral_~_h91ms92gdsmmt')
    expect(Object.values(removed.verdicts('appx.remove.registered'))).toEqual(['removed completely'])
    expect(image.folders()).toContain('Reader 1 x64')
    expect(image.folders().filter((name) => name.includes(' 2 '))).toEqual([])
    expect(image.volume.stat(LICENSE)).toBeDefined()
  })

  test('a framework that was raised since the user got the app goes with the provisioning', async () => {
    const image = await withReader()
    image.signIn('ann')
    const newer = await framework('Contoso.VCLibs', { architecture: 'x64', version: '1.1.0.0' })
    await image.add(await reader(), { dependencies: [newer] })
    image.remove(READER)
    expect(image.folders()).toContain('VCLibs 1 x64')
    expect(image.folders()).not.toContain('VCLibs 1.1.0.0 x64')
    expect(image.key(`Staged\\${FAMILY}\\${READER}`)?.subkeyNames()).toEqual([])
  })

  test('then the last user who removes it deletes the rest (appx.remove.lastuser)', async () => {
    const image = await withReader()
    image.signIn('ann')
    image.signIn('bob')
    image.remove(READER)
    expect(image.removeForUser('ann', READER).status).toBe('ok')
    expect(image.registered('ann')).toEqual([])
    expect(image.folders()).toContain('Reader 1 ~')
    image.removeForUser('bob', READER)
    expect(image.folders()).toEqual([])
    expect(image.key('Staged')?.subkeyNames()).toEqual([])
    expect(image.volume.stat(LICENSE)).toBeUndefined()
  })

  test.each([
    ['windows-8.1', 'not written'],
    ['windows-11-24h2', 'written'],
  ] as const)('%s: the mark is %s (appx.deprovisioned.mark)', async (preset, verdict) => {
    const image = servicedImage({ preset })
    await image.add(await appPackage({ name: 'Contoso.App', schema: '2010' }))
    const removed = image.remove('Contoso.App_1.0.0.0_neutral__h91ms92gdsmmt')
    expect(Object.values(removed.verdicts('appx.deprovisioned.mark'))).toEqual([verdict])
    expect(image.key('Deprovisioned\\Contoso.App_h91ms92gdsmmt') !== undefined).toBe(verdict === 'written')
  })

  test.each([
    ['/Online', true],
    ['/Image:C:', false],
  ])('1709, with %s: the mark is written: %s (appx.deprovisioned.mark)', async (target, written) => {
    const machine = createMachine({ preset: 'windows-10-1709' })
    machine.write('D:\\app.appx', appPackage({ name: 'Contoso.App', schema: '2010' }))
    await machine.dism('/Online', '/Add-ProvisionedAppxPackage', '/PackagePath:D:\\app.appx', '/SkipLicense')
    if (target !== '/Online') machine.shutdown()
    const name = '/PackageName:Contoso.App_1.0.0.0_neutral__h91ms92gdsmmt'
    expect((await machine.dism(target, '/Remove-ProvisionedAppxPackage', name)).exitCode).toBe(0)
    const key = machine.image.registry.key('SOFTWARE', appxKeys.deprovisioned('Contoso.App_h91ms92gdsmmt'))
    expect(key !== undefined).toBe(written)
  })

  test('adding it again clears the mark (appx.deprovisioned.cleared)', async () => {
    const image = await withReader()
    image.remove(READER)
    const dependencies = [await framework('Contoso.VCLibs', { architecture: 'x64' })]
    const added = await image.add(await reader(), { dependencies })
    expect(added.verdicts('appx.deprovisioned.cleared')).toEqual({ [FAMILY]: 'cleared' })
    const again = await image.add(await reader(), { dependencies })
    expect(again.verdicts('appx.deprovisioned.cleared')).toEqual({ [FAMILY]: 'not there' })
    expect(image.key('Deprovisioned')?.subkeyNames()).toEqual([])
  })

  test.each([
    'Contoso.Nothing_1.0.0.0_neutral_~_h91ms92gdsmmt',
    'Contoso.Reader_1.0.0.0_x64__h91ms92gdsmmt',
    'Contoso.Reader_1.0.0.0_neutral_split.language-es_h91ms92gdsmmt',
    'Contoso.Reader',
    'Contoso.*',
  ])('%s is not provisioned: 2 (appx.remove.name)', async (name) => {
    const image = await withReader()
    expect(image.remove(name).status).toBe('0x80070002')
    expect(image.provisioned()).toEqual([READER])
  })
})

describe('a user who removes the app', () => {
  test('does not get the same provisioning again, other users do (appx.register.signin, appx.remove.lastuser)', async () => {
    const image = await withReader()
    image.signIn('ann')
    const removed = image.removeForUser('ann', READER)
    expect(removed.verdicts('appx.remove.lastuser')).toEqual({ [READER]: 'kept' })
    expect(image.signIn('ann').verdicts('appx.register.signin')).toEqual({ [READER]: 'not registered' })
    image.signIn('bob')
    expect(image.registered('ann')).toEqual([])
    expect(image.registered('bob')).toContain('Reader 1 x64')
  })

  test.each([
    ['windows-8.1', 'stays removed', []],
    ['windows-11-24h2', 'registered again', ['Reader 1 neutral', 'Reader 1 ~']],
  ] as const)('%s: when it is provisioned anew, it %s (appx.register.again)', async (preset, verdict, registered) => {
    const image = servicedImage({ preset })
    const bytes = await bundle('Contoso.Reader', { schema: '2010' })
    await image.add(bytes)
    image.signIn('ann')
    image.removeForUser('ann', READER)
    const added = await image.add(bytes)
    expect(added.verdicts('appx.register.again')).toEqual({ [READER]: verdict })
    image.signIn('ann')
    expect(image.registered('ann')).toEqual(registered)
  })

  test('takes an older version along when a newer one is provisioned', async () => {
    const image = await withReader()
    image.signIn('ann')
    await image.add(await bundle('Contoso.Reader', { version: '2.0.0.0' }))
    image.removeForUser('ann', READER)
    expect(image.folders()).toEqual(['Reader 2 neutral', 'Reader 2 ~'])
  })

  test('takes nothing along of a provisioned bundle whose manifest is gone', async () => {
    const image = await withReader()
    image.signIn('ann')
    await image.add(await bundle('Contoso.Reader', { version: '2.0.0.0' }))
    image.volume.remove('Program Files\\WindowsApps\\Contoso.Reader_2.0.0.0_neutral_~_h91ms92gdsmmt')
    image.removeForUser('ann', READER)
    expect(image.folders()).toEqual(['Reader 2 neutral'])
  })

  test('must have it: 0x80073cf1', async () => {
    const image = await withReader()
    expect(image.removeForUser('ann', READER).status).toBe('0x80073cf1')
  })
})
