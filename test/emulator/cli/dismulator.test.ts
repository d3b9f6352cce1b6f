import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, onTestFinished, test, vi } from 'vitest'
import { createDiskHost } from '../../../emulator/cli/createDiskHost.ts'
import { COMMANDS } from '../../../emulator/cli/commandTable.ts'
import { runDismulator } from '../../../emulator/cli/runDismulator.ts'
import { runDism } from '../../../src/dism/runDism.ts'

const READER = 'Contoso.Reader_1.0.0.0_neutral_~_h91ms92gdsmmt'

let folder = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'dismulator-cli-'))
  vi.stubEnv('DISMULATOR_HOME', join(folder, 'machine'))
  vi.stubEnv('DISMULATOR_NOW', '2025-01-01T12:00:00Z')
})
afterAll(() => {
  vi.unstubAllEnvs()
  rmSync(folder, { recursive: true, force: true })
})

const at = (name: string) => join(folder, name)

/** Runs a command line that must succeed, and reads what it prints as JSON. */
async function json(...words: readonly string[]) {
  const end = words.includes('--') ? words.indexOf('--') : words.length
  const { stdout, stderr, exitCode } = await runDismulator(words.toSpliced(end, 0, '--json'))
  expect({ exitCode, stderr }, words.join(' ')).toEqual({ exitCode: 0, stderr: '' })
  return JSON.parse(stdout)
}

/** Every file below a folder, with size and content. */
function tree(path: string): Record<string, string> {
  const files = readdirSync(path, { recursive: true, encoding: 'utf8' }).sort()
  return Object.fromEntries(
    files.map((name) => [name, statSync(join(path, name)).isFile() ? readFileSync(join(path, name), 'base64') : '/']),
  )
}

describe('dismulator: help and mistakes', () => {
  test.each([['--help'], ['-h'], []])('%s lists every command', async (...words: string[]) => {
    const { stdout, exitCode } = await runDismulator(words)
    expect(exitCode).toBe(0)
    for (const { name, summary } of COMMANDS) expect(stdout).toMatch(new RegExp(`dismulator ${name} +${summary}`))
  })

  test('a group lists its commands', async () => {
    const { stdout, exitCode } = await runDismulator(['image', '--help'])
    expect(exitCode).toBe(0)
    expect(stdout).toContain('dismulator image new')
    expect(stdout).not.toContain('dismulator run')
  })

  test.each(COMMANDS.map(({ name }) => name))('%s --help says how it is called', async (name) => {
    const { stdout, exitCode } = await runDismulator([...name.split(' '), '--help'])
    expect(exitCode).toBe(0)
    expect(stdout.startsWith(`usage: dismulator ${name}`)).toBe(true)
    expect(stdout).toContain('--json')
  })

  test.each([
    [['make', 'driver', 'x'], /--name is missing/],
    [['make', 'driver', 'x', '--name', 'a', '--class', 'Toaster'], /--class: there are DiskDrive, Display,/],
    [['bake'], /there is no command bake\. Known: init, image new,/],
    [['image'], /image what\? Known: image new, image show/],
    [['image', 'eat'], /there is no command image eat/],
    [['image', 'new'], /<folder> is missing \(dismulator image new --help\)/],
    [['image', 'new', 'x'], /--preset is missing/],
    [['image', 'show', 'a', 'b'], /one word too many: b/],
    [['image', 'show', 'a', '--colour'], /Unknown option '--colour'/],
    [['image', 'show', 'a', '--', 'b'], /nothing may follow --/],
    [['image', 'new', 'x', '--preset'], /--preset/],
    [['user', 'sign-in', 'x', 'ann', '--directx', '12'], /--directx is 9, 10 or 11/],
    [['user', 'sign-in', 'x', 'ann', '--scale', 'big'], /--scale is a number of per cent/],
    [['explain'], /-- dism … is missing/],
    [['explain', '--', 'reg', 'add'], /only dism can be explained, not reg/],
    [['explain', '--rule', 'dism.comm', '--', 'dism'], /there is no rule dism\.comm/],
    [['run'], /-- <command …> is missing/],
    [['make', 'bundle', 'x'], /--name is missing/],
    [
      ['make', 'appx', 'x', '--name', 'A.B', '--architecture', 'mips'],
      /mips is no architecture; there are neutral, x86/,
    ],
    [['make', 'appx', 'x', '--name', 'A.B', '--scales', 'big'], /--scales: big is no number/],
    [['init', '--semantics', 'guessed'], /--semantics is documented or observed/],
  ])('%j is not understood: %s', async (words, message) => {
    const { stdout, stderr, exitCode } = await runDismulator(words)
    expect(exitCode).toBe(2)
    expect(stdout).toBe('')
    expect(stderr).toMatch(message)
    expect(stderr.trimEnd().split('\n')).toHaveLength(1)
  })

  test.each([
    [['image', 'show', 'nowhere'], /there is no folder nowhere/],
    [['image', 'new', 'x', '--preset', 'windows-12'], /there are windows-7, windows-8, windows-8\.1/],
    [['image', 'new', 'x', '--preset', 'windows-8.1', '--architecture', 'arm'], /only for x64, x86/],
    [['diff', 'nowhere', 'nowhere'], /there is no folder nowhere/],
    [['run', '--', 'no-such-program-here'], /no-such-program-here cannot be run/],
  ])('%j fails: %s', async (words, message) => {
    const { stderr, exitCode } = await runDismulator(words)
    expect(exitCode).toBe(1)
    expect(stderr).toMatch(message)
    expect(stderr.trimEnd().split('\n')).toHaveLength(1)
    expect(existsSync('x')).toBe(false)
  })

  test('with --json a mistake is JSON too', async () => {
    const { stdout, exitCode } = await runDismulator(['image', 'show', 'nowhere', '--json'])
    expect(exitCode).toBe(1)
    expect(JSON.parse(stdout)).toEqual({ error: 'there is no folder nowhere' })
  })
})

