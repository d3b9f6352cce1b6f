import { describe, expect, test } from 'vitest'
import type { Machine } from '../../../emulator/index.ts'
import { appPackage } from '../../../fixtures/index.ts'
import { readAll } from '../../../src/formats/ByteSource.ts'
import {
  add,
  linksOf,
  machineWithTwins,
  OPTIMIZE,
  READER,
  READER_MAIN,
  remove,
  SHARED,
  SHARED_NAME,
  VIEWER,
  WRITER,
} from './twinApps.ts'

const DRIVE = '/Image:C:\\'
const REPOSITORY = 'C:\\ProgramData\\Microsoft\\Windows\\AppRepository'

/** Every file of WindowsApps with its content. */
function contents(machine: Machine): Record<string, string> {
  const { volume } = machine.image
  const visit = (folder: string): [string, string][] =>
    volume.list(folder).flatMap((entry): [string, string][] => {
      const path = `${folder}\\${entry.name}`
      return entry.kind === 'folder' ? visit(path) : [[path, readAll(volume.open(path)).join(' ')]]
    })
  return Object.fromEntries(visit('Program Files\\WindowsApps'))
}

/** A computer that is shut down and has never run, with apps that were provisioned offline. */
async function neverRun(...files: readonly string[]) {
  const machine = await machineWithTwins()
  machine.shutdown()
  machine.image.volume.apply([{ kind: 'remove', path: `${REPOSITORY.slice(3)}\\StateRepository-Machine.srd` }])
  for (const file of files) expect(await machine.dism(...add(file, DRIVE))).toMatchObject({ exitCode: 0 })
  return machine
}

