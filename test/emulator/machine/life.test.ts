import { describe, expect, test } from 'vitest'
import { createMachine, type Machine } from '../../../emulator/index.ts'
import { appPackage, updateCab } from '../../../fixtures/index.ts'
import { isInAuditMode, readSetupState, SETUP_STATUS_KEY } from '../../../src/image/readSetupState.ts'
import { readDword } from '../../../src/image/readWindowsFacts.ts'
import { readProvisionedState, readUserRegistrations } from '../../../src/servicing/appx/readAppxState.ts'
import { add, machineWithTwins, READER, remove, VIEWER, WRITER } from './twinApps.ts'

const DRIVE = '/Image:C:\\'
const READER_2 = READER.replace('1.0.0.0', '2.0.0.0')

/** Full names of the apps that a user has, bundles and plain packages. */
function appsOf(machine: Machine, name: string): string[] {
  const sid = machine.image.users().find((user) => user.name === name)?.sid ?? ''
  return readUserRegistrations(machine.image, sid).filter((one) => /_~_|Writer|Viewer/.test(one))
}

const provisioned = async (machine: Machine, target = '/Online') =>
  (await machine.dism(target, '/Get-ProvisionedAppxPackages')).stdout.match(/(?<=PackageName : ).*(?=\r)/g) ?? []

const verdicts = ({ decisions }: { decisions: readonly { rule: string; verdict: string }[] }, rule: string) =>
  decisions.filter((one) => one.rule === rule).map((one) => one.verdict)

describe('power', () => {
  test('what is shut down is not online, and its drive can be serviced', async () => {
    const machine = await machineWithTwins()
    expect(await machine.dism(DRIVE, '/Get-ProvisionedAppxPackages')).not.toMatchObject({ exitCode: 0 })
    machine.shutdown()
    expect(await machine.dism('/Online', '/Get-ProvisionedAppxPackages')).not.toMatchObject({ exitCode: 0 })
    expect(await machine.dism(...add('writer.msix', DRIVE))).toMatchObject({ exitCode: 0 })
    expect(() => machine.shutdown()).toThrow('the machine is shut down already')
    machine.boot()
    expect(() => machine.boot()).toThrow('the machine runs already')
    expect(await provisioned(machine)).toEqual([WRITER])
  })

  test('somebody who signs in starts the computer, and what waited for that is done', async () => {
    const machine = createMachine({ preset: 'windows-11-24h2', languages: ['en-US'] })
    machine.write('D:\\kb.cab', updateCab({ restart: 'required' }))
    expect(await machine.dism('/Online', '/Add-Package', '/PackagePath:D:\\kb.cab')).toMatchObject({ exitCode: 3010 })
    const state = async () =>
      /Package_for_KB5000001~.*? \| (.*?) +\| Update/.exec(
        (await machine.dism('/Online', '/Get-Packages', '/Format:Table')).stdout,
      )?.[1]
    machine.signIn('alice')
    expect(await state(), 'no start of Windows').toBe('Install Pending')
    machine.shutdown()
    machine.signIn('alice')
    expect(await state()).toBe('Installed')
  })

  test.each([
    [{ scale: -100 }, 'a scale is a whole number of per cent from 1 on, not -100'],
    [{ scale: 0 }, 'a scale is a whole number of per cent from 1 on, not 0'],
    [{ scale: 99.5 }, 'a scale is a whole number of per cent from 1 on, not 99.5'],
    [{ scale: Number.NaN }, 'a scale is a whole number of per cent from 1 on, not NaN'],
    [{ scale: Infinity }, 'a scale is a whole number of per cent from 1 on, not Infinity'],
    [{ dxFeatureLevel: Number.NaN }, 'a feature level is a number, as 11, not NaN'],
    [{ dxFeatureLevel: -11 }, 'a feature level is a number, as 11, not -11'],
  ])('nobody signs in with %j, and that is no step', (settings, message) => {
    const machine = createMachine({ preset: 'windows-11-24h2', languages: ['en-US'] })
    expect(() => machine.signIn('alice', settings)).toThrow(new TypeError(message))
    expect(machine.record).toEqual([])
  })

  test.each(['C:\\', 'c:', 'C:/', 'C:\\.', 'C:\\Users\\..', '\\\\?\\C:\\', '.'])(
    'the drive of the running Windows is no image: %s',
    async (path) => {
      const machine = await machineWithTwins()
      const running = await machine.dism(`/Image:${path}`, '/Optimize-ProvisionedAppxPackages')
      expect(running).toMatchObject({
        exitCode: 87,
        stdout: expect.stringContaining('points to a running Windows installation.'),
      })
      machine.shutdown()
      expect(await machine.dism(`/Image:${path}`, '/Get-ProvisionedAppxPackages')).toMatchObject({ exitCode: 0 })
    },
  )

  test('a sign-in starts it', () => {
    const machine = createMachine({ preset: 'windows-10-22h2' })
    machine.shutdown()
    expect(machine.signIn('alice')).toMatchObject({ oobe: true })
    expect(machine.host.isRunningWindows('C:\\')).toBe(true)
  })
})