describe('dismulator: the main job', () => {
  test('image new writes what was asked for', async () => {
    const words = ['--preset', 'windows-11-24h2', '--architecture', 'arm64', '--languages', 'en-US,es-ES']
    const more = [
      '--default-language',
      'es-es',
      '--region',
      'US',
      '--users',
      'alice,bob',
      '--version',
      '10.0.26200.8037',
    ]
    const made = await json('image', 'new', at('arm'), ...words, ...more)
    const facts = {
      os: { version: '10.0.26200.8037', edition: 'Professional', installationType: 'Client' },
      architecture: 'arm64',
      languages: ['en-US', 'es-ES'],
      defaultLanguage: 'es-ES',
    }
    expect(made).toEqual({ folder: at('arm'), ...facts })
    const shown = await json('image', 'show', at('arm'))
    expect(shown).toEqual({
      ...facts,
      provisioned: [],
      users: ['alice', 'bob'].map((name) => ({ name, sid: expect.stringMatching(/^S-1-5-21-/), registered: [] })),
    })
    expect(statSync(at('arm/Windows/System32/config/SOFTWARE')).isFile()).toBe(true)
  })

  test('image new leaves alone what is there', async () => {
    mkdirSync(at('full'))
    writeFileSync(at('full/mine.txt'), 'mine')
    const { exitCode, stderr } = await runDismulator(['image', 'new', at('full'), '--preset', 'windows-8.1'])
    expect(exitCode).toBe(1)
    expect(stderr).toContain('is there already and not empty')
    expect(readdirSync(at('full'))).toEqual(['mine.txt'])
  })

  test('make writes packages that dism takes, or nothing', async () => {
    const made = await json(
      'make',
      'bundle',
      at('reader.msixbundle'),
      '--name',
      'Contoso.Reader',
      '--languages',
      'en-US,fr-FR',
    )
    expect(made.fullName).toBe(READER)
    expect(made.packages.map((one: { kind: string }) => one.kind)).toEqual(['application', 'resource'])
    const framework = ['--name', 'Contoso.Framework', '--framework', '--architecture', 'x64', '--version', '2.1.0.0']
    const { fullName } = await json('make', 'appx', at('framework.appx'), ...framework)
    expect(fullName).toBe('Contoso.Framework_2.1.0.0_x64__h91ms92gdsmmt')
    const { exitCode, stderr } = await runDismulator(['make', 'appx', at('bad.appx'), '--name', 'a b'])
    expect(exitCode).toBe(1)
    expect(stderr).toMatch(/Name/i)
    expect(existsSync(at('bad.appx'))).toBe(false)
  })

  test('make driver writes a driver package, or nothing', async () => {
    const words = ['--name', 'contosodisk', '--class', 'scsiadapter', '--architectures', 'x64,arm64']
    const made = await json('make', 'driver', at('disk'), ...words)
    expect(made).toMatchObject({ className: 'SCSIAdapter', provider: 'Contoso' })
    expect(readdirSync(at('disk'))).toEqual(['contosodisk.cat', 'contosodisk.inf', 'contosodisk.sys'])
    await json('image', 'new', at('disk-img'), '--preset', 'windows-11-24h2')
    const image = `/Image:${at('disk-img')}`
    // Names on this disk may differ from those in the INF by case.
    renameSync(at('disk/contosodisk.sys'), at('disk/CONTOSODISK.SYS'))
    await dism(image, '/Add-Driver', `/Driver:${at('disk')}`)
    expect(await dism(image, '/Get-Drivers')).toContain('Original File Name : contosodisk.inf')
    expect(existsSync(at('disk-img/Windows/System32/drivers/contosodisk.sys'))).toBe(true)
    renameSync(at('disk/CONTOSODISK.SYS'), at('disk/contosodisk.sys'))
    await json('make', 'driver', at('bare'), '--name', 'bare', '--unsigned')
    expect(readdirSync(at('bare'))).toEqual(['bare.inf', 'bare.sys'])
    const { exitCode, stderr } = await runDismulator(['make', 'driver', at('none'), '--name', 'x', '--version', '1'])
    expect({ exitCode, stderr }).toMatchObject({ exitCode: 2, stderr: expect.stringContaining('--version: 1 is not') })
    expect((await runDismulator(['make', 'driver', '--help'])).stdout).not.toContain('--online')
    expect((await runDismulator(['make', 'driver', '--online', '--name', 'x'])).exitCode).toBe(2)
    expect(existsSync(at('none'))).toBe(false)
  })

  test('make writes a folder for /FolderPath, and an optional package that needs its app', async () => {
    const image = `/Image:${at('kit-img')}`
    await json('image', 'new', at('kit-img'), '--preset', 'windows-11-24h2')
    mkdirSync(at('kit'))
    await json(
      'make',
      'appx',
      at('kit/app.main.appx'),
      '--name',
      'Contoso.App',
      '--dependencies',
      'Contoso.Lib@1.0.0.0',
    )
    await json('make', 'appx', at('kit/library.appx'), '--name', 'Contoso.Lib', '--framework', '--version', '1.0.0.0')
    await json('make', 'license', at('kit/app_License1.xml'), '--family', 'Contoso.App_h91ms92gdsmmt')
    await dism(
      image,
      '/Add-ProvisionedAppxPackage',
      `/FolderPath:${at('kit')}/`,
      `/CustomDataPath:${at('kit/library.appx')}`,
    )
    const license = 'ProgramData/Microsoft/Windows/ClipSVC/Install/Apps/contoso.app_h91ms92gdsmmt.xml'
    expect(readFileSync(at(`kit-img/${license}`))).toEqual(readFileSync(at('kit/app_License1.xml')))
    const app = at('kit-img/Program Files/WindowsApps/Contoso.App_1.0.0.0_neutral__h91ms92gdsmmt')
    expect(readFileSync(join(app, 'Custom.dat'))).toEqual(readFileSync(at('kit/library.appx')))

    await json('make', 'appx', at('plugin.appx'), '--name', 'Contoso.Plugin', '--main-packages', 'Contoso.App')
    const add = ['/Add-ProvisionedAppxPackage', `/PackagePath:${at('kit/app.main.appx')}`, '/SkipLicense']
    await dism(image, ...add, `/OptionalPackagePath:${at('plugin.appx')}`)
    expect(await dism(image, '/Get-ProvisionedAppxPackages')).toContain('DisplayName : Contoso.Plugin')
  })

  test.each([[[]], [['--family', 'Contoso.App']]])('make license without a family: %j', async (words) => {
    const { exitCode, stderr } = await runDismulator(['make', 'license', at('none.xml'), ...words])
    expect([exitCode, existsSync(at('none.xml'))]).toEqual([2, false])
    expect(stderr).toContain('--family')
  })

  test('explain says which rules decide, and writes nothing', async () => {
    await json(
      'image',
      'new',
      at('img'),
      '--preset',
      'windows-11-24h2',
      '--languages',
      'en-US,es-ES',
      '--users',
      'alice',
    )
    const before = tree(folder)
    const add = [
      'dism',
      `/Image:${at('img')}`,
      '/Add-ProvisionedAppxPackage',
      `/PackagePath:${at('reader.msixbundle')}`,
    ]
    const { decisions, exitCode } = await json('explain', '--', ...add, '/SkipLicense')
    expect(exitCode).toBe(0)
    expect(decisions).toContainEqual({
      rule: expect.stringMatching(/^appx\.language\./),
      subject: 'Contoso.Reader_1.0.0.0_neutral_split.language-fr_h91ms92gdsmmt',
      verdict: expect.any(String),
      holds: false,
      because: expect.stringContaining('fr-FR'),
    })
    expect(tree(folder)).toEqual(before)
    const failing = await runDismulator(['explain', '--', ...add, '/SkipLicense', '/LicensePath:nowhere'])
    expect(failing.exitCode).toBe(1)
    expect(failing.stdout).toContain('dism would fail, ')
    expect(tree(folder)).toEqual(before)
  })

  test('--online stands for the machine in place of a folder', async () => {
    vi.stubEnv('DISMULATOR_HOME', at('elsewhere'))
    onTestFinished(() => void vi.stubEnv('DISMULATOR_HOME', join(folder, 'machine')))
    const without = await runDismulator(['image', 'show', '--online'])
    expect(without).toMatchObject({ exitCode: 1, stderr: expect.stringContaining('make one with "dismulator init"') })
    await json('init', '--preset', 'windows-10-22h2', '--users', 'erin', '--semantics', 'observed')
    const { users, ...facts } = await json('image', 'show', '--online')
    expect(JSON.stringify(facts)).toContain('10.0.19045.')
    expect(users).toMatchObject([{ name: 'erin' }])
    expect(createDiskHost().semantics).toBe('observed')
    vi.stubEnv('DISMULATOR_SEMANTICS', 'documented')
    expect(createDiskHost().semantics).toBe('documented')
    vi.stubEnv('DISMULATOR_SEMANTICS', '')
    const wrong = await runDismulator(['image', 'show', at('img'), '--semantics', 'guessed'])
    expect(wrong).toMatchObject({ exitCode: 2, stderr: expect.stringContaining('documented or observed') })
  })

  test('user sign-in goes through OOBE once, and image show tells what is registered', async () => {
    await dism(
      `/Image:${at('img')}`,
      '/Add-ProvisionedAppxPackage',
      `/PackagePath:${at('reader.msixbundle')}`,
      '/SkipLicense',
      '/Region:US;DE',
    )
    const first = await json(
      'user',
      'sign-in',
      at('img'),
      'ALICE',
      '--languages',
      'es-ES',
      '--scale',
      '200',
      '--directx',
      '10',
    )
    expect(first).toMatchObject({
      oobe: true,
      user: { name: 'alice', isNew: false },
      languages: ['es-ES'],
      scale: 200,
      dxFeatureLevel: 10,
    })
    const second = await json('user', 'sign-in', at('img'), 'carol')
    expect(second).toMatchObject({
      oobe: false,
      user: { name: 'carol', isNew: true },
      languages: ['en-US'],
      scale: 100,
    })
    const { provisioned, users } = await json('image', 'show', at('img'))
    expect(provisioned).toEqual([
      {
        packageName: READER,
        regions: 'US;DE',
        stale: false,
        decision: expect.anything(),
        packages: [
          {
            fullName: READER.replace('~', ''),
            kind: 'main',
            stub: false,
            languages: ['en-US'],
            scale: 200,
            dxFeatureLevel: null,
          },
        ],
      },
    ])
    expect(users).toEqual([
      { name: 'alice', sid: first.user.sid, registered: expect.arrayContaining([READER]) },
      { name: 'carol', sid: second.user.sid, registered: expect.arrayContaining([READER]) },
    ])
  })

  test('regions and pins are chosen on the command line, and decide', async () => {
    const pin = 'Contoso.Reader_h91ms92gdsmmt!App'
    await json('image', 'new', at('pinned'), '--preset', 'windows-10-1709', '--region', 'DEU', '--pin', pin)
    const add = ['/Add-ProvisionedAppxPackage', `/PackagePath:${at('reader.msixbundle')}`, '/SkipLicense']
    await dism(`/Image:${at('pinned')}`, ...add, '/Region:GB;DE')
    const dan = await json('user', 'sign-in', at('pinned'), 'dan')
    const eve = await json('user', 'sign-in', at('pinned'), 'eve', '--region', 'usa')
    expect([dan.region, eve.region]).toEqual(['DE', 'US'])
    expect(dan.decisions).toContainEqual(expect.objectContaining({ rule: 'appx.pin.found', verdict: 'pinned' }))
    const { users } = await json('image', 'show', at('pinned'))
    expect(users).toEqual([
      { name: 'dan', sid: dan.user.sid, registered: expect.arrayContaining([READER]) },
      { name: 'eve', sid: eve.user.sid, registered: [] },
    ])
    const nowhere = await runDismulator(['user', 'sign-in', at('pinned'), 'eve', '--region', 'QQ'])
    expect(nowhere).toMatchObject({ exitCode: 1, stderr: expect.stringContaining('QQ is no region') })
  })

  test('diff shows keys and values inside hives', async () => {
    await json(
      'image',
      'new',
      at('fresh'),
      '--preset',
      'windows-11-24h2',
      '--languages',
      'en-US,es-ES',
      '--users',
      'alice',
    )
    const same = await runDismulator(['diff', at('fresh'), at('fresh')])
    expect(same).toEqual({ stdout: '', stderr: '', exitCode: 0 })
    const { stdout, exitCode } = await runDismulator(['diff', at('fresh'), at('img')])
    expect(exitCode).toBe(1)
    expect(stdout).toContain('~ Windows\\System32\\config\\SOFTWARE\n')
    const store = 'Microsoft\\Windows\\CurrentVersion\\Appx\\AppxAllUserStore'
    expect(stdout).toContain(
      `    + [${store}\\Applications\\${READER}]\n      + Path = REG_SZ "%SYSTEMDRIVE%\\Program Files`,
    )
    expect(stdout).toContain(
      '      [Microsoft\\Windows\\CurrentVersion\\Setup\\State]\n      ~ ImageState = REG_SZ "IMAGE_STATE_GENERALIZE_RESEAL_TO_OOBE" -> REG_SZ "IMAGE_STATE_COMPLETE"\n',
    )
    expect(stdout).toContain('~ Windows\\Setup\\State\\State.ini\n')
    expect(stdout).toContain(`+ Program Files\\WindowsApps\\${READER}\\ (2 files)\n`)
    expect(stdout).not.toContain('AppxBundleManifest.xml\n')
    const differences: readonly { path: string }[] = JSON.parse(
      (await runDismulator(['diff', '--json', at('fresh'), at('img')])).stdout,
    )
    expect(differences.map(({ path }) => path)).toContain(
      `Program Files\\WindowsApps\\${READER}\\AppxMetadata\\AppxBundleManifest.xml`,
    )
    const back = await runDismulator(['diff', at('img'), at('fresh')])
    expect(back.stdout).toContain(`- Program Files\\WindowsApps\\${READER}\\ (2 files)\n`)
  })

  test('rules prints every rule with its source', async () => {
    const rules = await json('rules')
    expect(rules.length).toBeGreaterThan(20)
    const { stdout } = await runDismulator(['rules'])
    for (const { id } of rules) expect(stdout).toContain(`${id} (`)
  })

  test('init makes a machine, which dism /Online works on', async () => {
    const made = await json('init', '--preset', 'windows-10-22h2', '--architecture', 'x86', '--users', 'alice')
    expect(made).toMatchObject({ home: at('machine'), machine: { preset: 'windows-10-22h2', architecture: 'x86' } })
    writeFileSync(at('machine/drives/C/Reader.msixbundle'), readFileSync(at('reader.msixbundle')))
    const add = await dism(
      '/Online',
      '/Add-ProvisionedAppxPackage',
      '/PackagePath:C:\\READER.msixbundle',
      '/SkipLicense',
    )
    expect(add).toContain('Version: 10.0.19041.3636\r\n\r\nImage Version: 10.0.19045.3803')
    expect(await dism('/Online', '/Get-ProvisionedAppxPackages')).toContain(READER)
    expect(readFileSync(at('machine/drives/C/Windows/Logs/DISM/dism.log'), 'utf8')).toContain(
      'Running architecture=x86',
    )
    for (const path of ['C:\\.', at('machine/drives/C'), `${at('machine/drives/C')}/Users/..`]) {
      const host = createDiskHost()
      expect(
        await runDism({ arguments: [`/Image:${path}`, '/Get-ProvisionedAppxPackages'], host, write: () => {} }),
      ).toBe(87)
    }
    const again = await runDismulator(['init'])
    expect(again).toMatchObject({ exitCode: 1, stderr: expect.stringContaining('is a machine already') })
  })
})

