import { describe, expect, test } from 'vitest'
import { appPackage, bundle, framework, license } from '../../fixtures/index.ts'
import { openZip } from '../../src/formats/zip/openZip.ts'
import { readZipEntry } from '../../src/formats/zip/readZipEntry.ts'
import { bytesSource } from '../../src/formats/ByteSource.ts'
import { offlineMachine, type OfflineMachine } from './offlineMachine.ts'
import { transcript, transcriptsMissing } from './transcript.ts'

const FOLDER = 'C:\\Apps\\Reader'
const ADD = `/Image:C:\\test\\offline /Add-ProvisionedAppxPackage /FolderPath:${FOLDER}`
const READER = 'Contoso.Reader_1.0.0.0_x64__h91ms92gdsmmt'
const NEEDS = { dependencies: [{ name: 'Contoso.Library' }] }

const reader = (architecture: 'x64' | 'x86' | 'arm64' = 'x64') =>
  appPackage({ name: 'Contoso.Reader', architecture, ...NEEDS })
const library = (architecture: 'x64' | 'x86') => framework('Contoso.Library', { architecture })

/** A folder with a packed main package, its frameworks and its license. */
async function kit(main = 'Reader.main.appx'): Promise<OfflineMachine> {
  const offline = offlineMachine()
  offline.write(`${FOLDER}\\${main}`, await reader())
  offline.write(`${FOLDER}\\Library_x64.appx`, await library('x64'))
  offline.write(`${FOLDER}\\Library_x86.appx`, await library('x86'))
  offline.write(`${FOLDER}\\0123_License1.xml`, license('Contoso.Reader_h91ms92gdsmmt'))
  return offline
}

/** Writes the files of a package below a folder, as unpackers do. */
async function unpack(offline: OfflineMachine, folder: string, bytes: Uint8Array): Promise<void> {
  const archive = await openZip(bytesSource(bytes), 'reader.appx')
  for (const entry of archive.entries) offline.write(`${folder}\\${entry.name}`, readZipEntry(archive, entry))
}

const packages = async (offline: OfflineMachine) =>
  [
    ...(await offline.line('/Image:C:\\test\\offline /Get-ProvisionedAppxPackages')).stdout.matchAll(
      /PackageName : (.*)/g,
    ),
  ].map(([, name]) => name)

