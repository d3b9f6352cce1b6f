import { describe, expect, test } from 'vitest'
import { appPackage } from '../../fixtures/index.ts'
import { bytesSource } from '../../src/formats/ByteSource.ts'
import { openAppPackage } from '../../src/formats/appx/openAppPackage.ts'
import { asyncRefusal } from '../formats/refusal.ts'
import { mendPackage } from './appx/mendPackage.ts'
import { addAndRemove, baseImage } from './appx/serviceImage.ts'
import { readModel } from './zip/readModel.ts'
import { writeModel } from './zip/writeModel.ts'
import type { ZipModel } from './zip/ZipModel.ts'

const model = await readModel(await appPackage({ name: 'Contoso.Reader', files: { 'Reader.exe': 'program' } }))
const image = baseImage()

/** A package with right sizes and hashes in which one file has another name. */
function packageWith(name: string): Uint8Array {
  const encoded = new TextEncoder().encode(name)
  const flags = encoded.length === name.length ? 0 : 0x0800
  const entries = model.entries.map((entry, index): ZipModel['entries'][number] =>
    index === 0 ? { ...entry, name: encoded, flags } : entry,
  )
  return writeModel(mendPackage({ ...model, entries })).bytes
}

const hostile: [what: string, name: string][] = [
  ['the parent folder', '../../../Windows/System32/config/SOFTWARE'],
  ['the parent folder inside', 'a/../../b'],
  ['the parent folder with backslashes', '..\\..\\b'],
  ['the parent folder, escaped', '%2e%2e/b'],
  ['the parent folder, separator escaped', '..%2Fb'],
  ['the parent folder, backslash escaped', '..%5Cb'],
  ['the parent folder in overlong UTF-8', '%c0%ae%c0%ae/b'],
  ['a drive', 'C:/Windows/a.dll'],
  ['a place on a drive', 'C:a.dll'],
  ['a drive, escaped', 'C%3A/a.dll'],
  ['the root', '/Windows/a.dll'],
  ['a share', '//server/share/a.dll'],
  ['a share with backslashes', '\\\\server\\share\\a.dll'],
  ['a device path', '\\\\?\\C:\\a.dll'],
  ['a device', 'NUL'],
  ['a device with an extension', 'Assets/com1.png'],
  ['a device with a superscript', 'lpt²'],
  ['a device with a space', 'aux .txt'],
  ['the console', 'CONOUT$'],
  ['an alternate stream', 'Reader.exe:Zone.Identifier'],
  ['the main stream', 'Reader.exe::$DATA'],
  ['a trailing dot', 'Reader.exe.'],
  ['a trailing space', 'Reader.exe%20'],
  ['a folder with a trailing dot', 'Assets./a.png'],
  ['a zero', 'Reader.exe%00.png'],
  ['a line end', 'Reader%0A.exe'],
  ['a wildcard', '*.exe'],
  ['half an escape', 'a%2'],
  ['an escape that is no UTF-8', '%FF'],
  ['no name', ''],
  ['a name of 256 letters', 'x'.repeat(256)],
  ['a path of 40,000 letters', `${'x'.repeat(250)}/`.repeat(160) + 'a'],
  ['a path through 256 folders', `${'a/'.repeat(256)}b`],
]

describe('A name that leads elsewhere keeps the package out, and the image as it was', () => {
  test('the same package with a harmless name is added', async () => {
    const bytes = packageWith('Assets/a%20b%252e.txt')
    await expect(addAndRemove(image, { bytes, dependency: false, sound: true })).resolves.toBeUndefined()
  })

  test.each(hostile)('%s', async (_, name) => {
    await expect(
      addAndRemove(image, { bytes: packageWith(name), dependency: false, sound: true }),
    ).rejects.toMatchObject({
      code: 'INSTALL_OPEN_PACKAGE_FAILED',
      detail: `app.msix: ${JSON.stringify(name)} is not a safe name for a file of a package`,
    })
  })

  test('two names that Windows takes for one', async () => {
    const refused = await asyncRefusal(() => openAppPackage(bytesSource(packageWith('appxmanifest.XML')), 'a.appx'))
    expect(refused?.defect).toBe('two files have the name AppxManifest.xml')
  })

  test('a file inside another file', async () => {
    const refused = await asyncRefusal(() => openAppPackage(bytesSource(packageWith('appxMANIFEST.xml/a/b')), 'a.appx'))
    expect(refused?.defect).toBe('AppxManifest.xml is both a file and a folder')
  })

  test('a path through 255 folders is none of them', async () => {
    const opened = await openAppPackage(bytesSource(packageWith(`${'a/'.repeat(255)}b`)), 'a.appx')
    expect(opened.files.map(({ path }) => path)).toContain(`${'a\\'.repeat(255)}b`)
  })
})
