import { beforeEach, describe, expect, test } from 'vitest'
import type { WritableVolume } from '../../src/image/Volume.ts'
import { updateIdentity } from '../../fixtures/updateCab.ts'
import { openImage } from '../../src/image/openImage.ts'
import type { ForkedImage } from '../../src/image/WindowsImage.ts'
import { cbsKeys, manifestPath } from '../../src/servicing/packages/cbsPaths.ts'
import { setPackageState } from '../../src/servicing/packages/writePackages.ts'
import { CURRENT_STATES } from '../../src/servicing/packages/packageStates.ts'
import { BAR, packageMachine, type PackageMachine } from './packageMachine.ts'

const ONE = { kb: 'KB5000001', version: '10.0.1.1' }
const TWO = { kb: 'KB5000001', version: '10.0.1.2' }
const FILE = 'Windows\\System32\\Package_for_KB5000001.dll'
const DONE = 'The operation completed successfully.\n'
const HEALTHY = 'No component store corruption detected.\n'
const REPAIRABLE = 'The component store is repairable.\n'

/** An offline image with an update. */
async function updated(): Promise<PackageMachine> {
  const packages = packageMachine({ offline: true })
  expect((await packages.add(ONE)).exitCode).toBe(0)
  return packages
}

/** Changes the image behind the back of DISM. */
function damage({ machine }: PackageMachine, edit: (volume: WritableVolume, image: ForkedImage) => void): void {
  const volume = machine.volumeAt('C:\\')
  const image = openImage(volume, machine.host.now).fork()
  edit(image.volume, image)
  volume.apply(image.finish())
}

/** Names of the folders of components of the update in WinSxS. */
function components({ machine }: PackageMachine): readonly string[] {
  return machine.image.volume
    .list('Windows\\WinSxS')
    .map(({ name }) => name)
    .filter((name) => name.includes('kb5000001'))
}

/** The file of the component in the store, and its manifest. */
function stored(packages: PackageMachine): { readonly file: string; readonly manifest: string } {
  const [keyForm = ''] = components(packages)
  const [file] = packages.machine.image.volume.list(`Windows\\WinSxS\\${keyForm}`)
  return {
    file: `Windows\\WinSxS\\${keyForm}\\${file?.name}`,
    manifest: `Windows\\WinSxS\\Manifests\\${keyForm}.manifest`,
  }
}

const clean = (packages: PackageMachine, ...words: string[]) => packages.dism('/Cleanup-Image', ...words)
const bytes = (text: string) => new TextEncoder().encode(text)

let packages: PackageMachine
beforeEach(async () => {
  packages = await updated()
})

