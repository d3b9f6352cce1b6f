import { describe, expect, test } from 'vitest'
import { cabinet } from '../../fixtures/index.ts'
import { packageManifest, type PackageManifestSpec } from '../../fixtures/packageManifest.ts'
import { createMachine } from '../../emulator/machine/createMachine.ts'
import { createWindowsImage } from '../../emulator/presets/createWindowsImage.ts'
import { fileTimeOf } from '../../src/host/Clock.ts'
import { fakeHost, run } from './fakeHost.ts'
import { packageImage, type PackageInImage } from './packageImage.ts'

const FOUNDATION = 'Microsoft-Windows-Foundation-Package~31bf3856ad364e35~amd64~~10.0.26100.1'
const UPDATE = 'Package_for_KB5000001~31bf3856ad364e35~amd64~~26100.1.1.0'
const TIME = fileTimeOf(Date.UTC(2025, 4, 15, 3, 15, 59))

const utf8 = (text: string) => new TextEncoder().encode(text)

/** The value after a label, or undefined when no line has the label. */
function field(stdout: string, label: string): string | undefined {
  return stdout
    .split('\r\n')
    .find((line) => line.startsWith(`${label} :`))
    ?.slice(label.length + 3)
}

/** Runs a command on an image with these packages. */
function dism(packages: readonly PackageInImage[], ...words: string[]) {
  const volume = packageImage(packages)
  return run(fakeHost({ openVolume: () => volume }), ['/Image:C:\\mount', ...words])
}

/** What /Get-PackageInfo says of a package in a folder of its own. */
function infoOfFolder(packages: readonly PackageInImage[], spec: PackageManifestSpec, dismVersion = '10.0.26100.8737') {
  const volume = packageImage(packages)
  const host = fakeHost({
    dismVersion,
    openVolume: () => volume,
    kindOf: (path) => (path === 'C:\\in\\update' ? 'folder' : undefined),
    list: () => [{ name: 'Update.mum', kind: 'file' }],
    files: { 'C:\\in\\update\\Update.mum': utf8(packageManifest(spec)) },
  })
  return run(host, ['/Image:C:\\mount', '/Get-PackageInfo', '/PackagePath:C:\\in\\update'])
}

describe('what a list holds', () => {
  test('packages in the order of their names, those inside others left out (package.list.visible)', async () => {
    const { stdout } = await dism(
      [{ identity: UPDATE }, { identity: FOUNDATION }, { identity: `Inside${UPDATE}`, visibility: 2 }],
      '/Get-Packages',
    )
    expect(stdout.match(/Package Identity : .*(?=\r)/g)).toEqual([
      `Package Identity : ${FOUNDATION}`,
      `Package Identity : ${UPDATE}`,
    ])
  })

  test('each state has its word, a number without meaning counts as not present (package.state.known)', async () => {
    const states = [0, 5, 0x10, 0x20, 0x30, 0x40, 0x50, 0x60, 0x65, 0x70, 0x80, 0x99]
    const packages = states.map((currentState, index) => ({
      identity: `P${10 + index}~t~amd64~~1.0.0.0`,
      currentState,
    }))
    const { stdout } = await dism(packages, '/Get-Packages')
    expect([...stdout.matchAll(/State : (.*)\r/g)].map(([, state]) => state)).toEqual([
      'Not Present',
      'Uninstall Pending',
      'Not Present',
      'Removed',
      'Removed',
      'Staged',
      'Superseded',
      'Install Pending',
      'Partially Installed',
      'Installed',
      'Installed',
      'Not Present',
    ])
  })

  test('the release type is that of the manifest, Other without one that can be read (package.release.known)', async () => {
    const { stdout } = await dism(
      [
        { identity: 'P1~t~amd64~~1.0.0.0', manifest: { releaseType: 'OnDemand Pack' } },
        { identity: 'P2~t~amd64~~1.0.0.0', manifest: { releaseType: 'security update' } },
        { identity: 'P3~t~amd64~~1.0.0.0', manifest: { releaseType: 'Surprise' } },
        { identity: 'P4~t~amd64~~1.0.0.0', manifest: '<assembly' },
        { identity: 'P5~t~amd64~~1.0.0.0' },
      ],
      '/Get-Packages',
    )
    expect([...stdout.matchAll(/Release Type : (.*)\r/g)].map(([, type]) => type)).toEqual([
      'OnDemand Pack',
      'Security Update',
      'Other',
      'Other',
      'Other',
    ])
  })

  test('the install time is in UTC, and empty for what is not installed (package.time.installed)', async () => {
    const noon = fileTimeOf(Date.UTC(2024, 11, 31, 12, 5))
    const midnight = fileTimeOf(Date.UTC(2024, 0, 1))
    const { stdout } = await dism(
      [
        { identity: 'P1~t~amd64~~1.0.0.0', installTime: TIME },
        { identity: 'P2~t~amd64~~1.0.0.0', installTime: noon },
        { identity: 'P3~t~amd64~~1.0.0.0', installTime: midnight },
        { identity: 'P4~t~amd64~~1.0.0.0', currentState: 0x40 },
      ],
      '/Get-Packages',
    )
    expect([...stdout.matchAll(/Install Time : (.*)\r/g)].map(([, time]) => time)).toEqual([
      '5/15/2025 3:15 AM',
      '12/31/2024 12:05 PM',
      '1/1/2024 12:00 AM',
      '',
    ])
  })

  test('an image without packages has an empty list', async () => {
    const { stdout, exitCode } = await dism([], '/Get-Packages')
    expect(exitCode).toBe(0)
    expect(stdout).toMatch(/\r\n\r\nPackages listing:\r\n\r\nThe operation completed successfully\.\r\n$/)
  })
})

