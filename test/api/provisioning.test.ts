import { describe, expect, test } from 'vitest'
import type { Machine } from '../../emulator/index.ts'
import { appPackage, framework, license } from '../../fixtures/index.ts'
import {
  createDismApi,
  DISM_ONLINE_IMAGE,
  HRESULTS,
  type DismApi,
  type DismAppxPackage,
  type Pointer,
} from '../../src/api/index.ts'
import type { Decision } from '../../src/rules/Decision.ts'
import { transcript, transcriptsMissing } from '../dism/transcript.ts'
import { addPackage, apiMachine, lastError, opened, OFFLINE, putImage } from './apiSession.ts'
import { differences } from './differences.ts'

const NAME = 'Contoso.Reader_1.2.3.4_x64__h91ms92gdsmmt'
const LIBRARY = 'Contoso.Library'
type Added = Parameters<DismApi['_DismAddProvisionedAppxPackage']>

async function started(machine: Machine): Promise<DismApi> {
  expect(await machine.api.DismInitialize(2, 'C:\\api.log', null)).toBe(HRESULTS.S_OK)
  return machine.api
}

/** A computer with an offline image and what can be added to it. */
async function stocked(options: Parameters<typeof apiMachine>[0] = {}): Promise<Machine> {
  const machine = apiMachine(options)
  const dependencies = [{ name: LIBRARY, minVersion: '1.0.0.0' }]
  const reader = { name: 'Contoso.Reader', version: '1.2.3.4', architecture: 'x64', dependencies } as const
  machine.write('C:\\in\\reader.msix', await appPackage(reader))
  machine.write('C:\\in\\library.appx', await framework(LIBRARY, { version: '1.0.0.0', architecture: 'x64' }))
  machine.write('C:\\in\\plain.msix', await appPackage({ name: 'Contoso.Plain' }))
  machine.write('C:\\in\\license.xml', license('Contoso.Reader_h91ms92gdsmmt'))
  machine.write('C:\\in\\custom.txt', new TextEncoder().encode('custom'))
  return machine
}

const readerIn = (session: number): Added => [
  session,
  'C:\\in\\reader.msix',
  ['C:\\in\\library.appx'],
  1,
  null,
  0,
  ['C:\\in\\license.xml'],
  1,
  false,
  'C:\\in\\custom.txt',
  'US;GB',
  0,
]

async function listed(api: DismApi, session: number): Promise<readonly DismAppxPackage[]> {
  const packages: Pointer<readonly DismAppxPackage[] | null> = { value: null }
  const count = { value: 0 }
  expect(await api._DismGetProvisionedAppxPackages(session, packages, count)).toBe(HRESULTS.S_OK)
  expect(packages.value?.length).toBe(count.value)
  return packages.value ?? []
}

describe('the API does to an image what dism does, byte for byte', () => {
  test('an app is added, listed and removed', async () => {
    const [byApi, byDism] = [await stocked(), await stocked()]
    const api = await started(byApi)
    const session = await opened(api, OFFLINE)
    const dism = async (...words: string[]) => {
      const { exitCode, stdout } = await byDism.dism(`/Image:${OFFLINE}`, ...words)
      expect(exitCode, stdout).toBe(0)
      return stdout
    }
    const same = () => differences(byApi.volumeAt(OFFLINE), byDism.volumeAt(OFFLINE))
    const before = byApi.volumeAt(OFFLINE).fork()
    expect(same()).toEqual([])

    expect(await api._DismAddProvisionedAppxPackage(...readerIn(session))).toBe(HRESULTS.S_OK)
    await dism(
      '/Add-ProvisionedAppxPackage',
      '/PackagePath:C:\\in\\reader.msix',
      '/DependencyPackagePath:C:\\in\\library.appx',
      '/LicensePath:C:\\in\\license.xml',
      '/CustomDataPath:C:\\in\\custom.txt',
      '/Region:US;GB',
    )
    expect(same()).toEqual([])
    expect(differences(before, byApi.volumeAt(OFFLINE))).not.toEqual([])

    const records = (await dism('/Get-ProvisionedAppxPackages'))
      .split('\r\n\r\n')
      .filter((text) => /^Display/m.test(text))
    const packages = await listed(api, session)
    expect(packages.map(recordOf)).toEqual(records.map((text) => text.slice(text.indexOf('DisplayName')).trimEnd()))
    expect(packages.find(({ PackageName }) => PackageName === NAME)).toEqual({
      PackageName: NAME,
      DisplayName: 'Contoso.Reader',
      PublisherId: 'h91ms92gdsmmt',
      MajorVersion: 1,
      MinorVersion: 2,
      Build: 3,
      RevisionNumber: 4,
      Architecture: 9,
      ResourceId: '',
      InstallLocation: `%SYSTEMDRIVE%\\Program Files\\WindowsApps\\${NAME}\\AppxManifest.xml`,
      Region: 'US;GB',
    })

    expect(await api._DismRemoveProvisionedAppxPackage(session, NAME)).toBe(HRESULTS.S_OK)
    await dism('/Remove-ProvisionedAppxPackage', `/PackageName:${NAME}`)
    expect(same()).toEqual([])
    expect((await listed(api, session)).length).toBe(packages.length - 1)
    expect(await api.DismCloseSession(session)).toBe(HRESULTS.S_OK)
  })

  test('on the Windows that runs', async () => {
    const [byApi, byDism] = [await stocked(), await stocked()]
    const api = await started(byApi)
    const session = await opened(api, DISM_ONLINE_IMAGE)
    expect(await addPackage(api, session, 'C:\\in\\plain.msix')).toBe(HRESULTS.S_OK)
    expect(await api._DismRemoveProvisionedAppxPackage(session, 'nothing')).toBe(0x80070002)
    await byDism.dism('/Online', '/Add-ProvisionedAppxPackage', '/PackagePath:C:\\in\\plain.msix', '/SkipLicense')
    const found = differences(byApi.image.volume, byDism.image.volume)
    expect(found.filter((path) => path !== 'api.log' && !path.startsWith('Windows\\Logs'))).toEqual([])
  })
})