describe('/CheckHealth and /ScanHealth', () => {
  test('a sound store (health.store.package, health.store.component, health.store.file, health.store.finished, health.image.since)', async () => {
    expect((await clean(packages, '/CheckHealth')).body).toBe(HEALTHY + DONE)
    const { body, decisions } = await clean(packages, '/ScanHealth')
    expect(body).toBe(BAR + HEALTHY + DONE)
    expect(decisions.filter(({ rule, holds }) => rule.startsWith('health.store') && !holds)).toEqual([])
  })

  test.each<[string, (volume: WritableVolume, image: ForkedImage) => void]>([
    [
      'a file is missing (health.flag.read, health.store.file, health.store.repairable)',
      (volume) => volume.remove(stored(packages).file),
    ],
    ['a file is another (health.store.file)', (volume) => volume.write(stored(packages).file, bytes('another'))],
    ['a manifest is missing (health.store.component)', (volume) => volume.remove(stored(packages).manifest)],
    ['a package has no manifest (health.store.package)', (volume) => volume.remove(manifestPath(updateIdentity(ONE)))],
    [
      'a package has a manifest that is none (health.store.package)',
      (volume) => volume.write(manifestPath(updateIdentity(ONE)), bytes('<assembly')),
    ],
    [
      'a package has the manifest of another (health.store.package)',
      (volume) => {
        const other = volume.list('Windows\\servicing\\Packages').find(({ name }) => name.endsWith('.mum'))
        volume.write(manifestPath(updateIdentity(ONE)), volume.open(`Windows\\servicing\\Packages\\${other?.name}`))
      },
    ],
    [
      'a package waits for a start, and nothing else does (health.store.finished)',
      (_, image) => setPackageState(image, updateIdentity(ONE), CURRENT_STATES.uninstallPending, 0n),
    ],
  ])('only a scan finds it, and the image is marked then: %s', async (_, edit) => {
    damage(packages, edit)
    expect((await clean(packages, '/CheckHealth')).body).toBe(HEALTHY + DONE)
    expect((await clean(packages, '/ScanHealth')).body).toBe(BAR + REPAIRABLE + DONE)
    expect((await clean(packages, '/CheckHealth')).body).toBe(REPAIRABLE + DONE)
  })

  test('an image that cannot be serviced any more (health.store.repairable)', async () => {
    damage(packages, (_, { registry }) => registry.setDword('SOFTWARE', cbsKeys.servicing, 'Unserviceable', 1))
    const { body } = await clean(packages, '/ScanHealth')
    expect(body).toBe(`${BAR}The component store cannot be repaired.\n${DONE}`)
    expect((await clean(packages, '/CheckHealth')).body).toBe(`The component store cannot be repaired.\n${DONE}`)
    const restored = await clean(packages, '/RestoreHealth')
    expect(restored.body).toMatch(/^\nError: 0x800f0831\n/)
  })

  test('an image before Windows 8 (health.image.since)', async () => {
    const old = packageMachine({ offline: true, preset: 'windows-7', host: 'windows-11-24h2' })
    expect((await clean(old, '/CheckHealth')).body).toContain('Error: 50\n')
    expect((await clean(old, '/ScanHealth')).body).toContain('Error: 50\n')
  })
})

test.each([
  ['windows-7', '50 50 50'],
  ['windows-8', '0 50 50'],
  ['windows-8.1', '0 0 50'],
  ['windows-10-22h2', '0 0 0'],
])('what %s knows of a clean-up (health.cleanup.since)', async (preset, expected) => {
  const machine = packageMachine({ offline: true, preset, host: 'windows-11-24h2' })
  const codes = []
  for (const words of [[], ['/ResetBase'], ['/ResetBase', '/Defer']])
    codes.push((await clean(machine, '/StartComponentCleanup', ...words)).exitCode)
  expect(codes.join(' ')).toBe(expected)
})

