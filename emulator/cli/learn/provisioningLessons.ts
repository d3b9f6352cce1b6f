import { appPackage, bundle, framework } from '../../../fixtures/index.ts'
import type { Machine } from '../../machine/Machine.ts'
import type { Lesson } from './Lesson.ts'
import { happens, looksAt, signsIn, typed } from './lessonSteps.ts'
import { foldersOf, hasFolder, packagesOf, provisionedApps } from './whatIsThere.ts'

const PLAYER = 'Contoso.Player_1.0.0.0_x64__h91ms92gdsmmt'
const ADD = 'dism /Online /Add-ProvisionedAppxPackage'
const ADD_READER = `${ADD} /PackagePath:D:\\in\\reader.msixbundle /SkipLicense /Region:all`
const WINDOWS_11 = { preset: 'windows-11-24h2', region: 'US', users: ['alice'] } as const
const DOCUMENT = 'DISM app package servicing'

const readerFile = () => ({ 'D:\\in\\reader.msixbundle': bundle('Contoso.Reader') })
const playerFile = () => ({ 'D:\\in\\player.appx': appPackage({ name: 'Contoso.Player', architecture: 'x64' }) })
const addPlayer = typed(`${ADD} /PackagePath:D:\\in\\player.appx /SkipLicense /Region:all`)
const addOffline = typed(
  'dism /Image:C:\\ /Add-ProvisionedAppxPackage /PackagePath:D:\\in\\player.appx /SkipLicense /Region:all',
)