describe('/Get-PackageInfo of a package in the image', () => {
  test('shows what a published report of an update shows, line for line', async () => {
    const identity = 'Package_for_DotNetRollup~31bf3856ad364e35~amd64~~10.0.4785.1'
    const { stdout, exitCode } = await dism(
      [
        {
          identity,
          installTime: TIME,
          manifest: {
            releaseType: 'Update',
            restart: 'possible',
            displayName: 'default',
            description: 'Fix for KB5055175',
            company: 'Microsoft Corporation',
            copyright: 'Microsoft Corporation',
            supportInformation: 'http://support.microsoft.com/?kbid=5055175',
            offlineCapable: 'no',
          },
        },
      ],
      '/Get-PackageInfo',
      `/PackageName:${identity}`,
    )
    expect(exitCode).toBe(0)
    expect(stdout.split('Image Version: 10.0.26200.8037\r\n\r\n')[1]?.split('\r\n')).toEqual([
      'Package information:',
      '',
      `Package Identity : ${identity}`,
      'Applicable : Yes',
      'Copyright : Microsoft Corporation',
      'Company : Microsoft Corporation',
      'Creation Time : ',
      'Description : Fix for KB5055175',
      'Install Client : ',
      'Install Package Name : ',
      'Install Time : 5/15/2025 3:15 AM',
      'Last Update Time : ',
      'Name : default',
      'Product Name : Package_for_DotNetRollup',
      'Product Version : ',
      'Release Type : Update',
      'Restart Required : Possible',
      'Support Information : http://support.microsoft.com/?kbid=5055175',
      'State : Installed',
      'Completely offline capable : No',
      'Self servicing package : No',
      'Capability Identity : ',
      '',
      'Custom Properties:',
      '',
      '(No custom properties found)',
      '',
      `Features listing for package : ${identity}`,
      '',
      '(No features found for this package)',
      '',
      'The operation completed successfully.',
      '',
    ])
  })

  test('a name that no package has, or that is none, is refused as DISM refuses it (package.name.found)', async () => {
    const packages = [{ identity: FOUNDATION }, { identity: UPDATE, visibility: 2 }]
    for (const name of [FOUNDATION.replace('26100.1', '26100.2'), 'Foundation', `${FOUNDATION}\\Owners`]) {
      const { stdout, exitCode } = await dism(packages, '/Get-PackageInfo', `/PackageName:${name}`)
      expect(exitCode).toBe(-2146498555)
      expect(stdout.split('8037\r\n\r\n')[1]).toBe(
        [
          `An error occurred trying to open - ${name} Error: 0x800f0805`,
          '',
          'Error: 0x800f0805',
          '',
          'The specified package is not a valid Windows package.',
          '',
          'The DISM log file can be found at C:\\Windows\\Logs\\DISM\\dism.log',
          '',
        ].join('\r\n'),
      )
    }
    for (const name of [FOUNDATION.toUpperCase(), UPDATE]) {
      const { stdout, exitCode } = await dism(packages, '/Get-PackageInfo', `/PackageName:${name}`)
      expect(exitCode).toBe(0)
      expect(field(stdout, 'Package Identity')?.toLowerCase()).toBe(name.toLowerCase())
    }
  })

  test('a name without a token finds the package of any, one with a token that package alone (package.name.token)', async () => {
    const packages = [{ identity: FOUNDATION }]
    const without = await dism(
      packages,
      '/Get-PackageInfo',
      `/PackageName:${FOUNDATION.replace(/~[0-9a-f]{16}~/, '~~')}`,
    )
    expect(field(without.stdout, 'Package Identity')).toBe(FOUNDATION)
    const other = FOUNDATION.replace(/~[0-9a-f]{16}~/, '~6595b64144ccf1df~')
    expect((await dism(packages, '/Get-PackageInfo', `/PackageName:${other}`)).exitCode).toBe(-2146498555)
  })

  test('needs a name or a path, and not both', async () => {
    for (const words of [[], [`/PackageName:${FOUNDATION}`, '/PackagePath:C:\\in']]) {
      const { stdout, exitCode } = await dism([{ identity: FOUNDATION }], '/Get-PackageInfo', ...words)
      expect(exitCode).toBe(87)
      expect(stdout).toContain('An error occurred while processing the command.')
    }
  })

  test('features are the updates that can be selected (package.feature.selectable)', async () => {
    const updates = [{ name: 'Plain' }, { name: 'TelnetClient', enabledByDefault: false }]
    const manifest = { releaseType: 'Feature Pack', updates }
    const packages = [{ identity: UPDATE, manifest }]
    const { stdout } = await dism(packages, '/Get-PackageInfo', `/PackageName:${UPDATE}`)
    expect(stdout).toContain(
      `Features listing for package : ${UPDATE}\r\n\r\nFeature Name : TelnetClient\r\nState : Disabled\r\n\r\nThe op`,
    )
  })

  test('a feature is what was asked for, else what the manifest says (package.feature.enabled)', async () => {
    const manifest = {
      releaseType: 'Feature Pack',
      updates: ['A', 'B', 'C', 'D', 'E'].map((name, index) => ({ name, enabledByDefault: index % 2 === 0 })),
    }
    const updates = { a: 0xff, B: 0xff, C: 0x10000, D: 0x10070 }
    const states = async (currentState: number) => {
      const packages = [{ identity: UPDATE, manifest, updates, currentState }]
      const { stdout } = await dism(packages, '/Get-PackageInfo', `/PackageName:${UPDATE}`)
      return [...stdout.matchAll(/Feature Name : (\w)\r\nState : (\w+)/g)].map(([, name, state]) => `${name} ${state}`)
    }
    expect(await states(0x70)).toEqual(['A Enabled', 'B Disabled', 'C Disabled', 'D Enabled', 'E Enabled'])
    expect(await states(0x40)).toEqual(['A Disabled', 'B Disabled', 'C Disabled', 'D Disabled', 'E Disabled'])
  })
})