describe('/RestoreHealth', () => {
  const RESTORED = `${BAR}The restore operation completed successfully.\n${DONE}`

  /** A sound image on drive E:, as a source. */
  function putSource(folder: string): void {
    const { machine } = packages
    const { volume } = machine.image
    for (const path of [stored(packages).file, stored(packages).manifest, manifestPath(updateIdentity(ONE))])
      machine.write(`E:\\${path.replace(/^Windows\\(WinSxS\\)?/, folder)}`, volume.open(path))
  }

  test('a sound store', async () => {
    expect((await clean(packages, '/RestoreHealth')).body).toBe(RESTORED)
  })

  test.each([
    ['the root of an image', 'root\\Windows\\WinSxS\\', 'E:\\root'],
    ['a Windows folder', 'mount\\WinSxS\\', 'E:\\mount'],
    ['a WinSxS', 'sxs\\', 'E:\\sxs\\'],
  ])('from %s, after a source without (health.source.found)', async (_, folder, source) => {
    putSource(folder)
    const { file, manifest } = stored(packages)
    damage(packages, (volume) => {
      volume.write(file, bytes('another'))
      volume.remove(manifest)
    })
    const { body } = await clean(packages, '/RestoreHealth', '/Source:E:\\nothing', `/Source:${source}`)
    expect(body).toBe(RESTORED)
    expect((await clean(packages, '/ScanHealth')).body).toBe(BAR + HEALTHY + DONE)
    const { volume } = packages.machine.image
    expect(volume.stat(FILE)?.fileId, 'the file that Windows uses is the same').toBe(volume.stat(file)?.fileId)
  })

  test('a file of the source with another content is none (health.source.found)', async () => {
    const { file } = stored(packages)
    packages.machine.write(`E:\\root\\${file}`, bytes('another'))
    damage(packages, (volume) => volume.remove(file))
    const { body, decisions } = await clean(packages, '/RestoreHealth', '/Source:E:\\root', '/LimitAccess')
    expect(decisions.find(({ rule }) => rule === 'health.source.found')?.verdict).toBe('missing')
    expect(body).toContain('Error: 0x800f081f\n\nThe source files could not be found.')
  })

  test.each([
    ['nobody is to be asked', ['/LimitAccess'], '0x800f081f'],
    ['a source has it not', ['/Source:E:\\nothing'], '0x800f081f'],
    ['Windows Update is not reached', [], '0x800f0906'],
  ])('%s: nothing changes (health.source.update)', async (_, words, code) => {
    const { file, manifest } = stored(packages)
    damage(packages, (volume) => volume.remove(file))
    packages.machine.write(`E:\\nothing\\${manifest}`, bytes('something'))
    const { body } = await clean(packages, '/RestoreHealth', ...words)
    expect(body.startsWith(`${BAR}\nError: ${code}\n\nThe source files could not be `), body).toBe(true)
    expect((await clean(packages, '/ScanHealth')).body).toBe(BAR + REPAIRABLE + DONE)
  })

  const POLICY = 'Microsoft\\Windows\\CurrentVersion\\Policies\\Servicing'

  test.each([
    ['alone', []],
    ['after a source without', ['/Source:E:\\nothing']],
  ])('from where a policy names, %s (source.policy.locations)', async (_, words) => {
    putSource('root\\Windows\\WinSxS\\')
    damage(packages, (volume, { registry }) => {
      volume.remove(stored(packages).file)
      registry.setString('SOFTWARE', POLICY, 'LocalSourcePath', 'E:\\root')
    })
    expect((await clean(packages, '/RestoreHealth', ...words)).body).toBe(RESTORED)
  })

  test('and from no other place where none does (source.policy.locations)', async () => {
    damage(packages, (volume) => volume.remove(stored(packages).file))
    const { decisions } = await clean(packages, '/RestoreHealth', '/LimitAccess')
    expect(decisions.find(({ rule }) => rule === 'source.policy.locations')?.verdict).toBe('none')
  })

  test('a policy forbids that Windows Update is asked (source.update.allowed)', async () => {
    damage(packages, (volume, { registry }) => {
      volume.remove(stored(packages).file)
      registry.setDword('SOFTWARE', POLICY, 'UseWindowsUpdate', 2)
    })
    expect((await clean(packages, '/RestoreHealth')).body).toContain('Error: 0x800f0907\n')
  })

  test('what was left half done is brought to an end (health.store.finished)', async () => {
    damage(packages, (_, image) => setPackageState(image, updateIdentity(ONE), CURRENT_STATES.uninstallPending, 0n))
    expect((await clean(packages, '/RestoreHealth')).body).toBe(RESTORED)
    expect(packages.states('KB5000001')).toEqual(['KB5000001 10.0.1.1: Installed'])
    damage(packages, (_, image) => setPackageState(image, updateIdentity(ONE), CURRENT_STATES.staging, 0n))
    expect((await clean(packages, '/RestoreHealth')).body).toBe(RESTORED)
    expect(packages.states('KB5000001')).toEqual([])
  })
})