describe('/FolderPath', () => {
  test.each(['Reader.main.appx', 'Reader.main', 'Reader.MAIN.msix'])(
    'a package %s with its frameworks and license (appx.folder.main)',
    async (name) => {
      const offline = await kit(name)
      const added = await offline.line(ADD)
      expect(added.error).toBe('0')
      expect(await packages(offline)).toEqual([READER])
      expect(added.verdicts('appx.folder.main')).toEqual(['not marked', 'not marked', 'main package'])
      expect(
        offline.text('Program Files\\WindowsApps\\Contoso.Library_1.0.0.0_x86__h91ms92gdsmmt\\Contoso.Library.dll'),
      ).toBe('library of Contoso.Library ')
    },
  )

  test.each(['Reader.main', 'Reader.appx.main'])(
    'an empty file %s marks Reader.appx (appx.folder.main)',
    async (mark) => {
      const offline = await kit('Reader.appx')
      offline.write(`${FOLDER}\\${mark}`, '')
      const added = await offline.line(ADD)
      expect(added.error).toBe('0')
      expect(await packages(offline)).toEqual([READER])
    },
  )

  test.each([
    ['below a folder .main', `${FOLDER}\\Reader.main`, undefined],
    ['in the folder itself, with an empty file .main', FOLDER, `${FOLDER}\\Reader.main`],
  ])('unpacked files %s (appx.folder.main)', async (_, folder, mark) => {
    const offline = offlineMachine()
    await unpack(offline, folder, await reader())
    if (mark) offline.write(mark, '')
    offline.write(`${FOLDER}\\Library_x64.appx`, await library('x64'))
    offline.write(`${FOLDER}\\License1.xml`, license('Contoso.Reader_h91ms92gdsmmt'))
    const added = await offline.line(ADD)
    expect(added.error).toBe('0')
    const staged = offline.image.volume.list(`Program Files\\WindowsApps\\${READER}`).map((entry) => entry.name)
    expect(staged).toEqual(['App.exe', 'AppxBlockMap.xml', 'AppxManifest.xml', 'Assets'])
  })

  test('an unpacked file that was changed: 0x80080206, nothing happens', async () => {
    const offline = offlineMachine()
    await unpack(offline, `${FOLDER}\\Reader.main`, await reader())
    offline.write(`${FOLDER}\\Library_x64.appx`, await library('x64'))
    const path = `${FOLDER}\\Reader.main\\App.exe`
    offline.write(path, new TextDecoder().decode(offline.machine.read(path)).replace('program', 'Program'))
    expect((await offline.line(ADD)).error).toBe('0x80080206')
    expect(await packages(offline)).toEqual([])
  })

  test.each([
    ['a file of the block map is missing', 'App.exe', undefined],
    ['the block map is missing', 'AppxBlockMap.xml', undefined],
    ['the manifest is no XML', 'AppxManifest.xml', '<Package'],
    ['a file is longer than it was', 'App.exe', 'a longer program than the one that was packed, by far'],
  ])('unpacked, and %s: 15600', async (_, name, text) => {
    const offline = offlineMachine()
    await unpack(offline, `${FOLDER}\\Reader.main`, await reader())
    const drive = offline.machine.volumeAt('C:\\')
    const fork = drive.fork()
    if (text === undefined) fork.remove(`Apps\\Reader\\Reader.main\\${name}`)
    else fork.write(`Apps\\Reader\\Reader.main\\${name}`, new TextEncoder().encode(text))
    drive.apply(fork.diff(drive))
    expect((await offline.line(ADD)).error).toBe('15600')
  })

  test.each([
    [
      'an unpacked package without .main',
      (offline: OfflineMachine) => reader().then((bytes) => unpack(offline, FOLDER, bytes)),
    ],
    [
      'packages without .main',
      async (offline: OfflineMachine) => offline.write(`${FOLDER}\\Reader.appx`, await reader()),
    ],
    ['no package', (offline: OfflineMachine) => Promise.resolve(offline.write(`${FOLDER}\\readme.txt`, 'nothing'))],
  ])('%s: 0xc1570102 (appx.folder.main)', async (_, fill) => {
    const offline = offlineMachine()
    await fill(offline)
    const refused = await offline.line(ADD)
    expect(refused.error).toBe('0xc1570102')
    expect(refused.verdicts('appx.folder.main')).toEqual(['not marked'])
    expect(refused.stdout).toContain(
      `No applicable main package was found for this platform.
The directory must contain an applicable package with a .main file extension. For more information, see the help.\n`,
    )
  })

  test.skipIf(transcriptsMissing !== undefined)('the words of transcript 26', async () => {
    const offline = offlineMachine()
    offline.write(`${FOLDER}\\readme.txt`, 'nothing')
    const words = transcript('26').replace('Add-AppxProvisionedPackage : ', '').replaceAll('\r', '')
    expect((await offline.line(ADD)).stdout).toContain(words.trim())
  })

  test('a bundle as main package: 0xc1570102 (appx.folder.format)', async () => {
    const offline = offlineMachine()
    offline.write(`${FOLDER}\\Reader.main.appxbundle`, await bundle('Contoso.Reader'))
    const refused = await offline.line(ADD)
    expect(refused.error).toBe('0xc1570102')
    expect(refused.verdicts('appx.folder.format')).toEqual(['refused'])
    expect((await (await kit()).line(ADD)).verdicts('appx.folder.format')).toEqual(['app package'])
  })

  test('of several main packages that for the image is taken (appx.folder.applicable)', async () => {
    const offline = await kit()
    offline.write(`${FOLDER}\\A_arm64.main.appx`, await reader('arm64'))
    offline.write(`${FOLDER}\\B_x86.main.appx`, await reader('x86'))
    const added = await offline.line(ADD)
    expect(added.error).toBe('0')
    expect(added.verdicts('appx.folder.applicable')).toEqual(['passed over', 'passed over', 'applicable'])
    expect(await packages(offline)).toEqual([READER])
  })

  test('no main package runs on the image: 0xc1570102 (appx.folder.applicable)', async () => {
    const offline = offlineMachine()
    offline.write(`${FOLDER}\\Reader.main.appx`, await reader('arm64'))
    const refused = await offline.line(ADD)
    expect(refused.error).toBe('0xc1570102')
    expect(refused.verdicts('appx.folder.applicable')).toEqual(['passed over'])
  })

  test('what is no framework is ignored (appx.folder.dependency)', async () => {
    const offline = await kit()
    offline.write(`${FOLDER}\\Other.appx`, await appPackage({ name: 'Contoso.Other' }))
    offline.write(`${FOLDER}\\Zoo.appxbundle`, await bundle('Contoso.Zoo'))
    const added = await offline.line(ADD)
    expect(added.error).toBe('0')
    const used = ['dependency package', 'dependency package']
    expect(added.verdicts('appx.folder.dependency')).toEqual([...used, 'ignored', 'ignored'])
    expect(await packages(offline)).toEqual([READER])
  })

  test('without its framework in the folder: 15603 (appx.folder.dependency)', async () => {
    const offline = offlineMachine()
    offline.write(`${FOLDER}\\Reader.main.appx`, await reader())
    expect((await offline.line(ADD)).error).toBe('15603')
  })

  test('a license is known by its root; others are ignored (appx.folder.license)', async () => {
    const offline = await kit()
    offline.write(`${FOLDER}\\notes.xml`, '<Notes/>')
    const added = await offline.line(ADD)
    expect(added.verdicts('appx.folder.license')).toEqual(['license', 'ignored'])
    expect(
      offline.text('ProgramData\\Microsoft\\Windows\\ClipSVC\\Install\\Apps\\contoso.reader_h91ms92gdsmmt.xml'),
    ).toContain('PFM="contoso.reader_h91ms92gdsmmt"')
  })

  test('with /SkipLicense no license is looked for', async () => {
    const offline = await kit()
    const added = await offline.line(`${ADD} /SkipLicense`)
    expect(added.error).toBe('0')
    expect(added.verdicts('appx.folder.license')).toEqual([])
    expect(offline.image.volume.stat('ProgramData\\Microsoft\\Windows\\ClipSVC\\Install')).toBeUndefined()
  })

  test('a license of another app in the folder: 13', async () => {
    const offline = await kit()
    offline.write(`${FOLDER}\\0123_License1.xml`, license('Contoso.Other_h91ms92gdsmmt'))
    expect((await offline.line(ADD)).error).toBe('13')
  })

  test.each([
    ['a folder that is not there', '3', 'C:\\Apps\\Nowhere'],
    ['a file', '267', 'C:\\Apps\\Reader\\Reader.main.appx'],
  ])('%s: %s', async (_, error, path) => {
    const offline = await kit()
    const line = `/Image:C:\\test\\offline /Add-ProvisionedAppxPackage /FolderPath:${path}`
    expect((await offline.line(line)).error).toBe(error)
  })
})