describe('users', () => {
  test('an app that is added online comes at the next sign-in (appx.register.signin)', async () => {
    const machine = await machineWithTwins()
    machine.signIn('alice')
    await machine.dism(...add('writer.msix'))
    expect(appsOf(machine, 'alice')).toEqual([])
    machine.signOut()
    machine.signIn('alice')
    expect(appsOf(machine, 'alice')).toEqual([WRITER])
  })

  test('a new user has a profile and nothing else', async () => {
    const machine = await machineWithTwins()
    await machine.dism(...add('writer.msix'))
    const { user } = machine.newUser('carol')
    expect(machine.image.users().map(({ name }) => name)).toEqual(['alice', 'bob', 'carol'])
    expect(readUserRegistrations(machine.image, user.sid)).toEqual([])
    expect(() => machine.newUser('Carol')).toThrow('there is a user Carol already')
  })

  test('nobody can sign out who is not signed in', () => {
    const machine = createMachine({ preset: 'windows-11-24h2' })
    expect(() => machine.signOut()).toThrow('nobody is signed in')
    machine.shutdown()
    expect(() => machine.signOut()).toThrow('the machine is shut down')
  })

  test('an app is installed for one user and provisioned for nobody (appx.user.version, appx.user.resource)', async () => {
    const machine = await machineWithTwins()
    machine.signIn('alice')
    const report = await machine.addApp('alice', 'C:\\in\\reader.msixbundle')
    expect(report).toMatchObject({ packageName: READER, user: { name: 'alice' } })
    expect(verdicts(report, 'appx.user.resource')).toEqual(['left out'])
    expect(appsOf(machine, 'alice')).toEqual([READER])
    expect(await provisioned(machine)).toEqual([])
    machine.signIn('bob')
    expect(appsOf(machine, 'bob')).toEqual([])
    const folders = machine.image.volume.list('Program Files\\WindowsApps').map((entry) => entry.name)
    expect(folders.filter((name) => name.includes('language-fr'))).toEqual([])

    await machine.addApp('alice', 'C:\\in\\reader2.msixbundle')
    expect(appsOf(machine, 'alice')).toEqual([READER_2])
    await expect(machine.addApp('alice', 'C:\\in\\reader.msixbundle')).rejects.toThrow('INSTALL_PACKAGE_DOWNGRADE')
    machine.removeApp('alice', READER_2)
    expect(machine.image.volume.list('Program Files\\WindowsApps')).toEqual([])
  })

  test('a user of French gets the French package (appx.user.resource)', async () => {
    const machine = await machineWithTwins()
    machine.signIn('alice', { languages: ['fr-FR'] })
    const report = await machine.addApp('alice', 'C:\\in\\reader.msixbundle')
    expect(verdicts(report, 'appx.user.resource')).toEqual(['installed'])
    const folders = machine.image.volume.list('Program Files\\WindowsApps').map((entry) => entry.name)
    expect(folders.filter((name) => name.includes('language-fr'))).toHaveLength(1)
  })

  test('a newer version of a provisioned app stays beside it, and the next sign-in takes nothing back (appx.register.signin)', async () => {
    const machine = await machineWithTwins()
    await machine.dism(...add('reader.msixbundle'))
    machine.signIn('alice')
    await machine.addApp('alice', 'C:\\in\\reader2.msixbundle')
    machine.signIn('alice')
    machine.signIn('bob')
    expect(appsOf(machine, 'alice')).toEqual([READER_2])
    expect(appsOf(machine, 'bob')).toEqual([READER])
    expect(await provisioned(machine)).toEqual([READER])
  })

  test('what is removed for all users stays provisioned, and goes when it is not (appx.remove.allusers)', async () => {
    const machine = await machineWithTwins()
    await machine.dism(...add('reader.msixbundle'))
    machine.signIn('bob')
    machine.signIn('alice')
    await machine.addApp('alice', 'C:\\in\\viewer.msix')
    const both = machine.removeAppForAllUsers(READER)
    expect(both.users.toSorted()).toEqual(['alice', 'bob'])
    expect(verdicts(both, 'appx.remove.allusers')).toEqual(['stays provisioned'])
    expect([...appsOf(machine, 'alice'), ...appsOf(machine, 'bob')]).toEqual([VIEWER])
    expect(await provisioned(machine)).toEqual([READER])
    expect(verdicts(machine.removeAppForAllUsers(VIEWER), 'appx.remove.allusers')).toEqual(['not provisioned'])
    expect(() => machine.removeAppForAllUsers(VIEWER)).toThrow('INSTALL_PACKAGE_NOT_FOUND')
  })

  test('an app that is installed again counts as removed no more', async () => {
    const machine = await machineWithTwins()
    await machine.dism(...add('writer.msix'))
    machine.signIn('alice')
    machine.removeApp('alice', WRITER)
    machine.signIn('alice')
    expect(appsOf(machine, 'alice')).toEqual([])
    await machine.addApp('alice', 'C:\\in\\writer.msix')
    expect(appsOf(machine, 'alice')).toEqual([WRITER])
  })
})

