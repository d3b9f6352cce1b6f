import { createHash } from 'node:crypto'
import { createMachine, type Machine, type MachineOptions } from '../../emulator/index.ts'
import { appPackage, bundle, framework, license } from '../../fixtures/index.ts'
import { readAll } from '../../src/formats/ByteSource.ts'
import type { VolumeReader } from '../../src/image/Volume.ts'
import { badFiles } from './badFiles.ts'

/** Good and bad files for the computer's drive D:, folder `in`. */
const files: { [name: string]: Uint8Array } = {}
const text = (words: string) => new TextEncoder().encode(words)

/** Makes the files, once. */
async function makeFiles(): Promise<void> {
  if (files['reader.msixbundle']) return
  Object.assign(files, {
    'reader.msixbundle': await bundle('Contoso.Reader', { version: '2.0.0.0' }),
    'older.msixbundle': await bundle('Contoso.Reader', { version: '1.0.0.0' }),
    'reader.appx': await appPackage({ name: 'Contoso.Reader', version: '3.0.0.0' }),
    'plain.appx': await appPackage({ name: 'Contoso.Plain' }),
    'other.appx': await appPackage({ name: 'Contoso.Plain', files: { 'App.exe': 'other content' } }),
    'kept.appx': await appPackage({ name: 'Contoso.Kept' }),
    'new.msixbundle': await bundle('Contoso.New'),
    'needy.appx': await appPackage({ name: 'Contoso.Needy', dependencies: [{ name: 'Contoso.Library' }] }),
    'library.appx': await framework('Contoso.Library'),
    'arm.appx': await appPackage({ name: 'Contoso.Arm', architecture: 'arm64' }),
    'future.appx': await appPackage({
      name: 'Contoso.Future',
      targetDeviceFamilies: [{ name: 'Windows.Desktop', minVersion: '10.0.30000.0' }],
    }),
    'resources.appx': await appPackage({
      name: 'Contoso.New',
      resourcePackage: true,
      resourceId: 'split.language-fr',
      languages: ['fr-FR'],
    }),
    'plugin.appx': await appPackage({ name: 'Contoso.Plugin', mainPackages: ['Contoso.Elsewhere'] }),
    'license.xml': license('Contoso.New_h91ms92gdsmmt'),
    'foreign.xml': license('Contoso.Elsewhere_h91ms92gdsmmt'),
    'root.xml': text('<Licence/>'),
    'nofamily.xml': text('<License/>'),
    'broken.xml': text('<License'),
    'empty.xml': text(''),
    'empty.appx': text(''),
    'text.msix': text('no package at all'),
    'data.bin': text('data'),
  })
  files['torn.msixbundle'] = files['new.msixbundle']!.subarray(0, 700)
  files['zeros.appx'] = new Uint8Array(100_000)
  Object.assign(files, await badFiles())
}

/** An image with apps, a policy and a custom data file on drive C:, which is not running; the files on D:. */
export async function servicedMachine(options: Partial<MachineOptions> = {}): Promise<Machine> {
  await makeFiles()
  const machine = createMachine({ preset: 'windows-11-24h2', users: ['alice'], ...options })
  for (const [name, bytes] of Object.entries(files)) machine.write(`D:\\in\\${name}`, bytes)
  machine.write('D:\\in\\app\\App.exe', text('no package'))
  machine.shutdown()
  const given = [
    ['/Add-ProvisionedAppxPackage', '/PackagePath:D:\\in\\reader.msixbundle', '/CustomDataPath:D:\\in\\data.bin'],
    ['/Add-ProvisionedAppxPackage', '/PackagePath:D:\\in\\plain.appx', '/Region:all'],
    ['/Add-ProvisionedAppxPackage', '/PackagePath:D:\\in\\kept.appx'],
    ['/Set-NonRemovableAppPolicy', '/PackageFamily:Contoso.Kept_h91ms92gdsmmt', '/NonRemovable:1'],
  ]
  for (const line of given) {
    const { exitCode, stdout } = await machine.dism('/Image:C:\\', '/LogPath:D:\\before.log', ...line)
    if (exitCode !== 0) throw new Error(stdout)
  }
  return machine
}

/** All names of a volume with what is in them, in one number. */
export function digestOf(volume: VolumeReader): string {
  const digest = createHash('sha256')
  const walk = (folder: string): void => {
    for (const { name, kind } of volume.list(folder)) {
      const path = folder === '' ? name : `${folder}\\${name}`
      digest.update(`${kind} ${path}\n`)
      if (kind === 'folder') walk(path)
      else digest.update(readAll(volume.open(path)))
    }
  }
  walk('')
  return digest.digest('hex')
}