/** Runs a command line of dism that must succeed, on the computer that the commands see. */
async function dism(...words: readonly string[]): Promise<string> {
  const output: string[] = []
  const code = await runDism({ arguments: words, host: createDiskHost(), write: (text) => output.push(text) })
  expect(code, output.join('')).toBe(0)
  return output.join('')
}

describe('dismulator rules', () => {
  test('one rule with its variants, which of them holds, and the tests that show it', async () => {
    const { stdout } = await runDismulator(['rules', 'appx.dependency.older', '--semantics', 'observed'])
    expect(stdout).toMatch(
      /^appx\.dependency\.older \(refused \/ ignored\)\n {2}documented: .+\n {4}.+\n {2}observed: /,
    )
    expect(stdout).toContain('by observed semantics the observed one holds\n  tests:\n    test/servicing/appx/')
    const group = await json('rules', 'appx.prune')
    expect(group.map(({ id }: { id: string }) => id)).toContain('appx.prune.once')
    expect(group.every(({ id }: { id: string }) => id.startsWith('appx.prune.'))).toBe(true)
  })

  test('no such rule', async () => {
    expect(await runDismulator(['rules', 'appx.none'])).toMatchObject({ exitCode: 2, stdout: '' })
  })
})

test.each(COMMANDS)('$name: --semantics is what its help says of it', async (entry) => {
  const { name } = entry
  const { operands, rest } = await entry.load()
  const words = [
    ...name.split(' '),
    ...operands,
    '--semantics',
    'guessed',
    ...(rest === undefined ? [] : ['--', 'dism']),
  ]
  const { stderr, exitCode } = await runDismulator(words)
  const { stdout } = await runDismulator([...name.split(' '), '--help'])
  expect(stderr).toContain(
    stdout.includes('--semantics') ? '--semantics is documented or observed' : "Unknown option '--semantics'",
  )
  expect(exitCode).toBe(2)
})

