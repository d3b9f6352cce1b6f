import { beforeAll, expect, test } from 'vitest'
import { createMachine, type Machine, type MachineOptions } from '../../emulator/index.ts'
import { appPackage, bundle, framework } from '../../fixtures/index.ts'

const READER = 'Contoso.Reader_1.0.0.0_neutral_~_h91ms92gdsmmt'
const LIBRARY = 'Contoso.Library_1.0.0.0_neutral__h91ms92gdsmmt'
const FOLDER = 'Program Files\\WindowsApps'

const files: { [name: string]: Uint8Array } = {}
beforeAll(async () => {
  const dependencies = [{ name: 'Contoso.Library' }]
  files['reader.msixbundle'] = await bundle('Contoso.Reader', { dependencies })
  files['writer.appx'] = await appPackage({ name: 'Contoso.Writer', dependencies })
  files['library.appx'] = await framework('Contoso.Library')
})

type Semantics = NonNullable<MachineOptions['semantics']>

/** An image with an app and its framework. */
async function machineWith(semantics: Semantics): Promise<Machine> {
  const machine = createMachine({ preset: 'windows-11-24h2', semantics })
  for (const [name, bytes] of Object.entries(files)) machine.write(`D:\\${name}`, bytes)
  machine.shutdown()
  expect(await run(machine, add('reader.msixbundle', '/DependencyPackagePath:D:\\library.appx'))).toBe(0)
  return machine
}

const add = (file: string, ...more: readonly string[]) => [
  '/Add-ProvisionedAppxPackage',
  `/PackagePath:D:\\${file}`,
  '/SkipLicense',
  ...more,
]
const REMOVE = ['/Remove-ProvisionedAppxPackage', `/PackageName:${READER}`]

async function run(machine: Machine, words: readonly string[]): Promise<number> {
  return (await machine.dism('/Image:C:\\', '/LogPath:D:\\dism.log', ...words)).exitCode
}

/** Deletes something behind the back of DISM, as a clean-up script does. */
function lose(machine: Machine, path: string): void {
  const volume = machine.volumeAt('C:\\')
  const fork = volume.fork()
  fork.remove(`${FOLDER}\\${path}`)
  volume.apply(fork.diff(volume))
}

test.each([
  ['all its files', '', 0],
  ['its folder gone', READER, 3],
  ['its manifest gone', `${READER}\\AppxMetadata\\AppxBundleManifest.xml`, 3],
])('a package with %s is removed or not (appx.remove.files)', async (_, path, exitCode) => {
  for (const semantics of ['documented', 'observed'] as const) {
    const machine = await machineWith(semantics)
    if (path !== '') lose(machine, path)
    const before = machine.image.volume.fork()
    const code = await run(machine, REMOVE)
    const kept = machine.image.volume.fork().diff(before).length === 0
    expect({ semantics, code, kept }).toEqual(
      semantics === 'documented'
        ? { semantics, code: 0, kept: false }
        : { semantics, code: exitCode, kept: exitCode > 0 },
    )
  }
})

test.each([
  ['all its files', '', 0],
  ['its folder gone', LIBRARY, 3],
  ['its manifest gone', `${LIBRARY}\\AppxManifest.xml`, 3],
])('a framework with %s serves another app or not (appx.dependency.files)', async (_, path, exitCode) => {
  for (const semantics of ['documented', 'observed'] as const) {
    const machine = await machineWith(semantics)
    if (path !== '') lose(machine, path)
    const before = machine.image.volume.fork()
    const code = await run(machine, add('writer.appx'))
    const kept = machine.image.volume.fork().diff(before).length === 0
    expect({ semantics, code, kept }).toEqual(
      semantics === 'documented'
        ? { semantics, code: 0, kept: false }
        : { semantics, code: exitCode, kept: exitCode > 0 },
    )
  }
})
