import { beforeAll, describe, expect, test } from 'vitest'
import { appPackage, bundle, framework, license } from '../../fixtures/index.ts'
import type { WritableVolume } from '../../src/image/Volume.ts'
import type { Decision } from '../../src/rules/Decision.ts'
import { fakeHost, run, type FakeHost } from './fakeHost.ts'
import { testImage } from './testImage.ts'
import { transcript, transcriptsMissing } from './transcript.ts'

const READER = 'Contoso.Reader_1.0.0.0_neutral_~_h91ms92gdsmmt'
const LOG = 'C:\\Windows\\Logs\\DISM\\dism.log'
const HEAD = `
Deployment Image Servicing and Management tool
Version: 10.0.26100.8737

Image Version: 10.0.26200.8037

`
const DONE = 'The operation completed successfully.\n'
const LISTING = 'Getting the list of app packages (.appx or .appxbundle) in this image...\n\n'

const files: { [path: string]: Uint8Array } = {}

beforeAll(async () => {
  const dependencies = [{ name: 'Contoso.Library', minVersion: '1.0.0.0' }]
  files['reader.msixbundle'] = await bundle('Contoso.Reader')
  files['newer.msixbundle'] = await bundle('Contoso.Reader', { version: '2.0.0.0' })
  files['needy.appx'] = await appPackage({ name: 'Contoso.Needy', dependencies })
  files['library.appx'] = await framework('Contoso.Library')
  files['license.xml'] = license('Contoso.Reader_h91ms92gdsmmt')
  files['text.msix'] = new TextEncoder().encode('no package at all')
  files['torn.msixbundle'] = files['reader.msixbundle'].subarray(0, 700)
})

function hostOf(volume: WritableVolume, overrides: Parameters<typeof fakeHost>[0] = {}): FakeHost {
  return fakeHost({
    files,
    kindOf: (path) => (path === 'image' || path === 'folder' ? 'folder' : files[path] ? 'file' : undefined),
    openVolume: (path) => (path === 'image' ? volume : undefined),
    ...overrides,
  })
}

const lf = (text: string) => text.replaceAll('\r\n', '\n')
const image = (...words: string[]) => ['/Image:image', ...words]
const add = (path: string, ...more: string[]) => image('/Add-ProvisionedAppxPackage', `/PackagePath:${path}`, ...more)
const remove = (name: string) => image('/Remove-ProvisionedAppxPackage', `/PackageName:${name}`)
const list = image('/Get-ProvisionedAppxPackages')

describe('add, list, remove', () => {
  test('a bundle comes and goes', async () => {
    const host = hostOf(testImage())
    const done = { stdout: `${HEAD}${DONE}`.replaceAll('\n', '\r\n'), stderr: [], exitCode: 0 }
    const license = '/LicensePath:license.xml'
    expect(await run(host, add('reader.msixbundle', license, '/Region:all'))).toEqual(done)
    const record = `DisplayName : Contoso.Reader
Version : 1.0.0.0
Architecture : neutral
ResourceId : ~
PackageName : ${READER}
Regions : all

`
    expect(lf((await run(host, list)).stdout)).toBe(`${HEAD}${LISTING}${record}${DONE}`)
    expect(await run(host, remove(READER.toUpperCase()))).toEqual(done)
    expect(lf((await run(host, list)).stdout)).toBe(`${HEAD}${LISTING}${DONE}`)
  })

  test('in a table', async () => {
    const host = hostOf(testImage())
    await run(host, add('reader.msixbundle', '/SkipLicense'))
    const { stdout } = await run(host, [...list, '/format:TABLE'])
    expect(lf(stdout)).toBe(`${HEAD}${LISTING}
-------------- | ------- | ------------ | ---------- | ---------------------------------------------- | -------
DisplayName    | Version | Architecture | ResourceId | PackageName                                    | Regions
-------------- | ------- | ------------ | ---------- | ---------------------------------------------- | -------
Contoso.Reader | 1.0.0.0 | neutral      | ~          | ${READER} | None   

${DONE}`)
  })

  test('with frameworks, and /Quiet says nothing', async () => {
    const host = hostOf(testImage())
    const line = add('needy.appx', '/DependencyPackagePath:library.appx', '/SkipLicense', '/Quiet')
    expect(await run(host, line)).toEqual({ stdout: '', stderr: [], exitCode: 0 })
    expect((await run(host, list)).stdout).toContain('\r\nDisplayName : Contoso.Needy\r\n')
  })

  test('an 8.1 host has no Regions line', async () => {
    const host = hostOf(testImage(), { dismVersion: '6.3.9600.17031' })
    await run(host, add('reader.msixbundle', '/SkipLicense'))
    const { stdout } = await run(host, list)
    expect(stdout).toContain(`PackageName : ${READER}\r\n\r\n${DONE.trim()}`)
  })

  test('/Online is the running Windows, /WinDir another folder of the image', async () => {
    const volume = testImage()
    const online = hostOf(volume, { onlineVolume: () => volume })
    expect((await run(online, ['-online', '-get-provisionedappxpackages'])).exitCode).toBe(0)
    const host = hostOf(testImage({ windir: 'WINNT' }))
    expect((await run(host, [...list, '/WinDir:WINNT'])).exitCode).toBe(0)
    expect((await run(host, [...list, '/WinDir:\\WINNT'])).exitCode, 'it is relative').toBe(87)
    expect(lf((await run(host, [...list, '/WinDir:Win'])).stdout)).toContain(
      '\nError: 87\n\nThe directory Win does not appear to be a valid Windows directory.\n',
    )
    expect(lf((await run(host, list)).stdout)).toContain('\n\n\nError: 2\n\nUnable to access the image.\n')
  })
})