describe('apps that run', () => {
  test('an app starts for a user who has it (appx.start.registered)', async () => {
    const machine = await machineWithTwins()
    await machine.dism(...add('writer.msix'))
    expect(() => machine.startApp('alice', WRITER)).toThrow('alice is not signed in')
    machine.signIn('alice')
    expect(machine.startApp('alice', WRITER)).toMatchObject({ starts: true, packageName: WRITER })
    expect(machine.startApp('alice', VIEWER)).toMatchObject({
      starts: false,
      because: 'alice does not have it registered',
    })
    expect(machine.host.runningApps()).toEqual([WRITER])
    expect(machine.startApp('alice', 'contoso.writer_h91ms92gdsmmt!App')).toMatchObject({ starts: true })
  })

  test('an app without a license does not start where sideloading is not allowed', async () => {
    const machine = await machineWithTwins({ preset: 'windows-8.1' })
    const old = await appPackage({ name: 'Contoso.Old', schema: '2010' })
    machine.write('C:\\in\\old.appx', old)
    await machine.dism(...add('old.appx').filter((word) => !word.startsWith('/Region')))
    machine.signIn('alice')
    const [packageName = ''] = await provisioned(machine)
    expect(machine.startApp('alice', packageName)).toMatchObject({
      starts: false,
      because: 'it is a line-of-business app and sideloading is not allowed',
    })
    expect(machine.host.runningApps()).toEqual([])
  })

  test('an app is not added over a running one of its family (appx.running.family)', async () => {
    const machine = await machineWithTwins()
    await machine.dism(...add('reader.msixbundle'))
    machine.signIn('alice')
    machine.startApp('alice', READER)
    const { stdout, exitCode } = await machine.dism(...add('reader2.msixbundle'))
    expect(exitCode).toBe(15618)
    expect(stdout).toContain('resources it modifies are currently in use.')
    expect(await machine.dism(...add('writer.msix'))).toMatchObject({ exitCode: 0 })
    await expect(machine.addApp('alice', 'C:\\in\\reader2.msixbundle')).rejects.toThrow('PACKAGES_IN_USE')
    machine.signOut()
    expect(await machine.dism(...add('reader2.msixbundle'))).toMatchObject({ exitCode: 0 })
  })

  test('an app that its user removes ends', async () => {
    const machine = await machineWithTwins()
    await machine.dism(...add('writer.msix'))
    machine.signIn('alice')
    machine.startApp('alice', WRITER)
    machine.removeApp('alice', WRITER)
    expect(machine.host.runningApps()).toEqual([])
  })

  test('apps do not run in audit mode (appx.start.audit)', async () => {
    const machine = await machineWithTwins()
    await machine.dism(...add('writer.msix'))
    machine.audit()
    expect(machine.startApp('Administrator', WRITER)).toMatchObject({
      starts: false,
      because: 'Windows is in audit mode',
    })
    machine.removeApp('Administrator', WRITER)
    machine.sysprep()
    machine.signIn('alice')
    expect(machine.startApp('alice', WRITER)).toMatchObject({ starts: true })
  })
})