/** A package as dism lists it. */
function recordOf(app: DismAppxPackage): string {
  const architectures = new Map([
    [0, 'x86'],
    [9, 'x64'],
    [11, 'neutral'],
    [12, 'arm64'],
  ])
  return [
    `DisplayName : ${app.DisplayName}`,
    `Version : ${app.MajorVersion}.${app.MinorVersion}.${app.Build}.${app.RevisionNumber}`,
    `Architecture : ${architectures.get(app.Architecture)}`,
    `ResourceId : ${app.ResourceId}`,
    `PackageName : ${app.PackageName}`,
    `Regions : ${app.Region ?? 'None'}`,
  ].join('\r\n')
}

describe('what fails gives the HRESULT and the text of DISM, and changes nothing', () => {
  const SYSTEM = {
    argument: [HRESULTS.E_INVALIDARG, /^The parameter is incorrect\.\r\n$/],
    file: [0x80070002, /^The system cannot find the file specified\.\r\n$/],
    path: [0x80070003, /^The system cannot find the path specified\.\r\n$/],
  } as const
  const change = (place: number, value: Added[number]) => (session: number) => {
    const given: unknown[] = readerIn(session)
    given[place] = value
    return given as Added
  }

  test.each([
    ['a package that is not there', change(1, 'C:\\in\\none.msix'), SYSTEM.file],
    ['a folder that is not there', change(1, 'C:\\none\\none.msix'), SYSTEM.path],
    ['no path (api.argument.given)', change(1, ''), SYSTEM.argument],
    ['more dependencies than there are (api.argument.given)', change(3, 2), SYSTEM.argument],
    ['licenses without an array (api.argument.given)', change(6, null), SYSTEM.argument],
    ['fewer than none (api.argument.given)', change(5, -1), SYSTEM.argument],
    [
      'dependencies left out by their count',
      change(3, 0),
      [0x80073cf3, /^Package failed updates, dependency or conflict validation\.\r\n$/],
    ],
    [
      'a region that is none',
      change(10, 'Atlantis'),
      [0xc1570115, /^DISM failed\. No operation was performed\.\r\nFor more .*\r\n$/],
    ],
  ] as const)('%s', async (_name, given, [hresult, text]) => {
    const machine = await stocked()
    const api = await started(machine)
    const session = await opened(api, OFFLINE)
    const before = machine.volumeAt(OFFLINE).fork()
    expect(await api._DismAddProvisionedAppxPackage(...given(session))).toBe(hresult)
    expect(await lastError(api)).toMatch(text)
    expect(differences(before, machine.volumeAt(OFFLINE))).toEqual([])
    expect(await api._DismAddProvisionedAppxPackage(...readerIn(session)), 'the session goes on').toBe(0)
  })

  test('a name that is not provisioned, and none (api.argument.given)', async () => {
    const api = await started(await stocked())
    const session = await opened(api, OFFLINE)
    expect(await api._DismRemoveProvisionedAppxPackage(session, NAME)).toBe(0x80070002)
    expect(await api._DismRemoveProvisionedAppxPackage(session, '')).toBe(HRESULTS.E_INVALIDARG)
  })

  test('a Windows that takes no apps (appx.image.supported)', async () => {
    const machine = apiMachine({ preset: 'windows-7', host: 'windows-11-24h2' })
    const api = await started(machine)
    const session = await opened(api, OFFLINE)
    const packages = { value: null }
    expect(await api._DismGetProvisionedAppxPackages(session, packages, { value: 0 })).toBe(HRESULTS.E_INVALIDARG)
    expect(packages.value).toBeNull()
    const other = apiMachine()
    expect(await listed(await started(other), await opened(other.api, OFFLINE))).toBeInstanceOf(Array)
  })
})

describe('a path that names a folder', () => {
  test('is a folder of unpacked files, and goes with nothing beside it (api.appx.folder)', async () => {
    const machine = await stocked()
    const api = await started(machine)
    const session = await opened(api, OFFLINE)
    expect(await addPackage(api, session, 'C:\\in')).not.toBe(HRESULTS.S_OK)
    const [, , ...more] = readerIn(session)
    expect(await api._DismAddProvisionedAppxPackage(session, 'C:\\in', ...more)).toBe(HRESULTS.E_INVALIDARG)
    expect(await lastError(api)).toBe('The parameter is incorrect.\r\n')
    expect(await api._DismAddProvisionedAppxPackage(...readerIn(session))).toBe(HRESULTS.S_OK)
  })
})