describe('failures in a session', () => {
  test.each<[string, string[], number | string]>([
    ['a name that is not provisioned', remove('Contoso.Gone_1.0.0.0_neutral_~_h91ms92gdsmmt'), 2],
    ['a file that is not there', add('none.msix'), 2],
    ['a dependency that is not there', add('needy.appx', '/DependencyPackagePath:none.appx'), 2],
    ['a license that is not there', add('reader.msixbundle', '/LicensePath:none.xml'), 2],
    ['a file in a folder that is not there', add('nowhere/none.msix'), 3],
    ['a folder for a file', add('folder'), 5],
    ['a file that is no package', add('text.msix', '/SkipLicense'), 15600],
    ['half a bundle', add('torn.msixbundle', '/SkipLicense'), 15600],
    ['a bundle as a dependency', add('needy.appx', '/DependencyPackagePath:reader.msixbundle'), 15602],
    ['a missing framework', add('needy.appx', '/SkipLicense'), 15603],
    ['neither package nor folder', image('/Add-ProvisionedAppxPackage', '/SkipLicense'), 87],
    ['package and folder', add('reader.msixbundle', '/FolderPath:folder'), 87],
    ['an unknown stub option', add('reader.msixbundle', '/StubPackageOption:Half'), 87],
    ['no name', image('/Remove-ProvisionedAppxPackage'), 87],
    ['an option of another command', [...list, '/Region:all'], 87],
  ])('%s', async (_, line, number) => {
    const volume = testImage()
    const before = volume.fork()
    const { stdout, exitCode } = await run(hostOf(volume), line)
    expect(lf(stdout).startsWith(`${HEAD}\nError: ${number}\n\n`)).toBe(true)
    expect(lf(stdout).endsWith(`\n\nThe DISM log file can be found at ${LOG}\n`)).toBe(true)
    expect(exitCode).toBe(number)
    expect(volume.diff(before)).toEqual([])
  })

  test.each([['/Initiate-OSUninstall', image('/Initiate-OSUninstall')]])(
    '%s is a gap: 50, and named elsewhere',
    async (gap, line) => {
      const { stdout, stderr, exitCode } = await run(hostOf(testImage()), line)
      expect(lf(stdout)).toContain(`${HEAD}\nError: 50\n\nThe request is not supported.\n\n`)
      expect(stderr).toEqual([`${gap} is not carried out by Dismulator yet`])
      expect(exitCode).toBe(50)
    },
  )

  test('an older version over a newer: a code without text, in hexadecimal', async () => {
    const host = hostOf(testImage())
    await run(host, add('newer.msixbundle', '/SkipLicense'))
    const { stdout, exitCode } = await run(host, add('reader.msixbundle', '/SkipLicense'))
    expect(lf(stdout)).toContain('\n\n\nError: 0xc1570118\n\n')
    expect(exitCode).toBe(-1051262696)
  })

  test('a corrupt hive', async () => {
    const volume = testImage()
    volume.write('Windows\\System32\\config\\SOFTWARE', new TextEncoder().encode('regf, but no more'.repeat(300)))
    const { stdout, exitCode } = await run(hostOf(volume), list)
    expect(lf(stdout)).toContain('\n\n\nError: 1015\n\nThe registry is corrupted. ')
    expect(exitCode).toBe(1015)
  })

  test.skipIf(transcriptsMissing)(`32-bit DISM ${transcriptsMissing ?? 'as transcript 34'}`, async () => {
    const volume = testImage({ version: '10.0.10586.0' })
    const overrides = { onlineVolume: () => volume, defaultLogPath: 'C:\\WINDOWS\\Logs\\DISM\\dism.log' } as const
    const host = hostOf(volume, { ...overrides, architecture: 'x86', dismVersion: '10.0.10586.0' })
    const { stdout, exitCode } = await run(host, ['/Online', '/Disable-Feature:Microsoft-Hyper-V'])
    expect(stdout).toBe(`\r\n${transcript('34')}`)
    expect(exitCode).toBe(11)
  })
})