describe('audit mode', () => {
  test('is kept until Sysprep, with the administrator signed in', async () => {
    const machine = await machineWithTwins()
    machine.audit()
    const auditBoot = () => readDword(machine.image.registry.key('SYSTEM', SETUP_STATUS_KEY), 'AuditBoot')
    expect([readSetupState(machine.image), auditBoot()]).toEqual(['IMAGE_STATE_SPECIALIZE_RESEAL_TO_AUDIT', 1])
    expect(machine.image.users().find(({ name }) => name === 'Administrator')?.sid).toMatch(/^S-1-5-21-.*-500$/)
    expect(() => machine.signIn('alice')).toThrow('the machine is in audit mode')

    await machine.dism(...add('writer.msix'))
    expect(appsOf(machine, 'Administrator')).toEqual([])
    machine.shutdown()
    expect(machine.boot()).toMatchObject({ audit: true })
    expect(appsOf(machine, 'Administrator')).toEqual([WRITER])
    machine.sysprep()
    expect([isInAuditMode(machine.image), auditBoot()]).toEqual([false, 0])
    expect(machine.boot()).toMatchObject({ audit: false })
  })

  test('an image whose set-up has not come to an end is in it when AuditBoot says so', async () => {
    const machine = await machineWithTwins()
    const fork = machine.image.fork()
    fork.registry.setString(
      'SOFTWARE',
      'Microsoft\\Windows\\CurrentVersion\\Setup\\State',
      'ImageState',
      'IMAGE_STATE_UNDEPLOYABLE',
    )
    expect(isInAuditMode(fork)).toBe(false)
    fork.registry.setDword('SYSTEM', SETUP_STATUS_KEY, 'AuditBoot', 1)
    expect(isInAuditMode(fork)).toBe(true)
  })
})

describe('Sysprep', () => {
  const log = (machine: Machine) =>
    new TextDecoder().decode(machine.read('C:\\Windows\\System32\\Sysprep\\Panther\\setupact.log'))

  test('generalizes: OOBE is due, the apps of the current user are gone (appx.sysprep.provisioned, appx.sysprep.unregistered)', async () => {
    const machine = await machineWithTwins()
    await machine.dism(...add('reader.msixbundle'))
    machine.signIn('alice')
    machine.signIn('bob')
    const report = machine.sysprep()
    expect(verdicts(report, 'appx.sysprep.provisioned')).toEqual([
      'provisioned for all users',
      'provisioned for all users',
    ])
    expect(appsOf(machine, 'alice')).toEqual([READER])
    expect(appsOf(machine, 'bob')).toEqual([])
    expect(readSetupState(machine.image)).toBe('IMAGE_STATE_GENERALIZE_RESEAL_TO_OOBE')
    expect(machine.read('C:\\Windows\\System32\\Sysprep\\Sysprep_succeeded.tag')).toEqual(new Uint8Array())
    expect(await provisioned(machine, DRIVE)).toEqual([READER])
    expect(machine.signIn('carol')).toMatchObject({ oobe: true })
    expect(appsOf(machine, 'carol')).toEqual([READER])
  })

  test('a bundle that was pruned counts as stale then (appx.sysprep.pruned, appx.language.stale)', async () => {
    const machine = await machineWithTwins()
    await machine.dism(...add('reader.msixbundle'))
    machine.signIn('alice', { languages: ['en-US'] })
    expect(verdicts(machine.sysprep(), 'appx.sysprep.pruned')).toEqual(['forgotten'])
    const stale = () => readProvisionedState(machine.image, 'documented').map((one) => one.stale)
    expect(stale()).toEqual([true])
    await machine.dism(...add('reader.msixbundle', DRIVE))
    expect(stale()).toEqual([false])
    machine.boot()
    expect(verdicts(machine.sysprep(), 'appx.sysprep.pruned')).toEqual(['nothing to forget'])
  })

  test('an app that only a user has stops it, with 0x80073cf2 and its log (appx.sysprep.provisioned)', async () => {
    const machine = await machineWithTwins()
    machine.audit()
    await machine.dism(...add('viewer.msix'))
    machine.shutdown()
    machine.boot()
    await machine.dism(...remove(VIEWER))
    const before = machine.image.volume.fork()
    expect(() => machine.sysprep()).toThrow('INSTALL_INVALID_PACKAGE')
    const changed = machine.image.volume
      .fork()
      .diff(before)
      .map(({ path }) => path)
    expect(changed.filter((path) => !path.startsWith('Windows\\System32\\Sysprep\\Panther'))).toEqual([])
    const lines = log(machine)
      .split('\r\n')
      .filter((line) => line.includes('Error'))
    expect(lines[0]).toMatch(
      new RegExp(
        `^2025-01-01 00:00:0\\d, Error {17}SYSPRP Package ${VIEWER} was installed for a user, but not provisioned for all users\\. This package will not function properly in the sysprep image\\.$`,
      ),
    )
    expect(lines[1]).toMatch(/, Error {17}SYSPRP Failed to remove apps for the current user: 0x80073cf2\.$/)
    expect(lines.at(-1)).toMatch(/, Error {6}\[0x0f00d8\] SYSPRP WinMain:Hit failure .* hr = 0x80073cf2$/)
    expect(machine.host.isRunningWindows('C:\\')).toBe(true)

    machine.removeApp('Administrator', VIEWER)
    machine.sysprep()
    expect(log(machine).match(/Entering SysprepGeneralizeValidate/g)).toHaveLength(2)
  })

  test('so does a newer version than the provisioned one (appx.sysprep.provisioned)', async () => {
    const machine = await machineWithTwins()
    await machine.dism(...add('reader.msixbundle'))
    machine.signIn('alice')
    await machine.addApp('alice', 'C:\\in\\reader2.msixbundle')
    expect(() => machine.sysprep()).toThrow(READER_2)
    await machine.dism(...add('reader2.msixbundle'))
    expect(verdicts(machine.sysprep(), 'appx.sysprep.provisioned')).toEqual(['provisioned for all users'])
  })

  test('an app that was removed from the offline image does not (appx.sysprep.provisioned)', async () => {
    const machine = await machineWithTwins()
    machine.shutdown()
    await machine.dism(...add('viewer.msix', DRIVE))
    await machine.dism(...remove(VIEWER, DRIVE))
    machine.audit()
    expect(machine.sysprep().decisions.filter((one) => one.rule === 'appx.sysprep.provisioned')).toEqual([])
  })

  test('apps that are part of Windows do not count', async () => {
    const machine = await machineWithTwins()
    machine.signIn('alice')
    await machine.addApp('alice', 'C:\\in\\viewer.msix')
    const fork = machine.image.fork()
    const store = 'Microsoft\\Windows\\CurrentVersion\\Appx\\AppxAllUserStore'
    fork.registry.createKey('SOFTWARE', `${store}\\InboxApplications\\${VIEWER}`)
    machine.image.volume.apply(fork.finish())
    expect(machine.sysprep()).toBeDefined()
  })
})

