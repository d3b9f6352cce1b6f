import { describe, expect, test } from 'vitest'
import { createMachine } from '../../../emulator/index.ts'
import { bundle } from '../../../fixtures/index.ts'
import { readDword, readString } from '../../../src/image/readWindowsFacts.ts'
import { readProvisionedState, readUserRegistrations } from '../../../src/servicing/appx/readAppxState.ts'

const READER = 'Contoso.Reader_1.0.0.0_neutral_~_h91ms92gdsmmt'
const ADD = [
  '/Online',
  '/Add-ProvisionedAppxPackage',
  '/PackagePath:C:\\in\\reader.msixbundle',
  '/SkipLicense',
  '/Region:all',
]

function machineWithReader(languages: readonly string[], preset = 'windows-11-24h2') {
  const machine = createMachine({ preset, languages, users: ['alice'] })
  const spec = { languages: ['en-US', 'es-ES', 'fr-FR'], scales: [100, 200], dxFeatureLevels: [9, 11] }
  machine.write('C:\\in\\reader.msixbundle', bundle('Contoso.Reader', spec))
  return machine
}

async function tellStory() {
  const machine = machineWithReader(['en-US'])
  await machine.dism(...ADD)
  machine.signIn('alice')
  return ['SOFTWARE', 'SYSTEM'].map((hive) => machine.read(`C:\\Windows\\System32\\config\\${hive}`))
}

const resources = (machine: ReturnType<typeof createMachine>) =>
  readProvisionedState(machine.image, 'documented')
    .flatMap(({ packages }) => packages)
    .filter(({ kind }) => kind === 'resource')
    .map(({ fullName }) => fullName.replace(/^.*_(.+)_[^_]+$/, '$1'))
    .toSorted()

describe('createMachine', () => {
  test('a drive and a folder can be looked at and changed behind the back of DISM', () => {
    const machine = createMachine({ preset: 'windows-11-24h2' })
    machine.write('D:\\offline\\a.txt', new Uint8Array([1]))
    const folder = machine.volumeAt('D:\\offline')
    const fork = folder.fork()
    fork.write('b.txt', new Uint8Array([2]))
    folder.apply(fork.diff(folder))
    expect(machine.volumeAt('d:/').list('offline')).toMatchObject([{ name: 'a.txt' }, { name: 'b.txt' }])
    for (const path of ['D:\\nowhere', 'D:\\offline\\a.txt', 'E:\\'])
      expect(() => machine.volumeAt(path)).toThrow(/PATH_NOT_FOUND/)
  })

  test('a file below too many folders is refused', () => {
    const machine = createMachine({ preset: 'windows-11-24h2' })
    const write = (folders: number) => machine.write(`D:\\${'a\\'.repeat(folders)}x`, new Uint8Array([1]))
    expect(() => write(20_000)).toThrow('a file lies below 1000 folders at most')
    expect(machine.record.at(-1)).toMatchObject({ exitCode: 1, refusal: 'a file lies below 1000 folders at most' })
    write(900)
  })

  test('dism works on the running Windows, as a function handed over', async () => {
    const machine = machineWithReader(['en-US', 'es-ES'])
    const { dism } = machine
    expect(machine.host.isRunningWindows('C:\\')).toBe(true)
    const add = await dism(...ADD)
    expect(add).toEqual({ exitCode: 0, stdout: expect.stringContaining('Image Version: 10.0.26100.8037\r\n') })
    const { stdout } = await dism('/Online', '/Get-ProvisionedAppxPackages')
    expect(stdout).toContain(`PackageName : ${READER}\r\nRegions : all\r\n`)
    machine.write('D:\\note.txt', new Uint8Array([65]))
    expect(machine.read('d:/NOTE.TXT')).toEqual(new Uint8Array([65]))
    expect(() => machine.read('E:\\note.txt')).toThrow(/FILE_NOT_FOUND/)
  })

  test('the log is on its drive C:, unless /LogPath says otherwise', async () => {
    const machine = createMachine({ preset: 'windows-10-22h2' })
    await machine.dism('/Online', '/Get-ProvisionedAppxPackages')
    await machine.dism('/Online', '/Get-ProvisionedAppxPackages', '/LogPath:C:\\logs\\mine.log')
    const log = new TextDecoder().decode(machine.read('C:\\Windows\\Logs\\DISM\\dism.log'))
    expect(log.match(/Starting Dism.exe session/g)).toHaveLength(1)
    expect(log).toMatch(/^2025-01-01 00:00:00, Info/)
    expect(new TextDecoder().decode(machine.read('C:\\logs\\mine.log'))).toContain('Get-ProvisionedAppxPackages')
  })

  test('its DISM is that of its Windows: 8.1 knows no regions', async () => {
    const machine = machineWithReader(['en-US'], 'windows-8.1')
    machine.write('C:\\in\\old.appxbundle', bundle('Contoso.Old', { schema: '2010' }))
    await machine.dism('/Online', '/Add-ProvisionedAppxPackage', '/PackagePath:C:\\in\\old.appxbundle', '/SkipLicense')
    const { stdout } = await machine.dism('/Online', '/Get-ProvisionedAppxPackages')
    expect(stdout).toContain('Version: 6.3.9600.17031')
    expect(stdout).toContain('DisplayName : Contoso.Old')
    expect(stdout).not.toContain('Regions')
  })

  test('without elevation there is only error 740', async () => {
    const machine = createMachine({ preset: 'windows-11-24h2', elevated: false })
    expect(await machine.dism('/?')).toEqual({ exitCode: 740, stdout: expect.stringContaining('Error: 740') })
  })

  test('an image in a folder of a drive is serviced alone', async () => {
    const machine = machineWithReader(['en-US'])
    const source = createMachine({ preset: 'windows-10-22h2' }).image.volume
    const copy = (folder: string): void => {
      for (const { name, kind } of source.list(folder)) {
        const path = folder === '' ? name : `${folder}\\${name}`
        if (kind === 'folder') copy(path)
        else machine.write(`D:\\mount\\ten\\${path}`, source.open(path))
      }
    }
    copy('')
    const image = '/Image:D:\\Mount\\TEN'
    const add = await machine.dism(image, ...ADD.slice(1))
    expect(add.stdout).toContain('Image Version: 10.0.19045.3803')
    expect(add.exitCode).toBe(0)
    expect((await machine.dism(image, '/Get-ProvisionedAppxPackages')).stdout).toContain(READER)
    expect((await machine.dism('/Online', '/Get-ProvisionedAppxPackages')).stdout).not.toContain(READER)
    expect(machine.host.kindOf(`D:\\mount\\ten\\Program Files\\WindowsApps\\${READER}`)).toBe('folder')
    const missing = await machine.dism('/Image:D:\\mount\\eleven', '/Get-ProvisionedAppxPackages')
    expect(missing.exitCode).not.toBe(0)
  })

  test.each([
    [{ processors: -3 }, 'the option processors of a machine is no number from 1 on'],
    [{ processors: 1.5 }, 'the option processors'],
    [{ answer: 'y' }, 'the option answer of a machine is none of Y, N'],
    [{ onUnhandled: 'throw' }, 'the option onUnhandled of a machine is none of answer, error'],
    [{ procesors: 4 }, 'the option procesors of a machine is not known'],
  ])('what no scenario could tell is refused: %j', (options, message) => {
    // @ts-expect-error a caller that the compiler does not stop
    expect(() => createMachine({ preset: 'windows-11-24h2', ...options })).toThrow(message)
  })

  test('the same story gives the same bytes', async () => {
    expect(await tellStory()).toEqual(await tellStory())
  })
})

