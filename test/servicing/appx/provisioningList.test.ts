import { describe, expect, test } from 'vitest'
import { createMachine } from '../../../emulator/index.ts'
import { appPackage, bundle } from '../../../fixtures/index.ts'
import { readAll } from '../../../src/formats/ByteSource.ts'
import { servicedImage } from './servicedImage.ts'

const LIST = 'ProgramData\\Microsoft\\Windows\\AppxProvisioning.xml'
const PUBLISHER = 'h91ms92gdsmmt'
const HEAD =
  '<?xml version="1.0" encoding="utf-8"?>\r\n<AppxProvisionList xmlns="http://schemas.microsoft.com/appx/2013/appxprovisionpackage">'

type Image = ReturnType<typeof servicedImage>

const textOf = (image: Image) => new TextDecoder().decode(readAll(image.volume.open(LIST)))
const put = (image: Image, text: string) => image.volume.write(LIST, new TextEncoder().encode(text))
const fullName = (name: string, version = '1.0.0.0', middle = 'neutral_') =>
  `Contoso.${name}_${version}_${middle}_${PUBLISHER}`
const bundleLines = (name: string, version?: string) =>
  `<Package FullName="${fullName(name, version, 'neutral_~')}" PackageType="bundle"/>` +
  `<Package FullName="${fullName(name, version, 'x64_')}" ProvisionSourceIsBundle="true"/>` +
  `<Package FullName="${fullName(name, version, 'neutral_split.language-fr')}" ProvisionSourceIsBundle="true" PackageType="resource"/>`
const plainLine = (name: string, rest = '') => `<Package FullName="${fullName(name)}"${rest}/>`
const list = (packages: string) =>
  `${HEAD}<EndOfLife></EndOfLife><Provisioned>${packages}</Provisioned></AppxProvisionList>`

const aBundle = (name: string, version = '1.0.0.0') =>
  bundle(`Contoso.${name}`, { version, languages: ['en-US', 'fr-FR'], architectures: ['x64'] })
const aPackage = (name: string) => appPackage({ name: `Contoso.${name}` })

/** Three apps: a bundle, a plain package, a line-of-business one. */
async function imageWithApps(): Promise<Image> {
  const image = servicedImage({ languages: ['en-US', 'fr-FR'] })
  for (const [bytes, skipLicense] of [
    [await aPackage('Notes'), false],
    [await aBundle('mail'), false],
    [await aPackage('Zoo'), true],
  ] as const)
    expect((await image.add(bytes, { skipLicense })).status).toBe('ok')
  return image
}

const NOTES = plainLine('Notes')
const ZOO = plainLine('Zoo', ' IsLOBApp="true"')

test('the list has the apps by name, whatever the order in which they come and go', async () => {
  const image = await imageWithApps()
  expect(textOf(image)).toBe(list(bundleLines('mail') + NOTES + ZOO))
  await image.add(await aPackage('A'))
  expect(textOf(image)).toBe(list(plainLine('A') + bundleLines('mail') + NOTES + ZOO))
  await image.add(await aBundle('mail', '2.0.0.0'))
  expect(textOf(image)).toBe(list(plainLine('A') + bundleLines('mail', '2.0.0.0') + NOTES + ZOO))
  await image.add(await aPackage('Zoo'))
  image.remove(fullName('notes').toUpperCase())
  expect(textOf(image)).toBe(list(plainLine('A') + bundleLines('mail', '2.0.0.0') + plainLine('Zoo')))
  for (const app of image.provisioned()) image.remove(app)
  expect(textOf(image)).toBe(list(''))
})

test('a version that stands before the one it replaces leaves nothing of that', async () => {
  const image = servicedImage({ languages: ['en-US', 'fr-FR'] })
  await image.add(await aBundle('mail', '1.9.0.0'))
  await image.add(await aBundle('mail', '1.10.0.0'))
  expect(textOf(image)).toBe(list(bundleLines('mail', '1.10.0.0')))
})

