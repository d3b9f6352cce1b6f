import { describe, expect, test } from 'vitest'
import { FormatError } from '../../../src/formats/FormatError.ts'
import { parseDriverInf } from '../../../src/formats/inf/parseDriverInf.ts'
import { parseInf } from '../../../src/formats/inf/parseInf.ts'
import { type InfTarget, parseTargetDecoration } from '../../../src/formats/inf/targetDecoration.ts'

const VERSION = `[Version]
Signature = "$WINDOWS NT$"
Class = Net
ClassGuid = {4D36E972-E325-11CE-BFC1-08002BE10318}
Provider = %Mfg%
DriverVer = 05/17/2024,23.60.0.10
CatalogFile = net.cat
CatalogFile.NTarm64 = arm.cat
PnpLockdown = 1
`
const STRINGS = '[Strings]\nMfg = "Contoso"\nDev = "Contoso Adapter"\n'

const read = (text: string) => parseDriverInf(parseInf(new TextEncoder().encode(text), 'net.inf'))
const AMD64: InfTarget = { architecture: 'amd64', major: 10, minor: 0, build: 26100, productType: 1 }

const full = `${VERSION}
[Manufacturer]
%Mfg% = Models, NTamd64.6.1, NTamd64.10.0...16299, NTamd64.10.0...99999, NTx86
[Models.NTamd64.6.1]
%Dev% = Old, PCI\\VEN_1
[Models.NTamd64.10.0...16299]
%Dev% = Install, PCI\\VEN_1&DEV_2, PCI\\VEN_1, PCI\\CC_02
[Models.NTamd64.10.0...99999]
%Dev% = Future, PCI\\VEN_1
[Models.NTx86]
%Dev% = Install, PCI\\VEN_1
[Install.NT]
CopyFiles = Drivers, @help.chm
[Install.NTamd64]
CopyFiles = Drivers, Tools
[Install.NTamd64.Services]
AddService = ContosoNet, 2, Service
AddService = , 2
[Service]
DisplayName = %Dev%
ServiceType = 1
StartType = 0x3
ErrorControl = 1
ServiceBinary = %12%\\net.sys
LoadOrderGroup = NDIS
[Drivers]
net.sys,,,2
[Tools]
tool.exe, tool64.exe
[SourceDisksNames]
1 = "Disk",,,\\drivers
[SourceDisksFiles.amd64]
net.sys = 1, amd64
tool64.exe = 1
[DestinationDirs]
Drivers = 12
Tools = 11, Contoso
DefaultDestDir = 18
${STRINGS}`