test('explain tells the decisions of a rule alone', async () => {
  const words = ['dism', `/Image:${at('img')}`, '/Get-ProvisionedAppxPackages']
  const { stdout } = await runDismulator(['explain', '--rule', 'dism.command', '--', ...words])
  expect(stdout).toBe(
    'carried out: /Get-ProvisionedAppxPackages\n  dism.command.image (documented, in part inferred): /Image\n',
  )
  const none = await runDismulator(['explain', '--rule', 'package', '--', ...words])
  expect(none.stdout).toBe('No rule was asked.\n')
})

describe('what is made on a drive of the machine', () => {
  test('image new, make: a drive letter is a drive of the machine', async () => {
    await json('image', 'new', 'F:\\test\\offline', '--preset', 'windows-8')
    const words = ['--name', 'Contoso.Old', '--schema', '2010', '--min-version', '6.2.1']
    await json('make', 'appx', 'F:\\kit\\old.appx', ...words)
    expect(existsSync(join(folder, 'machine', 'drives', 'F', 'test', 'offline', 'Windows'))).toBe(true)
    const added = await dism(
      '/Image:F:\\test\\offline',
      '/Add-ProvisionedAppxPackage',
      '/PackagePath:F:\\kit\\old.appx',
      '/SkipLicense',
    )
    expect(added).toContain('The operation completed successfully.')
    const wrong = await runDismulator(['make', 'appx', at('x.appx'), ...words.slice(0, 4), '--min-version', '10.0'])
    expect(wrong).toMatchObject({ exitCode: 2, stderr: expect.stringContaining('is not of the form 6.2.0') })
  })

  test('a bundle with a stub holds two forms that can be exchanged, and image show tells which is there', async () => {
    await json('make', 'bundle', 'F:\\kit\\stub.msixbundle', '--name', 'Contoso.Stub', '--stub')
    await json('image', 'new', 'F:\\stubs', '--preset', 'windows-11-24h2')
    const forms: boolean[] = []
    for (const option of ['InstallStub', 'InstallFull', 'InstallStub']) {
      const words = ['/PackagePath:F:\\kit\\stub.msixbundle', '/SkipLicense', `/StubPackageOption:${option}`]
      expect(await dism('/Image:F:\\stubs', '/Add-ProvisionedAppxPackage', ...words)).toContain('successfully')
      const { provisioned } = await json('image', 'show', 'F:\\stubs')
      forms.push(provisioned[0].packages[0].stub)
    }
    expect(forms).toEqual([true, false, true])
    expect((await runDismulator(['image', 'show', 'F:\\stubs'])).stdout).toContain('_h91ms92gdsmmt  stub\n')
  })

  test('a log on a drive that is not there makes no drive', async () => {
    const warned: string[] = []
    const code = await runDism({
      arguments: [`/Image:${at('img')}`, '/Get-ProvisionedAppxPackages', '/LogPath:Q:\\no\\x.log'],
      host: createDiskHost(),
      write: () => {},
      warn: (line) => warned.push(line),
    })
    expect([code, warned]).toEqual([0, ['the log Q:\\no\\x.log cannot be written, nothing is logged']])
    expect(createDiskHost().kindOf('Q:\\')).toBeUndefined()
  })

  test('a log that cannot be written is said in our words, and ends nothing', async () => {
    const said = vi.spyOn(process.stderr, 'write').mockReturnValue(true)
    const warned: string[] = []
    const code = await runDism({
      arguments: [`/Image:${at('img')}`, '/Get-ProvisionedAppxPackages', '/LogPath:/proc/nope/x.log'],
      host: createDiskHost(),
      write: () => {},
      warn: (line) => warned.push(line),
    })
    said.mockRestore()
    expect([code, warned]).toEqual([0, ['the log /proc/nope/x.log cannot be written, nothing is logged']])
  })
})