describe('/Optimize-ProvisionedAppxPackages', () => {
  test('offline, identical files of different packages become hard links (appx.links.identical, appx.optimize.offline)', async () => {
    const machine = await neverRun('reader.msixbundle', 'writer.msix')
    expect([READER_MAIN, WRITER].map((name) => linksOf(machine, name))).toEqual([1, 1])
    const before = contents(machine)
    const { stdout, exitCode } = await machine.dism(DRIVE, OPTIMIZE)
    expect(exitCode).toBe(0)
    expect(stdout).toMatch(/Image Version: [\d.]+\r\n\r\nThe operation completed successfully\.\r\n$/)
    expect([READER_MAIN, WRITER].map((name) => linksOf(machine, name))).toEqual([2, 2])
    const program = `Program Files\\WindowsApps\\${WRITER}\\App.exe`
    expect(machine.image.volume.stat(program)?.links).toBe(1)
    expect(contents(machine)).toEqual(before)
  })

  test('files of one package alone stay as they are (appx.links.identical)', async () => {
    const machine = await machineWithTwins()
    const files = { 'One.dll': SHARED, 'Other.dll': SHARED }
    machine.write('C:\\in\\double.msix', await appPackage({ name: 'Contoso.Double', files }))
    // As long as the two, so that it is looked at.
    const other = { 'One.dll': SHARED.replaceAll('s', 'z') }
    machine.write('C:\\in\\single.msix', await appPackage({ name: 'Contoso.Single', files: other }))
    for (const file of ['double.msix', 'single.msix']) await machine.dism(...add(file))
    const path = 'Program Files\\WindowsApps\\Contoso.Double_1.0.0.0_neutral__h91ms92gdsmmt\\Other.dll'
    expect(machine.image.volume.stat(path)?.links).toBe(1)
    machine.shutdown()
    machine.image.volume.apply([{ kind: 'remove', path: `${REPOSITORY.slice(3)}\\StateRepository-Machine.srd` }])
    expect(await machine.dism(DRIVE, OPTIMIZE)).toMatchObject({ exitCode: 0 })
    expect(machine.image.volume.stat(path)?.links).toBe(1)
  })

  test('large files are read in pieces', async () => {
    const machine = await neverRun('viewer.msix', 'writer.msix')
    const lengths: number[] = []
    const size = 5 * 2 ** 20 + 1
    const content = {
      size,
      read(offset: number, length: number) {
        lengths.push(length)
        return new Uint8Array(Math.min(length, size - offset))
      },
    }
    const { volume } = machine.image
    for (const name of [VIEWER, WRITER])
      volume.apply([
        { kind: 'content', path: `Program Files\\WindowsApps\\${name}\\${SHARED_NAME}`, content, modified: 0n },
      ])
    await machine.dism(DRIVE, OPTIMIZE)
    expect(linksOf(machine, WRITER)).toBe(2)
    expect(lengths).toHaveLength(12)
    expect(Math.max(...lengths)).toBeLessThanOrEqual(2 ** 20)
  })

  test('a second time nothing is left to do', async () => {
    const machine = await neverRun('reader.msixbundle', 'writer.msix', 'viewer.msix')
    await machine.dism(DRIVE, OPTIMIZE)
    const before = machine.image.volume.fork()
    await machine.dism(DRIVE, OPTIMIZE, '/LogPath:D:\\dism.log')
    expect(machine.image.volume.fork().diff(before)).toEqual([])
    expect(linksOf(machine, VIEWER)).toBe(3)
  })

  test('the running Windows is refused, with nothing changed (appx.optimize.offline)', async () => {
    const machine = await machineWithTwins()
    for (const file of ['reader.msixbundle', 'writer.msix']) await machine.dism(...add(file))
    const { stdout, exitCode } = await machine.dism('/Online', OPTIMIZE)
    expect(exitCode).toBe(50)
    expect(stdout).toContain('\r\nError: 50\r\n\r\nThe request is not supported.\r\n')
    expect(linksOf(machine, WRITER)).toBe(1)
  })

  test('what was there when the image last ran is left alone, what was added since is optimized (appx.optimize.added)', async () => {
    const machine = await machineWithTwins()
    await machine.dism(...add('reader.msixbundle'))
    machine.shutdown()
    await machine.dism(...add('writer.msix', DRIVE))
    await machine.dism(DRIVE, OPTIMIZE)
    expect([READER_MAIN, WRITER].map((name) => linksOf(machine, name))).toEqual([1, 1])
    await machine.dism(...add('viewer.msix', DRIVE))
    await machine.dism(DRIVE, OPTIMIZE)
    expect([READER_MAIN, WRITER, VIEWER].map((name) => linksOf(machine, name))).toEqual([1, 2, 2])

    machine.boot()
    machine.shutdown()
    await machine.dism(...remove(WRITER, DRIVE))
    await machine.dism(...add('writer.msix', DRIVE))
    await machine.dism(DRIVE, OPTIMIZE)
    expect([WRITER, VIEWER].map((name) => linksOf(machine, name))).toEqual([1, 1])
  })

  test('a package that is added again unchanged was there all the time (appx.optimize.added)', async () => {
    const machine = await machineWithTwins()
    for (const file of ['reader.msixbundle', 'writer.msix']) await machine.dism(...add(file))
    machine.shutdown()
    for (const file of ['reader.msixbundle', 'writer.msix']) await machine.dism(...add(file, DRIVE))
    await machine.dism(DRIVE, OPTIMIZE)
    expect([READER_MAIN, WRITER].map((name) => linksOf(machine, name))).toEqual([1, 1])
  })

  test.each(['StateRepository-Machine.srd', 'PackageRepository.edb'])(
    'an imported image with %s counts as having run (appx.optimize.added)',
    async (database) => {
      const machine = await neverRun('reader.msixbundle', 'writer.msix')
      machine.write(`${REPOSITORY}\\${database}`, new Uint8Array([1]))
      await machine.dism(DRIVE, OPTIMIZE)
      expect(linksOf(machine, WRITER)).toBe(1)
    },
  )

  test('Windows 8.1 keeps its packages in another database (appx.optimize.added)', async () => {
    const machine = await machineWithTwins({ preset: 'windows-8.1' })
    machine.shutdown()
    const names = machine.image.volume.list(REPOSITORY.slice(3)).map((entry) => entry.name)
    expect(names).toContain('PackageRepository.edb')
    expect(names).not.toContain('StateRepository-Machine.srd')
  })

  test('a file takes 1,024 links and no more (appx.links.most)', async () => {
    const machine = await machineWithTwins()
    const many = Object.fromEntries(Array.from({ length: 700 }, (_, index) => [`Part${index}.txt`, 'x']))
    for (const name of ['One', 'Two'])
      machine.write(`C:\\in\\${name}.msix`, await appPackage({ name: `Contoso.${name}`, files: many }))
    machine.shutdown()
    for (const name of ['One', 'Two']) await machine.dism(...add(`${name}.msix`, DRIVE))
    expect(await machine.dism(DRIVE, OPTIMIZE)).toMatchObject({ exitCode: 0 })
    const links = ['One', 'Two'].flatMap((name) =>
      machine.image.volume
        .list(`Program Files\\WindowsApps\\Contoso.${name}_1.0.0.0_neutral__h91ms92gdsmmt`)
        .filter((entry) => entry.name.startsWith('Part'))
        .map((entry) => entry.links),
    )
    expect(links).toHaveLength(1400)
    expect(links.filter((count) => count === 1024)).toHaveLength(1024)
    expect(links.filter((count) => count === 1400 - 1024)).toHaveLength(1400 - 1024)
  })

  test('nothing that is done later shows in another package', async () => {
    const machine = await neverRun('reader.msixbundle', 'writer.msix', 'viewer.msix')
    await machine.dism(DRIVE, OPTIMIZE)
    const shared = (name: string) =>
      new TextDecoder().decode(
        readAll(machine.image.volume.open(`Program Files\\WindowsApps\\${name}\\${SHARED_NAME}`)),
      )
    await machine.dism(...add('reader2.msixbundle', DRIVE))
    await machine.dism(...remove(VIEWER, DRIVE))
    await machine.dism(...add('viewer.msix', DRIVE))
    machine.boot()
    machine.signIn('alice')
    expect([WRITER, VIEWER].map(shared)).toEqual([SHARED, SHARED])
    expect(linksOf(machine, READER_MAIN)).toBe(0)
  })
})

describe('hard links in audit mode', () => {
  test('an app that is provisioned online in audit mode shares files (appx.links.audit)', async () => {
    const machine = await machineWithTwins()
    machine.audit()
    for (const file of ['reader.msixbundle', 'writer.msix']) await machine.dism(...add(file))
    expect([READER_MAIN, WRITER].map((name) => linksOf(machine, name))).toEqual([2, 2])
    expect(machine.image.volume.stat(`Program Files\\WindowsApps\\${READER}\\AppxBlockMap.xml`)?.links).toBe(1)
  })

  test('after set-up it has files of its own (appx.links.audit)', async () => {
    const machine = await machineWithTwins()
    machine.signIn('alice')
    for (const file of ['reader.msixbundle', 'writer.msix']) await machine.dism(...add(file))
    expect([READER_MAIN, WRITER].map((name) => linksOf(machine, name))).toEqual([1, 1])
  })

  test('so has one that is provisioned while the image is offline', async () => {
    const machine = await machineWithTwins()
    machine.audit()
    machine.shutdown()
    for (const file of ['reader.msixbundle', 'writer.msix']) await machine.dism(...add(file, DRIVE))
    expect([READER_MAIN, WRITER].map((name) => linksOf(machine, name))).toEqual([1, 1])
  })
})