describe('the INF of a driver package', () => {
  const inf = read(full)

  test('says what it is', () => {
    expect(inf).toMatchObject({
      className: 'Net',
      classGuid: '{4d36e972-e325-11ce-bfc1-08002be10318}',
      provider: 'Contoso',
      date: Date.UTC(2024, 4, 17),
      version: [23, 60, 0, 10],
      pnpLockdown: true,
      extensionId: undefined,
      architectures: ['x86', 'amd64'],
    })
    expect(['amd64', 'arm64'].map((one) => inf.catalog(one === 'arm64' ? 'arm64' : 'amd64'))).toEqual([
      'net.cat',
      'arm.cat',
    ])
  })

  test('holds for a Windows with its most precise sections', () => {
    const found = inf.forTarget(AMD64)
    expect(found.models).toEqual([
      {
        manufacturer: 'Contoso',
        rawManufacturer: '%Mfg%',
        description: 'Contoso Adapter',
        rawDescription: '%Dev%',
        install: 'Install',
        hardwareId: 'PCI\\VEN_1&DEV_2',
        compatibleIds: ['PCI\\VEN_1', 'PCI\\CC_02'],
      },
    ])
    expect([...found.installs]).toEqual([['INSTALL', 'Install.NTamd64']])
    expect(found.services('install')).toEqual([
      {
        name: 'ContosoNet',
        isFunction: true,
        displayName: 'Contoso Adapter',
        rawDisplayName: '%Dev%',
        type: 1,
        start: 3,
        errorControl: 1,
        binary: '%12%\\net.sys',
        group: 'NDIS',
        dependencies: [],
      },
    ])
    expect(found.files()).toEqual([
      { source: 'drivers\\amd64\\net.sys', dirId: '12', target: 'net.sys' },
      { source: 'drivers\\tool64.exe', dirId: '11', target: 'Contoso\\tool.exe' },
    ])
  })

  test('has less for an older Windows, another architecture, and nothing for one it does not name', () => {
    const installs = (target: Partial<InfTarget>) => [...inf.forTarget({ ...AMD64, ...target }).installs.values()]
    expect(installs({ build: 15063 })).toEqual([])
    expect(inf.forTarget({ ...AMD64, build: 15063 }).models.map(({ install }) => install)).toEqual(['Old'])
    expect(installs({ architecture: 'x86' })).toEqual(['Install.NT'])
    expect(
      inf
        .forTarget({ ...AMD64, architecture: 'x86' })
        .files()
        .map(({ dirId, target }) => [dirId, target]),
    ).toEqual([
      ['12', 'net.sys'],
      ['18', 'help.chm'],
    ])
    expect(inf.forTarget({ ...AMD64, architecture: 'arm64' }).models).toEqual([])
  })

  test('an undecorated models section is for x86 alone', () => {
    const plain = read(`${VERSION}[Manufacturer]\n%Mfg% = Models\n[Models]\n%Dev% = I, A\\B\n[I]\n${STRINGS}`)
    expect(plain.architectures).toEqual(['x86'])
    expect(plain.forTarget(AMD64).models).toEqual([])
    expect(plain.forTarget({ ...AMD64, architecture: 'x86' }).models).toHaveLength(1)
  })

  test('a driver may need no device', () => {
    const filter = read(
      `${VERSION}[DefaultInstall.NTamd64]\nCopyFiles = @a.sys\n[DestinationDirs]\nDefaultDestDir = 12\n${STRINGS}`,
    )
    expect(filter.architectures).toEqual(['amd64'])
    expect(filter.forTarget(AMD64).files()).toEqual([{ source: 'a.sys', dirId: '12', target: 'a.sys' }])
    expect(filter.forTarget({ ...AMD64, architecture: 'arm64' }).files()).toEqual([])
  })
})

test.each([
  ['no [Version]', '[Manufacturer]\n', 'there is no [Version] section'],
  ['another signature', full.replace('$WINDOWS NT$', '$OS/2$'), 'the signature of [Version] is "$OS/2$"'],
  ['no class', full.replace('ClassGuid', 'Guid'), 'ClassGuid is ""'],
  ['nothing to install', `${VERSION}${STRINGS}`, 'neither a [Manufacturer] nor a [DefaultInstall]'],
  ['a template', full.replaceAll('NTx86', 'NT$ARCH$'), '"Models.NT$ARCH$" holds a placeholder'],
  ['a decoration that is none', full.replace(', NTx86', ', NTmips'), '"NTmips" is no decoration'],
])('%s is no driver package', (_, text, message) => {
  expect(() => read(text)).toThrow(FormatError)
  expect(() => read(text)).toThrow(message)
})

test.each([['..\\..\\net.sys'], ['C:\\net.sys'], ['con']])('a file may not leave the package: %s', (name) => {
  expect(() =>
    read(full.replace('net.sys,,,2', `${name},,,2`))
      .forTarget(AMD64)
      .files(),
  ).toThrow('no path of a file')
})

test.each([
  ['NT', { architecture: undefined, build: undefined }],
  ['ntAMD64', { architecture: 'amd64', major: undefined }],
  ['NTarm64.10.0.3', { architecture: 'arm64', major: 10, minor: 0, productType: 3 }],
  ['NTx86.10.0...17134', { architecture: 'x86', productType: undefined, suiteMask: undefined, build: 17134 }],
  ['NTia64.6.1.1.0x2', { suiteMask: 2 }],
])('the decoration %s', (text, expected) => {
  expect(parseTargetDecoration(text)).toMatchObject(expected)
})

test.each(['', 'Services', 'NTamd64.Services', 'NTmips', 'NT.a', 'NT.1.2.3.4.5.6', 'NT$ARCH$'])(
  '%j is no decoration',
  (text) => {
    expect(parseTargetDecoration(text)).toBeUndefined()
  },
)
