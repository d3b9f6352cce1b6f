import { createMachine, type Machine } from '../../../emulator/index.ts'
import { appPackage, bundle, framework } from '../../../fixtures/index.ts'

/** Full names of the apps of `machineWithTwins`. */
export const READER = 'Contoso.Reader_1.0.0.0_neutral_~_h91ms92gdsmmt'
export const WRITER = 'Contoso.Writer_1.0.0.0_neutral__h91ms92gdsmmt'
export const VIEWER = 'Contoso.Viewer_1.0.0.0_neutral__h91ms92gdsmmt'

/** A file that all of them have, and where it lies. */
export const SHARED = 'the same library in every app '.repeat(100)
export const SHARED_NAME = 'Shared.dll'

/** The full name of the app package inside a bundle, which has the file. */
export const READER_MAIN = 'Contoso.Reader_1.0.0.0_neutral__h91ms92gdsmmt'

/** The packages that lie in C:\in of the machine. */
export async function twinPackages(): Promise<Record<string, Uint8Array>> {
  const files = (name: string) => ({ [SHARED_NAME]: SHARED, 'App.exe': `program of ${name}` })
  return {
    'reader.msixbundle': await bundle('Contoso.Reader', {
      languages: ['en-US', 'fr-FR'],
      files: files('reader'),
    }),
    'reader2.msixbundle': await bundle('Contoso.Reader', {
      version: '2.0.0.0',
      languages: ['en-US', 'fr-FR'],
      files: files('reader'),
    }),
    'writer.msix': await appPackage({ name: 'Contoso.Writer', files: files('writer') }),
    'viewer.msix': await appPackage({ name: 'Contoso.Viewer', files: files('viewer') }),
    'fonts.appx': await framework('Contoso.Fonts.1', { architecture: 'neutral' }),
  }
}

/** A computer with packages of apps that share a file. */
export async function machineWithTwins(options: Partial<Parameters<typeof createMachine>[0]> = {}): Promise<Machine> {
  const machine = createMachine({
    preset: 'windows-11-24h2',
    languages: ['en-US', 'fr-FR'],
    users: ['alice', 'bob'],
    ...options,
  })
  for (const [name, bytes] of Object.entries(await twinPackages())) machine.write(`C:\\in\\${name}`, bytes)
  return machine
}

/** The words that provision a package of C:\in, on the running Windows or another image. */
export function add(file: string, target = '/Online'): string[] {
  return [target, '/Add-ProvisionedAppxPackage', `/PackagePath:C:\\in\\${file}`, '/SkipLicense', '/Region:all']
}

/** The words that remove the provisioning of a package. */
export function remove(packageName: string, target = '/Online'): string[] {
  return [target, '/Remove-ProvisionedAppxPackage', `/PackageName:${packageName}`]
}

export const OPTIMIZE = '/Optimize-ProvisionedAppxPackages'

/** How many names the shared file of a package has; 0 when it is not there. */
export function linksOf(machine: Machine, packageName: string): number {
  return machine.image.volume.stat(`Program Files\\WindowsApps\\${packageName}\\${SHARED_NAME}`)?.links ?? 0
}