/** Lessons on what it is to be provisioned: adding, listing, removing. */
export const provisioningLessons: readonly Lesson[] = [
  {
    name: 'next-sign-in',
    document: DOCUMENT,
    section: '/Add-ProvisionedAppxPackage',
    text: 'To provision an app is to put it into the image. It becomes a user’s own, registered, only later: when that user next signs in, whether the account is old or new.',
    rules: ['appx.register.signin'],
    machine: WINDOWS_11,
    files: readerFile,
    before: [signsIn('alice')],
    question: 'Alice is signed in while the app is added to the running Windows. When does she have it?',
    choices: [
      { text: 'at once', came: ({ results }) => results[1]?.output.includes('Contoso.Reader') === true },
      {
        text: 'never: she was there first',
        came: ({ machine }) => packagesOf(machine, 'alice', 'Contoso').length === 0,
      },
      {
        text: 'when she signs in again',
        came: ({ machine, results }) =>
          results[1]?.output === 'alice has nothing of it\n' &&
          packagesOf(machine, 'alice', 'Contoso.Reader').length > 0,
      },
    ],
    after: [typed(ADD_READER), looksAt(['alice'], 'Contoso.Reader'), signsIn('alice')],
  },
  {
    name: 'list',
    document: DOCUMENT,
    section: '/Get-ProvisionedAppxPackages',
    text: 'The list shows what is set to be installed for each new user. What users have is another matter.',
    rules: ['appx.list.provisioned'],
    machine: WINDOWS_11,
    files: playerFile,
    before: [
      signsIn('alice'),
      happens('Alice installs Contoso.Player for herself', (machine) => machine.addApp('alice', 'D:\\in\\player.appx')),
    ],
    question: 'Is Contoso.Player in the list?',
    choices: [
      { text: 'no', came: ({ results }) => results[0]?.output.includes(PLAYER) === false },
      { text: 'yes', came: ({ results }) => results[0]?.output.includes(PLAYER) === true },
    ],
    after: [typed('dism /Online /Get-ProvisionedAppxPackages')],
  },
  {
    name: 'folder-path',
    document: DOCUMENT,
    section: 'Limitations',
    text: '/FolderPath takes a folder with a main package, its dependency packages and its license, and is for the .appx format alone. For bundles there is /PackagePath.',
    rules: ['appx.folder.options', 'appx.folder.main', 'appx.folder.format'],
    machine: WINDOWS_11,
    files: () => ({ 'D:\\in\\app\\reader.main.msixbundle': bundle('Contoso.Reader') }),
    before: [],
    question:
      'The folder D:\\in\\app holds reader.main.msixbundle, a bundle marked as the main package. Is it provisioned?',
    choices: [
      { text: 'yes', came: ({ machine }) => provisionedApps(machine).length > 0 },
      {
        text: 'no, dism fails',
        came: ({ machine, results }) => provisionedApps(machine).length === 0 && results[0]?.code !== 0,
      },
    ],
    after: [typed(`${ADD} /FolderPath:D:\\in\\app /SkipLicense`)],
  },
  {
    name: 'region',
    document: DOCUMENT,
    section: '/Add-ProvisionedAppxPackage, /Region',
    text: '/Region says where an app is provisioned: all, or a list of ISO 3166-1 codes, of two or three letters, in any case. Without it the app is provisioned only if the start layout pins it.',
    rules: ['appx.region.valid', 'appx.region.match', 'appx.pin.needed', 'appx.pin.found'],
    machine: { ...WINDOWS_11, users: ['alice', 'pierre'] },
    files: readerFile,
    before: [],
    question: 'The app is added with /Region:"usa;gb". Alice lives in the US, Pierre in France. Who gets it?',
    choices: [
      {
        text: 'Alice only',
        came: ({ machine }) =>
          packagesOf(machine, 'alice', 'Contoso').length > 0 && packagesOf(machine, 'pierre', 'Contoso').length === 0,
      },
      {
        text: 'both',
        came: ({ machine }) => ['alice', 'pierre'].every((user) => packagesOf(machine, user, 'Contoso').length > 0),
      },
      {
        text: 'nobody: usa is no code',
        came: ({ machine }) => ['alice', 'pierre'].every((user) => packagesOf(machine, user, 'Contoso').length === 0),
      },
    ],
    after: [
      typed(`${ADD} /PackagePath:D:\\in\\reader.msixbundle /SkipLicense /Region:"usa;gb"`),
      signsIn('alice', { region: 'US' }),
      signsIn('pierre', { region: 'FR' }),
    ],
  },
  {
    name: 'shared-dependency',
    document: DOCUMENT,
    section: '/Add-ProvisionedAppxPackage, /DependencyPackagePath',
    text: 'When several apps need one framework, the newest minor version of each major version is what should be there; the major version is part of the framework’s name.',
    rules: ['appx.dependency.newest', 'appx.dependency.needed'],
    machine: WINDOWS_11,
    files: () => ({
      'D:\\in\\one.appx': appPackage({
        name: 'Contoso.One',
        dependencies: [{ name: 'Contoso.Native.1.6', minVersion: '1.6.25512.0' }],
      }),
      'D:\\in\\two.appx': appPackage({
        name: 'Contoso.Two',
        dependencies: [{ name: 'Contoso.Native.1.6', minVersion: '1.6.25513.0' }],
      }),
      'D:\\in\\older.appx': framework('Contoso.Native.1.6', { version: '1.6.25512.0', architecture: 'x64' }),
      'D:\\in\\newer.appx': framework('Contoso.Native.1.6', { version: '1.6.25513.0', architecture: 'x64' }),
    }),
    before: [
      typed(`${ADD} /PackagePath:D:\\in\\one.appx /DependencyPackagePath:D:\\in\\older.appx /SkipLicense /Region:all`),
    ],
    question: 'A second app comes with a newer version of the same framework. How many versions are in the image then?',
    choices: [
      { text: 'both', came: ({ machine }) => foldersOf(machine, 'Contoso.Native').length === 2 },
      {
        text: 'one, the newer',
        came: ({ machine }) =>
          foldersOf(machine, 'Contoso.Native').join() === 'Contoso.Native.1.6_1.6.25513.0_x64__h91ms92gdsmmt',
      },
      {
        text: 'one, the older: it was there first',
        came: ({ machine }) =>
          foldersOf(machine, 'Contoso.Native').join() === 'Contoso.Native.1.6_1.6.25512.0_x64__h91ms92gdsmmt',
      },
    ],
    after: [
      typed(`${ADD} /PackagePath:D:\\in\\two.appx /DependencyPackagePath:D:\\in\\newer.appx /SkipLicense /Region:all`),
    ],
  },
  {
    name: 'dependency-architectures',
    document: DOCUMENT,
    section: '/Add-ProvisionedAppxPackage, /DependencyPackagePath',
    text: 'A dependency that is specific to an architecture has to be there in all that apply to the image: x64 takes x64 and x86, x86 takes x86, Arm takes Arm. What does not apply is ignored.',
    rules: ['appx.dependency.architecture'],
    machine: WINDOWS_11,
    files: () => ({
      'D:\\in\\app.appx': appPackage({
        name: 'Contoso.App',
        architecture: 'neutral',
        dependencies: [{ name: 'Contoso.Library', minVersion: '1.0.0.0' }],
      }),
      ...Object.fromEntries(
        (['x86', 'x64', 'arm'] as const).map((architecture) => [
          `D:\\in\\${architecture}.appx`,
          framework('Contoso.Library', { architecture }),
        ]),
      ),
    }),
    before: [],
    question: 'The image is x64, and x86, x64 and Arm packages of a framework are given. Which go in?',
    choices: [
      { text: 'x64', came: ({ machine }) => architectures(machine) === 'x64' },
      { text: 'all three', came: ({ machine }) => architectures(machine) === 'arm x64 x86' },
      { text: 'x64 and x86', came: ({ machine }) => architectures(machine) === 'x64 x86' },
      { text: 'none: dism fails because of Arm', came: ({ machine }) => architectures(machine) === '' },
    ],
    after: [
      typed(
        `${ADD} /PackagePath:D:\\in\\app.appx ${['x86', 'x64', 'arm']
          .map((each) => `/DependencyPackagePath:D:\\in\\${each}.appx`)
          .join(' ')} /SkipLicense /Region:all`,
      ),
    ],
  },
  {
    name: 'custom-data',
    document: DOCUMENT,
    section: '/Set-ProvisionedAppxDataFile',
    text: 'A custom data file may have any name; in the image it is Custom.dat. The app has to be provisioned before.',
    rules: ['appx.customdata.package', 'appx.customdata.place'],
    machine: WINDOWS_11,
    files: () => ({
      ...playerFile(),
      'D:\\in\\first.xml': new TextEncoder().encode('first'),
      'D:\\in\\second.xml': new TextEncoder().encode('second'),
    }),
    before: [
      typed(`${ADD} /PackagePath:D:\\in\\player.appx /SkipLicense /Region:all /CustomDataPath:D:\\in\\first.xml`),
    ],
    question: 'The app has a Custom.dat from first.xml. What holds it after the data file is set to second.xml?',
    choices: [
      { text: 'first.xml: dism fails', came: ({ machine }) => customData(machine) === 'first' },
      { text: 'both, one after the other', came: ({ machine }) => customData(machine) === 'firstsecond' },
      { text: 'second.xml', came: ({ machine }) => customData(machine) === 'second' },
    ],
    after: [
      typed(`dism /Online /Set-ProvisionedAppxDataFile /PackageName:${PLAYER} /CustomDataPath:D:\\in\\second.xml`),
    ],
  },
  {
    name: 'remove-registered',
    document: DOCUMENT,
    section: '/Remove-ProvisionedAppxPackage',
    text: 'Removal takes the provisioning away. If no user has registered the app, its packages go too; if one has, they stay, and Remove-AppxPackage is what takes them from that user.',
    rules: ['appx.remove.registered'],
    machine: { ...WINDOWS_11, users: ['alice', 'bob'] },
    files: playerFile,
    before: [addPlayer, signsIn('alice')],
    question: 'Alice has the app. Its provisioning is removed. What of the app is left?',
    choices: [
      {
        text: 'nothing',
        came: ({ machine }) => !hasFolder(machine, PLAYER) && packagesOf(machine, 'alice', PLAYER).length === 0,
      },
      { text: 'both have it', came: ({ machine }) => packagesOf(machine, 'bob', PLAYER).length === 1 },
      {
        text: 'Alice keeps it, Bob will not get it',
        came: ({ machine }) =>
          hasFolder(machine, PLAYER) &&
          packagesOf(machine, 'alice', PLAYER).length === 1 &&
          packagesOf(machine, 'bob', PLAYER).length === 0,
      },
    ],
    after: [
      typed(`dism /Online /Remove-ProvisionedAppxPackage /PackageName:${PLAYER}`),
      signsIn('bob'),
      looksAt(['alice', 'bob'], 'Contoso.Player'),
    ],
  },
  {
    name: 'remove-nobody',
    document: DOCUMENT,
    section: '/Remove-ProvisionedAppxPackage',
    text: 'The other half of the same rule: an app that nobody has registered.',
    rules: ['appx.remove.registered'],
    machine: WINDOWS_11,
    files: playerFile,
    before: [happens('the computer shuts down', (machine) => machine.shutdown()), addOffline],
    question:
      'Nobody has signed in since the app was provisioned. Its provisioning is removed. Are its files still there?',
    choices: [
      { text: 'yes', came: ({ machine }) => hasFolder(machine, PLAYER) },
      { text: 'no', came: ({ machine }) => !hasFolder(machine, PLAYER) },
    ],
    after: [typed(`dism /Image:C:\\ /Remove-ProvisionedAppxPackage /PackageName:${PLAYER}`)],
  },
  {
    name: 'optimize',
    document: DOCUMENT,
    section: '/Optimize-ProvisionedAppxPackages',
    text: 'Identical files of provisioned packages can share their bytes through hard links. That is done to an image that does not run.',
    rules: ['appx.optimize.offline', 'appx.optimize.added', 'appx.links.identical'],
    machine: WINDOWS_11,
    files: playerFile,
    before: [addPlayer],
    question: 'What does dism say to it on the running Windows?',
    choices: [
      { text: 'it works', came: ({ results }) => results[0]?.code === 0 },
      { text: 'it fails', came: ({ results }) => results[0]?.code !== 0 },
    ],
    after: [typed('dism /Online /Optimize-ProvisionedAppxPackages')],
  },
  {
    name: 'stub',
    document: DOCUMENT,
    section: '/StubPackageOption',
    text: 'A bundle may hold a stub of its app beside the full one. /StubPackageOption says which is provisioned, and is remembered as the preference of the app.',
    rules: ['appx.stub.preference', 'appx.stub.stored', 'appx.stub.member'],
    machine: WINDOWS_11,
    files: () => ({
      'D:\\in\\reader.msixbundle': bundle('Contoso.Reader', { stub: true }),
      'D:\\in\\newer.msixbundle': bundle('Contoso.Reader', { stub: true, version: '2.0.0.0' }),
    }),
    before: [typed(`${ADD_READER} /StubPackageOption:InstallStub`)],
    question: 'The stub was asked for. Now a newer bundle is added without the option. What is provisioned?',
    choices: [
      { text: 'the stub again', came: ({ machine }) => hasStub(machine) },
      { text: 'the full app', came: ({ machine }) => !hasStub(machine) },
    ],
    after: [typed(`${ADD} /PackagePath:D:\\in\\newer.msixbundle /SkipLicense /Region:all`)],
  },
  {
    name: 'which-windows',
    document: DOCUMENT,
    section: 'Limitations',
    text: 'Apps need a Windows that has them: Windows 8 or Server 2012 with the Desktop Experience for packages, Windows 8.1 for bundles. Windows PE 4.0 and the Server Core of Server 2012 have none.',
    rules: ['appx.image.supported', 'appx.host.packagepath', 'appx.format.supported', 'dism.command.image'],
    machine: { preset: 'windows-8' },
    files: () => ({ 'D:\\in\\reader.appxbundle': bundle('Contoso.Reader', { schema: '2010' }) }),
    before: [],
    question: 'Can a bundle be provisioned in Windows 8?',
    choices: [
      { text: 'yes', came: ({ results }) => results[0]?.code === 0 },
      { text: 'no', came: ({ results }) => results[0]?.code !== 0 },
    ],
    after: [typed(`${ADD} /PackagePath:D:\\in\\reader.appxbundle /SkipLicense`)],
  },
]

/** The architectures of Contoso.Library that are in the image. */
function architectures(machine: Machine): string {
  const names = foldersOf(machine, 'Contoso.Library').map((name) => name.split('_')[2] ?? '')
  return names.toSorted().join(' ')
}

/** What Custom.dat of the player holds. */
function customData(machine: Machine): string {
  const data = machine.read(`C:\\Program Files\\WindowsApps\\${PLAYER}\\Custom.dat`)
  return new TextDecoder().decode(data)
}

/** Whether the newer reader is provisioned as a stub. */
function hasStub(machine: Machine): boolean {
  const stubs = foldersOf(machine, 'Contoso.Reader').filter((name) =>
    machine.image.volume.stat(`Program Files\\WindowsApps\\${name}\\Stub.exe`),
  )
  return provisionedApps(machine).some((name) => name.includes('_2.0.0.0_')) && stubs.length > 0
}