describe('the volume', () => {
  test.each([list, image('/?'), remove('Contoso.Gone'), [...list, '/WinDir:none'], image('/Add-Package')])(
    'is closed once after %j',
    async (...line) => {
      let closed = 0
      const volume = { ...testImage(), close: () => void (closed += 1) }
      await run(hostOf(volume), line)
      expect(closed).toBe(1)
    },
  )
})

describe('help in a session', () => {
  test.each([
    [image('/?'), '\n\nThe following commands may be used to service the image:\n\nOS UNINSTALL SERVICING COMMANDS:\n'],
    [image('/Get-Help'), '\n\nThe following commands may be used to service the image:\n'],
    [image('/Add-ProvisionedAppxPackage', '/?'), '\n\n/Add-ProvisionedAppxPackage /FolderPath:<AppX_folder_path>'],
    [image('/Get-Features', '/Get-Help'), '\n\n/Get-Features [{/PackageName:<name_in_image>'],
    [image('/Get-Packages', '/Get-Help'), '\n\n/Get-Packages\n\n  Lists the packages of the image'],
  ])('%j', async (line, start) => {
    const { stdout, exitCode } = await run(hostOf(testImage()), line)
    expect(
      lf(stdout)
        .slice(HEAD.length - 1)
        .startsWith(start),
    ).toBe(true)
    expect(exitCode).toBe(0)
  })

  test('not on what is no command', async () => {
    const { stdout, exitCode } = await run(hostOf(testImage()), image('/Get-Nothing', '/?'))
    expect(stdout).toContain('No help topic could be found for the get-nothing option.\r\n')
    expect(exitCode).toBe(87)
  })
})

describe('a run that is only looked at', () => {
  test('tells its decisions and applies nothing', async () => {
    const volume = testImage()
    const before = volume.fork()
    const decisions: Decision[] = []
    const onDecisions = (more: readonly Decision[]) => void decisions.push(...more)
    const ran = await run(hostOf(volume), add('reader.msixbundle', '/SkipLicense'), { apply: false, onDecisions })
    expect(ran.exitCode).toBe(0)
    expect(volume.diff(before)).toEqual([])
    expect(decisions.map(({ rule }) => rule)).toContain('appx.architecture.applicable')
  })

  test('a failed one is told too', async () => {
    const decisions: Decision[] = []
    const onDecisions = (more: readonly Decision[]) => void decisions.push(...more)
    await run(hostOf(testImage()), add('needy.appx', '/SkipLicense'), { onDecisions })
    expect(decisions.at(-1)).toMatchObject({ rule: 'appx.dependency.required', holds: false })
  })
})

describe('the log of a session', () => {
  test('level 4 has steps and decisions, level 3 what DISM logs', async () => {
    for (const level of [3, 4]) {
      const host = hostOf(testImage())
      await run(host, add('reader.msixbundle', '/SkipLicense', `/LogLevel:${level}`))
      const log = host.logs.get(LOG) ?? ''
      const step = `DISM   DISM Appx Provider: PID=4242 TID=4246 Step: stage ${READER} - Dismulator::Step\r\n`
      expect(log.includes(step)).toBe(level === 4)
      expect(log.includes(' - Dismulator::Decision\r\n')).toBe(level === 4)
      expect(log.includes('Dismulator')).toBe(level === 4)
      expect(log).toContain('DISM.EXE: Succesfully registered commands for the provider: AppxManager.\r\n')
      expect(log).toContain('DISM.EXE: Image session has been closed. Reboot required=no.\r\n')
    }
  })

  test('an error has its code in both forms, and at level 4 the detail that the console has not', async () => {
    const host = hostOf(testImage())
    const { stdout } = await run(host, add('text.msix', '/SkipLicense', '/LogLevel:4'))
    const lines = host.logs
      .get(LOG)
      ?.split('\r\n')
      .filter((line) => /80073cf0/i.test(line))
    expect(lines).toEqual([
      expect.stringMatching(
        /, Info {18}DISM {3}DISM Appx Provider: PID=4242 TID=4246 INSTALL_OPEN_PACKAGE_FAILED: text\.msix: .*\(hr:0x80073cf0\)$/,
      ),
      expect.stringMatching(/DISM\.EXE: AppxManager processed the command line but failed\. HRESULT=80073CF0$/),
    ])
    expect(stdout).not.toContain('text.msix')
  })
})