describe('a list of another hand is written anew, from what is provisioned', () => {
  const after = list(NOTES + ZOO)
  const mail = bundleLines('mail')
  test.each([
    ['in another order', list(ZOO + NOTES + mail)],
    ['with lines of their own', list(mail + NOTES + ZOO).replaceAll('><', '>\n<')],
    [
      'with other attributes first',
      list(mail + NOTES + plainLine('Zoo').replace('<Package', '<Package IsLOBApp="true"')),
    ],
    ['with a comment', list(`${mail}${NOTES}<!-- ${plainLine('Zoo')} -->${ZOO}`)],
    ['with a reference', list(mail + NOTES + ZOO.replace('Zoo', '&#90;oo'))],
    ['with an app twice', list(mail + NOTES + NOTES + ZOO)],
    ['without one that is', list(mail + ZOO)],
    ['with a byte order mark', `\uFEFF${list(mail + NOTES + ZOO)}`],
  ])('%s', async (_what, text) => {
    const image = await imageWithApps()
    put(image, text)
    image.remove(fullName('mail', undefined, 'neutral_~'))
    expect(textOf(image)).toBe(after)
  })

  test.each([
    ['that is not well-formed', list('<Package>')],
    ['that is cut', list(bundleLines('mail') + NOTES + ZOO).slice(0, -30)],
    ['that is empty', ''],
  ])('one %s too; whose app is line-of-business is forgotten', async (_what, text) => {
    const image = await imageWithApps()
    put(image, text)
    image.remove(fullName('mail', undefined, 'neutral_~'))
    expect(textOf(image)).toBe(list(NOTES + plainLine('Zoo')))
  })
})

test('families at their end of life stay, in either way', async () => {
  const families = '<EndOfLife><Package FamilyName="Contoso.Old_h91ms92gdsmmt"/></EndOfLife>'
  for (const space of ['', '\n']) {
    const image = await imageWithApps()
    put(image, textOf(image).replace('<EndOfLife></EndOfLife>', families + space))
    image.remove(fullName('Notes'))
    expect(textOf(image)).toBe(list(bundleLines('mail') + ZOO).replace('<EndOfLife></EndOfLife>', families))
  }
})

test('the lines of other apps stay as they are', async () => {
  const image = await imageWithApps()
  put(image, list(bundleLines('mail') + NOTES + plainLine('Zoo')))
  await image.add(await aPackage('Oak'))
  expect(textOf(image)).toBe(list(bundleLines('mail') + NOTES + plainLine('Oak') + plainLine('Zoo')))
})

describe('a list that somebody else wrote', () => {
  const PAINT = 'Contoso.Paint_1.0.0.0_neutral_~_h91ms92gdsmmt'
  const OLD_MAIL = 'Contoso.Mail_0.9.0.0_neutral_~_h91ms92gdsmmt'
  const foreign = (...names: string[]) =>
    new TextEncoder().encode(
      `<AppxProvisionList xmlns="http://schemas.microsoft.com/appx/2013/appxprovisionpackage"><Provisioned>${names
        .map((name) => `<Package FullName="${name}" PackageType="bundle"/>`)
        .join('')}</Provisioned></AppxProvisionList>`,
    )

  test('keeps what the registry lacks, but not of a family that is provisioned (appx.list.only)', async () => {
    const image = servicedImage()
    image.volume.write(LIST, foreign(PAINT, OLD_MAIL))
    const added = await image.add(await aBundle('mail', '1.0.0.0'))
    expect(added.status).toBe('ok')
    expect(textOf(image)).toContain(`FullName="${PAINT}"`)
    expect(textOf(image)).not.toContain(OLD_MAIL)
    expect(image.remove(PAINT).status).toBe('0x80070002')
    expect(textOf(image)).toContain(`FullName="${PAINT}"`)
  })

  test('is told by a list of apps', async () => {
    const machine = createMachine({ preset: 'windows-11-24h2' })
    machine.write(`C:\\${LIST}`, foreign(PAINT))
    await machine.dism('/Online', '/Get-ProvisionedAppxPackages')
    const log = new TextDecoder().decode(machine.read('C:\\Windows\\Logs\\DISM\\dism.log'))
    expect(log).toMatch(/, Warning .* Rule appx\.list\.only: contoso\.paint_.*: kept: /)
  })

  test('and is no document is replaced, which is told (appx.list.readable)', async () => {
    const image = servicedImage()
    image.volume.write(LIST, new TextEncoder().encode('<bad'))
    const added = await image.add(await aBundle('mail', '1.0.0.0'))
    expect(added.verdicts('appx.list.readable')).toEqual({ [LIST]: 'replaced' })
    image.volume.write(LIST, foreign(PAINT))
    expect((await image.add(await aBundle('maps', '1.0.0.0'))).status).toBe('ok')
    expect(textOf(image)).toContain('Contoso.maps_1.0.0.0')
    expect(textOf(image)).toContain(PAINT)
  })
})