describe('an app whose files are gone from the image', () => {
  test('is not registered, does not start and takes no custom data (appx.files.needed)', async () => {
    const machine = await machineWithTwins()
    await machine.dism(...add('writer.msix'))
    machine.signIn('alice')
    const set = [
      '/Online',
      '/Set-ProvisionedAppxDataFile',
      `/PackageName:${WRITER}`,
      '/CustomDataPath:C:\\in\\writer.msix',
    ]
    expect((await machine.dism(...set)).exitCode).toBe(0)
    expect(machine.startApp('alice', WRITER).starts).toBe(true)
    const fork = machine.image.fork()
    fork.volume.remove(`Program Files\\WindowsApps\\${WRITER}`)
    machine.image.volume.apply(fork.finish())
    machine.signOut()
    machine.signIn('bob')
    expect(
      readUserRegistrations(machine.image, machine.image.users().find(({ name }) => name === 'bob')?.sid ?? ''),
    ).toEqual([])
    expect((await machine.dism(...set)).exitCode).toBe(3)
    machine.signIn('alice')
    expect(machine.startApp('alice', WRITER)).toMatchObject({
      starts: false,
      because: 'its files are not in the image',
    })
  })

  test('a policy keeps an app from being dropped at the first sign-in (appx.remove.nonremovable)', async () => {
    const machine = createMachine({ preset: 'windows-11-24h2' })
    machine.write('C:\\in\\app.msix', appPackage({ name: 'Contoso.App' }))
    await machine.dism('/Online', '/Add-ProvisionedAppxPackage', '/PackagePath:C:\\in\\app.msix', '/SkipLicense')
    const family = '/PackageFamily:Contoso.App_h91ms92gdsmmt'
    await machine.dism('/Online', '/Set-NonRemovableAppPolicy', family, '/NonRemovable:1')
    machine.signIn('alice')
    expect(await provisioned(machine)).toEqual(['Contoso.App_1.0.0.0_neutral__h91ms92gdsmmt'])
  })
})