describe('/Get-PackageInfo of a package elsewhere', () => {
  test('a folder with an update.mum is read, an .msu and other files are refused (package.path.form)', async () => {
    const { stdout, exitCode } = await infoOfFolder([], {
      identity: 'OpenSSH-Server-Package~31bf3856ad364e35~amd64~~10.0.26100.1',
      releaseType: 'OnDemand Pack',
      creationTime: '2023-09-12T17:06:32Z',
      capabilities: [
        { name: 'OpenSSH.Server', version: '1.0' },
        { name: 'Language.Fonts.Jpan', language: 'und-JPAN' },
      ],
    })
    expect(exitCode).toBe(0)
    expect(field(stdout, 'State')).toBe('Not Present')
    expect(field(stdout, 'Applicable')).toBe('Yes')
    expect(field(stdout, 'Creation Time')).toBe('9/12/2023 5:06 PM')
    expect(field(stdout, 'Capability Identity')).toBe('OpenSSH.Server~~~~0.0.1.0, Language.Fonts.Jpan~~~und-JPAN~')

    const volume = packageImage([])
    const host = fakeHost({
      openVolume: () => volume,
      files: { 'C:\\in\\a.msu': utf8('MSCF'), 'C:\\in\\b.txt': utf8('b') },
    })
    for (const file of ['C:\\in\\a.msu', 'C:\\in\\b.txt']) {
      const refused = await run(host, ['/Image:C:\\mount', '/Get-PackageInfo', `/PackagePath:${file}`])
      expect(refused.exitCode).toBe(-2146498555)
      expect(refused.stdout).toContain(
        `An error occurred trying to open - ${file} Error: 0x800f0805\r\n\r\nError: 0x800f0805`,
      )
    }
  })

  test('a path that leads nowhere is told as DISM tells it', async () => {
    const { stdout, exitCode } = await dism([], '/Get-PackageInfo', '/PackagePath:C:\\none\\none')
    expect(exitCode).toBe(3)
    expect(stdout.split('8037\r\n\r\n')[1]).toMatch(
      /^An error occurred trying to open - C:\\none\\none Error: 0x80070003\r\n\r\nError: 3\r\n\r\nThe system cannot find the path specified\.\r\n/,
    )
  })

  test('a folder without a manifest that can be read is no package', async () => {
    const volume = packageImage([])
    const folder = (files: { [path: string]: Uint8Array }) =>
      fakeHost({
        openVolume: () => volume,
        files,
        kindOf: (path) => (path === 'C:\\in' ? 'folder' : undefined),
        list: () => Object.keys(files).map((path) => ({ name: path.slice(6), kind: 'file' })),
      })
    const huge = `<assembly>${' '.repeat(8 * 1024 * 1024)}`
    for (const text of ['', '<assembly/>', '<a', huge])
      expect(
        (
          await run(folder({ 'C:\\in\\update.mum': utf8(text) }), [
            '/Image:C:\\m',
            '/Get-PackageInfo',
            '/PackagePath:C:\\in',
          ])
        ).exitCode,
      ).toBe(-2146498555)
    const empty = await run(folder({}), ['/Image:C:\\m', '/Get-PackageInfo', '/PackagePath:C:\\in\\'.slice(0, -1)])
    expect(empty.exitCode).toBe(-2146498555)
  })

  test('a package that is in the image is shown as it is there, and applies (package.applicable.present)', async () => {
    const spec = { identity: UPDATE.replace('amd64', 'x86'), releaseType: 'Hotfix' }
    const there = await infoOfFolder([{ identity: spec.identity, installTime: TIME, currentState: 0x60 }], spec)
    expect(field(there.stdout, 'State')).toBe('Install Pending')
    expect(field(there.stdout, 'Install Time')).toBe('5/15/2025 3:15 AM')
    expect(field(there.stdout, 'Applicable')).toBe('Yes')
    expect(field((await infoOfFolder([], spec)).stdout, 'Applicable')).toBe('No')
  })

  test('a package applies to images of its architecture (package.applicable.architecture)', async () => {
    const applies = async (architecture: string) => {
      const spec = { identity: UPDATE.replace('amd64', architecture), releaseType: 'Update' }
      return field((await infoOfFolder([], spec)).stdout, 'Applicable')
    }
    for (const architecture of ['amd64', 'AMD64', 'wow64', 'neutral']) expect(await applies(architecture)).toBe('Yes')
    for (const architecture of ['x86', 'arm64', 'arm']) expect(await applies(architecture)).toBe('No')
  })

  test('a package with parents needs one of them, in the right version and state (package.applicable.parent)', async () => {
    const applies = async (parents: NonNullable<PackageManifestSpec['parents']>, currentState = 0x70) => {
      const spec = { identity: UPDATE, releaseType: 'Update', parents }
      return field((await infoOfFolder([{ identity: FOUNDATION, currentState }], spec)).stdout, 'Applicable')
    }
    const other = FOUNDATION.replace('Foundation', 'ServerCore')
    const at = (version: string) => FOUNDATION.replace('10.0.26100.1', version)
    expect(await applies([{ identity: FOUNDATION }])).toBe('Yes')
    expect(await applies([{ identity: other }, { identity: FOUNDATION.toUpperCase() }])).toBe('Yes')
    expect(await applies([{ identity: other }])).toBe('No')
    expect(await applies([{ identity: at('10.0.26100.2') }])).toBe('No')
    expect(await applies([{ identity: at('10.0.22000.9'), buildCompare: 'GE', revisionCompare: 'GE' }])).toBe('Yes')
    expect(await applies([{ identity: at('10.0.26100.2'), buildCompare: 'GE', revisionCompare: 'GE' }])).toBe('No')
    expect(await applies([{ identity: at('10.0.26100.2'), buildCompare: 'EQ' }])).toBe('Yes')
    expect(await applies([{ identity: at('10.0.22000.1'), buildCompare: 'EQ' }])).toBe('No')
    expect(await applies([{ identity: at('6.3.0.0'), buildCompare: 'GE' }])).toBe('No')
    expect(await applies([{ identity: FOUNDATION }], 0x40)).toBe('No')
    expect(await applies([{ identity: FOUNDATION, disposition: 'staged' }], 0x40)).toBe('Yes')
  })

  test('whether a restart is needed is what the manifest says, else possible (package.restart.stated)', async () => {
    const spec = { identity: UPDATE, releaseType: 'Update' }
    const required = await infoOfFolder([], { ...spec, restart: 'required' })
    expect(field(required.stdout, 'Restart Required')).toBe('Required')
    expect(field((await infoOfFolder([], spec)).stdout, 'Restart Required')).toBe('Possible')
  })

  test('whether it goes in wholly offline is what the manifest says, else undetermined (package.offline.stated)', async () => {
    const spec = { identity: UPDATE, releaseType: 'Update' }
    const label = 'Completely offline capable'
    expect(field((await infoOfFolder([], { ...spec, offlineCapable: 'yes' })).stdout, label)).toBe('Yes')
    expect(field((await infoOfFolder([], spec)).stdout, label)).toBe('Undetermined')
  })

  test('an older dism.exe has fewer lines', async () => {
    const spec = { identity: UPDATE, releaseType: 'Update' }
    const labels = ['Completely offline capable', 'Self servicing package', 'Capability Identity']
    const shown = async (version: string) => {
      const { stdout } = await infoOfFolder([], spec, version)
      return labels.filter((label) => field(stdout, label) !== undefined)
    }
    expect(await shown('6.1.7600.16385')).toEqual([])
    expect(await shown('6.3.9600.17031')).toEqual(labels.slice(0, 1))
    expect(await shown('10.0.17763.5830')).toEqual(labels)
  })

  test.each(['stored', 'mszip'] as const)('a .cab (%s) tells the same as its folder', async (method) => {
    const spec = { identity: UPDATE, releaseType: 'Security Update' }
    const bytes = cabinet({ 'UPDATE.MUM': packageManifest(spec), 'update.cat': 'catalogue' }, { method })
    const volume = packageImage([])
    const host = fakeHost({ openVolume: () => volume, files: { 'C:\\in\\a.CAB': bytes } })
    const ofCabinet = await run(host, ['/Image:C:\\mount', '/Get-PackageInfo', '/PackagePath:C:\\in\\a.CAB'])
    expect(ofCabinet).toEqual(await infoOfFolder([], spec))
  })

  test('a .cab that is none, or holds no package, is refused, and so is a package of another name (package.path.form)', async () => {
    const volume = packageImage([])
    const files = {
      'C:\\in\\a.cab': utf8('MSCF'),
      'C:\\in\\b.cab': cabinet({ 'a.txt': 'text' }),
      'C:\\in\\c.msu': cabinet({ 'update.mum': packageManifest({ identity: UPDATE, releaseType: 'Update' }) }),
    }
    for (const path of Object.keys(files)) {
      const host = fakeHost({ openVolume: () => volume, files })
      const { exitCode, stdout } = await run(host, ['/Image:C:\\mount', '/Get-PackageInfo', `/PackagePath:${path}`])
      expect(exitCode).toBe(0x800f0805 | 0)
      expect(stdout).toContain(`An error occurred trying to open - ${path} Error: 0x800f0805\r\n`)
    }
  })
})