describe('DismStubPackageOption', () => {
  test.each([
    ['10.0.26100.1', 0, HRESULTS.S_OK],
    ['10.0.26100.1', 1, HRESULTS.S_OK],
    ['10.0.26100.1', 2, HRESULTS.S_OK],
    ['10.0.26100.1', 3, HRESULTS.RPC_X_ENUM_VALUE_OUT_OF_RANGE],
    ['10.0.19041.1', undefined, HRESULTS.RPC_X_ENUM_VALUE_OUT_OF_RANGE],
    ['10.0.18362.1', undefined, HRESULTS.S_OK],
  ])('API %s, option %s (api.stub.option)', async (dismVersion, option, hresult) => {
    const machine = await stocked({ dismVersion })
    const decisions: Decision[] = []
    const api = createDismApi(machine.host, { onDecisions: (taken) => void decisions.push(...taken) })
    await api.DismInitialize(2, null, null)
    const [given, session] = [readerIn(2), await opened(api, OFFLINE)]
    expect(session).toBe(2)
    if (option === undefined) given.pop()
    else given[11] = option
    expect(await api._DismAddProvisionedAppxPackage(...given)).toBe(hresult)
    expect(await lastError(api)).toBe(hresult === 0 ? undefined : 'The enumeration value is out of range.\r\n')
    expect(decisions.some(({ rule }) => rule === 'api.stub.option')).toBe(!dismVersion.startsWith('10.0.18'))
  })
})

describe('dism.log of the API', () => {
  const logOf = (machine: Machine) => new TextDecoder().decode(machine.read('C:\\api.log')).split('\r\n')
  const masked = (line: string) => line.replace(/^[-\d]{10} [:\d]{8}/, '<time>').replace(/PID=\d+ TID=\d+/, '<process>')

  test.skipIf(transcriptsMissing)(`${transcriptsMissing ?? 'as transcript 25'}: an add, the whole of it`, async () => {
    const machine = apiMachine({ dismVersion: '10.0.18362.1' })
    putImage(machine, 'E:\\')
    const api = await started(machine)
    await opened(api, 'E:\\')
    const session = await opened(api, OFFLINE)
    const folder = 'G:\\LocalExperiencePack\\de-de'
    machine.write(`${folder}\\License.xml`, license('Contoso.De_h91ms92gdsmmt'))
    machine.write(`${folder}\\LanguageExperiencePack.de-DE.Neutral.appx`, appPackage({ name: 'Contoso.De' }))
    const hresult = await api._DismAddProvisionedAppxPackage(
      session,
      `${folder}\\LanguageExperiencePack.de-DE.Neutral.appx`,
      null,
      0,
      null,
      0,
      [`${folder}\\License.xml`],
      1,
      false,
      null,
      null,
    )
    expect(hresult).toBe(HRESULTS.S_OK)
    const expected = transcript('25').trimEnd().split('\r\n').map(masked)
    const log = logOf(machine).map(masked)
    const at = log.indexOf(expected[0] ?? '')
    expect(log.slice(at, at + expected.length)).toEqual(expected)
  })

  test('what a session leaves', async () => {
    const machine = await stocked()
    const api = await started(machine)
    const session = await opened(api, OFFLINE)
    await api._DismRemoveProvisionedAppxPackage(session, NAME)
    await api.DismCloseSession(session)
    await api.DismShutdown()
    const [first = '', ...lines] = logOf(machine)
    expect(first).toBe(
      '2026-03-04 05:06:07, Info                  DISM   API: PID=1 TID=5 DismApi.dll:  - DismInitializeInternal',
    )
    const said = lines.map((line) => line.replace(/^.{43}DISM {3}(API: PID=1 TID=5 )?/, ''))
    for (const line of [
      'DismApi.dll: <----- Starting DismApi.dll session -----> - DismInitializeInternal',
      'Input parameters: LogLevel: 2, LogFilePath: C:\\api.log, ScratchDirectory: (null) - DismInitializeInternal',
      'Input parameters: ImagePath: D:\\offline, WindowsDirectory: (null), SystemDrive: (null) - DismOpenSessionInternal',
      'Session id is: 2 - DismOpenSessionInternal',
      `Input parameters: Session: 2, PackageName: ${NAME} - DismRemoveProvisionedAppxPackageInternal`,
      'Input parameters: Session: 2 - DismCloseSessionInternal',
      'Refcount for DismSession= 2s 0 - CSessionTable::RemoveSession',
      'Leave DismShutdownInternal - DismShutdownInternal',
    ])
      expect(said).toContain(line)
    const failure = lines.find((line) => line.includes('FILE_NOT_FOUND'))
    expect(failure).toMatch(/, Error {17}DISM {3}API: PID=1 TID=5 .* - Dismulator::Call\(hr:0x80070002\)$/)
  })
})