describe('/StartComponentCleanup', () => {
  test('deletes the components that no package has (health.cleanup.component, health.cleanup.pending, health.cleanup.defer)', async () => {
    await packages.remove(updateIdentity(ONE))
    expect(components(packages)).toHaveLength(1)
    expect((await clean(packages, '/StartComponentCleanup')).body).toBe(BAR + DONE)
    expect(components(packages)).toEqual([])
  })

  test('what is superseded stays, and can come back (health.cleanup.component, health.cleanup.reset)', async () => {
    await packages.add(TWO)
    expect((await clean(packages, '/StartComponentCleanup')).exitCode).toBe(0)
    expect(components(packages)).toHaveLength(2)
    expect((await packages.remove(updateIdentity(TWO))).exitCode).toBe(0)
    expect(packages.states('KB5000001')).toEqual(['KB5000001 10.0.1.1: Installed'])
  })

  test('/ResetBase removes it, and what is installed stays for good (health.cleanup.reset)', async () => {
    await packages.add(TWO)
    expect((await clean(packages, '/StartComponentCleanup', '/ResetBase')).body).toBe(BAR + DONE)
    expect(components(packages)).toHaveLength(1)
    expect(packages.states('KB5000001')).toEqual(['KB5000001 10.0.1.2: Installed'])
    expect((await packages.remove(updateIdentity(TWO))).body).toContain('0x800f0825')
  })

  test('/Defer leaves it for later (health.cleanup.defer)', async () => {
    await packages.add(TWO)
    expect((await clean(packages, '/StartComponentCleanup', '/ResetBase', '/Defer')).exitCode).toBe(0)
    expect(components(packages)).toHaveLength(2)
  })

  test('of an image without a component store: there is nothing to delete (health.cleanup.component)', async () => {
    damage(packages, (volume) => volume.remove('Windows\\WinSxS'))
    expect((await clean(packages, '/StartComponentCleanup')).body).toBe(BAR + DONE)
  })

  test('not while a package waits for the next start (health.cleanup.pending)', async () => {
    await packages.add({ ...TWO, offlineCapable: 'no' })
    for (const words of [[], ['/ResetBase']]) {
      const { body } = await clean(packages, '/StartComponentCleanup', ...words)
      expect(body).toContain('Error: 0x800f0806\n\nThe operation could not be completed due to pending operations.\n')
    }
  })
})

describe('/RevertPendingActions', () => {
  const REVERTED = `Reverting pending actions from the image...
The operation completed. Revert of pending actions will be attempted after the reboot.
${DONE}`

  test('takes back what waits, and nothing else (health.revert.pending, health.revert.offline)', async () => {
    const others = packages.states('Microsoft')
    expect(others.some((state) => state.includes('Staged'))).toBe(true)
    await packages.add({ ...TWO, offlineCapable: 'no' })
    expect((await clean(packages, '/RevertPendingActions')).body).toBe(REVERTED)
    expect(packages.states('Microsoft')).toEqual(others)
    packages.restart()
    expect(packages.states('KB5000001')).toEqual(['KB5000001 10.0.1.1: Installed', 'KB5000001 10.0.1.2: Staged'])
  })

  test('not of the running Windows (health.revert.offline)', async () => {
    packages.restart()
    expect((await clean(packages, '/RevertPendingActions')).body).toContain('Error: 50\n')
  })
})

describe('/SPSuperseded', () => {
  test('without a service pack (health.servicepack.backup)', async () => {
    await packages.add(TWO)
    const { body } = await clean(packages, '/SPSuperseded', '/HideSP')
    expect(body).toBe(`Service Pack Cleanup cannot proceed: No Service Pack backup files were found.\n${DONE}`)
  })

  test('removes what it has replaced (health.servicepack.backup)', async () => {
    await packages.add({ ...TWO, releaseType: 'Service Pack' })
    expect((await clean(packages, '/SPSuperseded')).body).toBe(`Service Pack Cleanup operation completed.\n${DONE}`)
    expect(packages.states('KB5000001')).toEqual(['KB5000001 10.0.1.2: Installed'])
  })
})

test.each([
  [[]],
  [['/ScanHealth', '/CheckHealth']],
  [['/CheckHealth', '/LimitAccess']],
  [['/StartComponentCleanup', '/Defer']],
  [['/SPSuperseded', '/ResetBase']],
])('%j is no command line', async (words) => {
  expect((await clean(packages, ...words)).body).toContain('Error: 87\n')
})