describe('images of presets', () => {
  const now = () => fileTimeOf(Date.UTC(2026, 2, 4))
  const list = async (options: Partial<Parameters<typeof createWindowsImage>[0]>) => {
    const volume = createWindowsImage({ preset: 'windows-11-24h2', now, ...options })
    const { stdout } = await run(fakeHost({ openVolume: () => volume }), ['/Image:C:\\mount', '/Get-Packages'])
    return [
      ...stdout.matchAll(/Package Identity : (.*)\r\nState : (.*)\r\nRelease Type : (.*)\r\nInstall Time : (.*)\r/g),
    ].map((match) => match.slice(1).join(' | '))
  }

  test('Windows 11 that is newer than its media keeps what that brought, staged, in each language', async () => {
    const listed = await list({ version: '10.0.26200.8037', languages: ['en-US', 'fr-FR'] })
    const named = (word: string) => listed.filter((line) => line.startsWith(word))
    const pack = 'Microsoft-Windows-Client-LanguagePack-Package~31bf3856ad364e35~amd64'
    expect(named('Microsoft-Windows-Client-LanguagePack')).toEqual([
      `${pack}~en-US~10.0.26100.1742 | Staged | Language Pack | `,
      `${pack}~en-US~10.0.26100.8037 | Installed | Language Pack | 3/31/2024 2:35 PM`,
      `${pack}~fr-FR~10.0.26100.1742 | Staged | Language Pack | `,
      `${pack}~fr-FR~10.0.26100.8037 | Installed | Language Pack | 3/31/2024 2:35 PM`,
    ])
    expect(named('Package_for_').map((line) => line.split(' | ').slice(0, 2).join(' '))).toEqual([
      'Package_for_DotNetRollup_481~31bf3856ad364e35~amd64~~10.0.9321.3 Installed',
      'Package_for_KB5054156~31bf3856ad364e35~amd64~~26100.6717.1.4 Installed',
      'Package_for_RollupFix~31bf3856ad364e35~amd64~~26100.1742.1.10 Staged',
      'Package_for_RollupFix~31bf3856ad364e35~amd64~~26100.8037.1.19 Installed',
      'Package_for_ServicingStack_8035~31bf3856ad364e35~amd64~~26100.8035.1.1 Installed',
    ])
    expect(named('Microsoft-Windows-WMIC').filter((line) => line.includes('wow64~fr-FR'))).toHaveLength(1)
    const older = await list({ version: '10.0.26100.6584' })
    expect(older.filter((line) => line.startsWith('Package_for_KB'))).toEqual([])
    expect(await list({ version: '10.0.26100.1742' })).toHaveLength(50)
  })

  test('Windows 8.1 lists its edition too', async () => {
    expect(await list({ preset: 'windows-8.1', architecture: 'x86' })).toEqual([
      'Microsoft-Windows-Client-LanguagePack-Package~31bf3856ad364e35~x86~en-US~6.3.9600.16384 | Installed | Language Pack | 2/21/2014 7:52 PM',
      'Microsoft-Windows-Foundation-Package~31bf3856ad364e35~x86~~6.3.9600.16384 | Installed | Foundation | 2/21/2014 7:52 PM',
      'Microsoft-Windows-ProfessionalEdition~31bf3856ad364e35~x86~~6.3.9600.16384 | Installed | Product | 2/21/2014 7:52 PM',
    ])
  })

  test('a machine lists the packages of its running Windows', async () => {
    const machine = createMachine({ preset: 'windows-10-1803', languages: ['de-DE'] })
    const { stdout, exitCode } = await machine.dism('/Online', '/Get-Packages')
    expect(exitCode).toBe(0)
    expect(stdout).toContain(
      'Client-LanguagePack-Package~31bf3856ad364e35~amd64~de-DE~10.0.17134.1\r\nState : Installed',
    )
    const info = await machine.dism(
      '/Online',
      '/Get-PackageInfo',
      `/PackageName:${FOUNDATION.replace('26100', '17134')}`,
    )
    expect(field(info.stdout, 'Release Type')).toBe('Foundation')
    expect(field(info.stdout, 'Copyright')).toBe('Copyright (c) Microsoft Corporation. All Rights Reserved.')
    expect(field(info.stdout, 'Install Client')).toBe('DISM Package Manager Provider')
  })

  test('Windows PE has no Foundation', async () => {
    expect((await list({ preset: 'winpe-4.0' })).map((line) => line.split('~')[0])).toEqual([
      'Microsoft-Windows-WinPE-LanguagePack-Package',
      'Microsoft-Windows-WinPE-Package',
    ])
  })
})