describe('signIn', () => {
  test('the first one goes through OOBE and prunes, the next ones do neither', async () => {
    const machine = machineWithReader(['en-US', 'es-ES', 'fr-FR'])
    await machine.dism(...ADD)
    const all = ['split.dxfeaturelevel-11', 'split.language-es', 'split.language-fr', 'split.scale-100']
    expect(resources(machine)).toEqual(all)

    const first = machine.signIn('ALICE', { languages: ['es-ES'], scale: 200, dxFeatureLevel: 11 })
    expect(first).toMatchObject({ oobe: true, user: { name: 'alice', isNew: false }, languages: ['es-ES'], scale: 200 })
    expect(first.decisions.map(({ rule }) => rule)).toContain('appx.prune.once')
    expect(resources(machine)).toEqual(['split.dxfeaturelevel-11', 'split.language-es'])

    const state = machine.image.registry.key('SOFTWARE', 'Microsoft\\Windows\\CurrentVersion\\Setup\\State')
    expect(readString(state, 'ImageState')).toBe('IMAGE_STATE_COMPLETE')
    expect(new TextDecoder().decode(machine.read('C:\\Windows\\Setup\\State\\State.ini'))).toContain(
      '=IMAGE_STATE_COMPLETE',
    )

    const setup = machine.image.registry.key('SYSTEM', 'Setup')
    expect(readString(setup, 'CmdLine')).toBe('')
    expect(['OOBEInProgress', 'SetupType', 'SystemSetupInProgress'].map((name) => readDword(setup, name))).toEqual([
      0, 0, 0,
    ])

    const second = machine.signIn('bob', { languages: ['en-US'] })
    expect(second).toMatchObject({ oobe: false, user: { name: 'bob', isNew: true } })
    expect(resources(machine)).toHaveLength(2)
  })

  test('what is provisioned after the first one is not pruned', async () => {
    const machine = machineWithReader(['en-US', 'es-ES', 'fr-FR'])
    machine.signIn('alice', { languages: ['en-US'] })
    await machine.dism(...ADD)
    const before = resources(machine)
    const { oobe } = machine.signIn('bob', { languages: ['en-US'], scale: 200, dxFeatureLevel: 9 })
    expect(oobe).toBe(false)
    expect(resources(machine)).toEqual(before)
    expect(before).toContain('split.language-fr')
  })

  test('a new user gets a profile with the next SID, and the provisioned apps', async () => {
    const machine = machineWithReader(['en-US'])
    await machine.dism(...ADD)
    const { user } = machine.signIn('carol')
    const [alice, carol] = machine.image.users()
    expect(carol).toEqual({ name: 'carol', sid: alice?.sid.replace(/-1001$/, '-1002') })
    expect(user.sid).toBe(carol?.sid)
    expect(readUserRegistrations(machine.image, user.sid)).toContain(READER)
    expect(readUserRegistrations(machine.image, alice?.sid ?? '')).toEqual([])
    expect(machine.image.registry.key('NTUSER:Users\\carol', 'Control Panel\\International')).toBeDefined()
  })

  test('the languages of a user are kept for the next time', () => {
    const machine = createMachine({ preset: 'windows-11-24h2', languages: ['en-US', 'de-DE'] })
    expect(machine.signIn('ann').languages).toEqual(['en-US'])
    machine.signIn('ann', { languages: ['de-DE', 'en-US'] })
    expect(machine.signIn('ann').languages).toEqual(['de-DE', 'en-US'])
  })

  test('what is no user name makes no profile', () => {
    const machine = createMachine({ preset: 'windows-11-24h2' })
    expect(() => machine.signIn('a:b')).toThrow(/is no user name/)
    expect(machine.image.users()).toEqual([])
  })
})
