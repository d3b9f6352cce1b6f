import { createHash } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import { createMachine, type Machine, type MachineOptions } from '../../emulator/index.ts'
import { appPackage, bundle, framework, license } from '../../fixtures/index.ts'
import { DismError } from '../../src/errors/DismError.ts'
import { runDism } from '../../src/dism/runDism.ts'
import { readAll } from '../../src/formats/ByteSource.ts'
import type { Host } from '../../src/host/Host.ts'
import type { Volume, VolumeReader } from '../../src/image/Volume.ts'
import { badFiles, BAD_FILES_TEXT } from './badFiles.ts'

const READER = 'Contoso.Reader_2.0.0.0_neutral_~_h91ms92gdsmmt'
const PLAIN = 'Contoso.Plain_1.0.0.0_neutral__h91ms92gdsmmt'
const KEPT = 'Contoso.Kept_1.0.0.0_neutral__h91ms92gdsmmt'

const BANNER = '\nDeployment Image Servicing and Management tool\nVersion: 10.0.26100.8737\n'
const HEAD = `${BANNER}\nImage Version: 10.0.26100.8037\n\n`
const LOG = 'D:\\dism.log'

/** How a command fails: what stands behind `Error: `, the HRESULT in the log, the text. The exit code is the number, signed. */
interface Failure {
  readonly number: string
  readonly hresult: string
  readonly text: readonly string[]
}

const win32 = (number: number, ...text: readonly string[]): Failure => ({
  number: String(number),
  hresult: `0x8007${number.toString(16).padStart(4, '0')}`,
  text,
})
const other = (hresult: string, ...text: readonly string[]): Failure => ({ number: hresult, hresult, text })

/** Texts of the system: winerror.h. */
const NO_FILE = win32(2, 'The system cannot find the file specified.')
const NO_PATH = win32(3, 'The system cannot find the path specified.')
const DENIED = win32(5, 'Access is denied.')
const BAD_DATA = win32(13, 'The data is invalid.')
const UNSUPPORTED = win32(50, 'The request is not supported.')
const FULL = win32(112, 'There is not enough space on the disk.')
const BAD_NAME = win32(123, 'The filename, directory name, or volume label syntax is incorrect.')
const NO_FOLDER = win32(267, 'The directory name is invalid.')
const BAD_HIVE = win32(
  1015,
  "The registry is corrupted. The structure of one of the files containing registry data is corrupted, or the system's memory image of the file is corrupted, or the file could not be recovered because the alternate copy or log was absent or corrupted.",
)
const NO_PACKAGE = win32(15600, 'Package could not be opened.')
const BAD_PACKAGE = win32(15602, 'Package data is invalid.')
const NO_DEPENDENCY = win32(15603, 'Package failed updates, dependency or conflict validation.')
const PROTECTED = win32(15610, 'Removal failed. Please contact your software vendor.')
const THERE = win32(
  15611,
  'The provided package is already installed, and reinstallation of the package was blocked. Check the AppXDeployment-Server event log for details.',
)
const RUNNING = win32(15618, 'The package could not be installed because resources it modifies are currently in use.')
const PREREQUISITE = win32(15613, 'A Prerequisite for an install could not be satisfied.')
const PROCESSOR = win32(
  15632,
  'The deployment operation failed because the package targets the wrong processor architecture.',
)
const CORRUPT = other('0x80080206', "The Appx package's content cannot be read because it is corrupt.")

/** Texts of dism.exe: its message table and captures. */
const help = (line: string) => `For more information, refer to the help${line}.`
const NOT_VALID = win32(
  87,
  'An error occurred while processing the command.',
  'Ensure that the command-line arguments are valid. For more information, review the log file.',
)
const missing = (option: string) =>
  win32(87, `The ${option} option is missing a required argument.`, help(` for the ${option} option`))
const foreign = (option: string) => win32(87, `The ${option} option is not recognized in this context.`, help(''))
const unknown = (option: string) => win32(87, `The ${option} option is unknown.`, help(' by running DISM.exe /?'))
const invalid = (value: string, option: string) =>
  win32(87, `The ${value} argument given for the ${option} option is invalid.`, help(' by running DISM.exe /?'))
const twice = (option: string) =>
  win32(
    87,
    `The ${option} option has been duplicated on the command-line.`,
    'Remove the duplicate option and try the command again.',
  )
const taken = (option: string) =>
  win32(87, `The ${option} option does not take an argument.`, 'Remove the argument and run DISM again.')
const NO_IMAGE = [
  'Unable to access the image.',
  'Make sure that the image path and the Windows directory for the image exist and you have Read permissions on the folder.',
]
const IN_USE = win32(
  183,
  'The specified image is currently being serviced by another DISM operation.',
  'Wait for the existing DISM operation to complete, and then try the operation again.',
)
const NO_TEXT = ['DISM failed. No operation was performed.', 'For more information, review the log file.']
const NO_MAIN = other(
  '0xc1570102',
  'No applicable main package was found for this platform.',
  'The directory must contain an applicable package with a .main file extension. For more information, see the help.',
)
const NO_REGION = other('0xc1570115', ...NO_TEXT)
const OLDER = other('0xc1570118', ...NO_TEXT)

const files: { [name: string]: Uint8Array } = {}
const text = (words: string) => new TextEncoder().encode(words)

beforeAll(async () => {
  Object.assign(files, {
    'reader.msixbundle': await bundle('Contoso.Reader', { version: '2.0.0.0' }),
    'older.msixbundle': await bundle('Contoso.Reader', { version: '1.0.0.0' }),
    'reader.appx': await appPackage({ name: 'Contoso.Reader', version: '3.0.0.0' }),
    'plain.appx': await appPackage({ name: 'Contoso.Plain' }),
    'other.appx': await appPackage({ name: 'Contoso.Plain', files: { 'App.exe': 'other content' } }),
    'kept.appx': await appPackage({ name: 'Contoso.Kept' }),
    'new.msixbundle': await bundle('Contoso.New'),
    'needy.appx': await appPackage({ name: 'Contoso.Needy', dependencies: [{ name: 'Contoso.Library' }] }),
    'library.appx': await framework('Contoso.Library'),
    'arm.appx': await appPackage({ name: 'Contoso.Arm', architecture: 'arm64' }),
    'future.appx': await appPackage({
      name: 'Contoso.Future',
      targetDeviceFamilies: [{ name: 'Windows.Desktop', minVersion: '10.0.30000.0' }],
    }),
    'resources.appx': await appPackage({
      name: 'Contoso.New',
      resourcePackage: true,
      resourceId: 'split.language-fr',
      languages: ['fr-FR'],
    }),
    'plugin.appx': await appPackage({ name: 'Contoso.Plugin', mainPackages: ['Contoso.Elsewhere'] }),
    'license.xml': license('Contoso.New_h91ms92gdsmmt'),
    'foreign.xml': license('Contoso.Elsewhere_h91ms92gdsmmt'),
    'root.xml': text('<Licence/>'),
    'nofamily.xml': text('<License/>'),
    'broken.xml': text('<License'),
    'empty.xml': text(''),
    'empty.appx': text(''),
    'text.msix': text('no package at all'),
    'data.bin': text('data'),
  })
  files['torn.msixbundle'] = files['new.msixbundle']!.subarray(0, 700)
  files['zeros.appx'] = new Uint8Array(100_000)
  Object.assign(files, await badFiles())
})

/** An image with apps, a policy and a custom data file on drive C:, which is not running; the files on D:. */
async function servicedMachine(options: Partial<MachineOptions> = {}): Promise<Machine> {
  const machine = createMachine({ preset: 'windows-11-24h2', users: ['alice'], ...options })
  for (const [name, bytes] of Object.entries(files)) machine.write(`D:\\in\\${name}`, bytes)
  machine.write('D:\\in\\app\\App.exe', text('no package'))
  machine.shutdown()
  const given = [
    ['/Add-ProvisionedAppxPackage', '/PackagePath:D:\\in\\reader.msixbundle', '/CustomDataPath:D:\\in\\data.bin'],
    ['/Add-ProvisionedAppxPackage', '/PackagePath:D:\\in\\plain.appx', '/Region:all'],
    ['/Add-ProvisionedAppxPackage', '/PackagePath:D:\\in\\kept.appx'],
    ['/Set-NonRemovableAppPolicy', '/PackageFamily:Contoso.Kept_h91ms92gdsmmt', '/NonRemovable:1'],
  ]
  for (const line of given) {
    const { exitCode, stdout } = await machine.dism('/Image:C:\\', '/LogPath:D:\\before.log', ...line)
    if (exitCode !== 0) throw new Error(stdout)
  }
  return machine
}

/** All names of a volume with what is in them, in one number. */
function digestOf(volume: VolumeReader): string {
  const digest = createHash('sha256')
  const walk = (folder: string): void => {
    for (const { name, kind } of volume.list(folder)) {
      const path = folder === '' ? name : `${folder}\\${name}`
      digest.update(`${kind} ${path}\n`)
      if (kind === 'folder') walk(path)
      else digest.update(readAll(volume.open(path)))
    }
  }
  walk('')
  return digest.digest('hex')
}

type Run = Pick<Machine, 'dism' | 'read' | 'write'>

/** What a run shows: the console, the code, the lines of level 1 in the log without times. */
async function shown(machine: Run, words: readonly string[]) {
  machine.write(LOG, text(''))
  const { exitCode, stdout } = await machine.dism(...words, `/LogPath:${LOG}`)
  const log = new TextDecoder().decode(machine.read(LOG))
  const errors = log.split('\r\n').flatMap((line) => /, Error {17}DISM {3}(.*)$/.exec(line)?.[1] ?? [])
  return { exitCode, stdout: stdout.replaceAll('\r\n', '\n'), errors, stack: /\n\s+at |node:/.test(stdout + log) }
}

const signed = (hresult: string) => Number(hresult) | 0

/** What must be shown of a failure: in a command of the app provider, or before there is one. */
function expected({ number, hresult, text: lines }: Failure, head: string, provider: boolean) {
  const bare = hresult.slice(2).toUpperCase()
  return {
    exitCode: number.startsWith('0x') ? signed(number) : Number(number),
    stdout: `${head}\nError: ${number}\n\n${lines.join('\n')}\n\nThe DISM log file can be found at ${LOG}\n`,
    errors: provider
      ? expect.arrayContaining([
          expect.stringMatching(
            `^DISM Appx Provider: PID=1 TID=5 [A-Z_0-9]+: .+ - Dismulator::Command\\(hr:${hresult}\\)$`,
          ),
          `DISM.EXE: AppxManager processed the command line but failed. HRESULT=${bare}`,
        ])
      : [expect.stringMatching(`^DISM\\.EXE: [A-Z_0-9]+: .+ HRESULT=${bare}$`)],
    stack: false,
  }
}

type Row = readonly [what: string, words: readonly string[], failure: Failure]

const at = (path: string) => `D:\\in\\${path}`
const add = (path: string, ...more: readonly string[]) => [
  '/Add-ProvisionedAppxPackage',
  `/PackagePath:${at(path)}`,
  ...more,
]
const folder = (path: string, ...more: readonly string[]) => [
  '/Add-ProvisionedAppxPackage',
  `/FolderPath:${at(path)}`,
  ...more,
]
const remove = (name: string) => ['/Remove-ProvisionedAppxPackage', `/PackageName:${name}`]
const setData = (name: string, path?: string) => [
  '/Set-ProvisionedAppxDataFile',
  `/PackageName:${name}`,
  ...(path === undefined ? [] : [`/CustomDataPath:${at(path)}`]),
]
const LIST = ['/Get-ProvisionedAppxPackages']
const OPTIMIZE = ['/Optimize-ProvisionedAppxPackages']
const policy = (family: string, value: string) => [
  '/Set-NonRemovableAppPolicy',
  `/PackageFamily:${family}`,
  `/NonRemovable:${value}`,
]
const FAMILY = 'Contoso.Plain_h91ms92gdsmmt'

/** What the app provider refuses. Where no source tells the code it is inferred, as the rule of the refusal says. */
const REFUSED: readonly Row[] = [
  ['a package that is not there', add('none.msix'), NO_FILE],
  ['in a folder that is not there', add('nowhere\\none.msix'), NO_PATH],
  ['on a drive that is not there', ['/Add-ProvisionedAppxPackage', '/PackagePath:Z:\\none.msix'], NO_PATH],
  ['below a file', add('plain.appx\\none.msix'), NO_PATH],
  ['a folder for a package', add('app'), DENIED],
  ['a drive for a package', ['/Add-ProvisionedAppxPackage', '/PackagePath:D:\\'], DENIED],
  ['a wildcard for a package', add('*.msixbundle'), BAD_NAME],
  ['a wildcard of one letter', add('plain.app?'), BAD_NAME],
  ['two packages parted by a bar', add('plain.appx|kept.appx'), BAD_NAME],
  ['an empty file', add('empty.appx'), NO_PACKAGE],
  ['a file of zeros', add('zeros.appx'), NO_PACKAGE],
  ['a text', add('text.msix'), NO_PACKAGE],
  ['a custom data file for a package', add('data.bin'), NO_PACKAGE],
  ['half a bundle', add('torn.msixbundle'), NO_PACKAGE],
  ['a framework', add('library.appx'), BAD_PACKAGE],
  ['a resource package', add('resources.appx'), BAD_PACKAGE],
  ['a package for another processor', add('arm.appx'), PROCESSOR],
  ['a package for a later Windows', add('future.appx'), PREREQUISITE],
  ['an older version', add('older.msixbundle'), OLDER],
  ['a package over a bundle', add('reader.appx'), THERE],
  ['the same package with other content', add('other.appx'), THERE],
  ['a framework missing', add('needy.appx'), NO_DEPENDENCY],
  ['a dependency that is not there', add('needy.appx', `/DependencyPackagePath:${at('none.appx')}`), NO_FILE],
  ['a wildcard for a dependency', add('needy.appx', `/DependencyPackagePath:${at('*.appx')}`), BAD_NAME],
  ['a folder for a dependency', add('needy.appx', `/DependencyPackagePath:${at('app')}`), DENIED],
  ['a text for a dependency', add('needy.appx', `/DependencyPackagePath:${at('text.msix')}`), NO_PACKAGE],
  ['an app for a dependency', add('needy.appx', `/DependencyPackagePath:${at('plain.appx')}`), BAD_PACKAGE],
  ['a bundle for a dependency', add('needy.appx', `/DependencyPackagePath:${at('new.msixbundle')}`), BAD_PACKAGE],
  ['a resource package for one', add('needy.appx', `/DependencyPackagePath:${at('resources.appx')}`), BAD_PACKAGE],
  ['an optional package that is not there', add('new.msixbundle', `/OptionalPackagePath:${at('none.appx')}`), NO_FILE],
  ['a folder for an optional package', add('new.msixbundle', `/OptionalPackagePath:${at('app')}`), DENIED],
  ['a text for an optional package', add('new.msixbundle', `/OptionalPackagePath:${at('text.msix')}`), NO_PACKAGE],
  ['an app for an optional package', add('new.msixbundle', `/OptionalPackagePath:${at('plain.appx')}`), BAD_PACKAGE],
  ['one of another app', add('new.msixbundle', `/OptionalPackagePath:${at('plugin.appx')}`), NO_DEPENDENCY],
  ['a license that is not there', add('new.msixbundle', `/LicensePath:${at('none.xml')}`), NO_FILE],
  ['a folder for a license', add('new.msixbundle', `/LicensePath:${at('app')}`), DENIED],
  ['a wildcard for a license', add('new.msixbundle', `/LicensePath:${at('*.xml')}`), BAD_NAME],
  ['a license for another app', add('new.msixbundle', `/LicensePath:${at('foreign.xml')}`), BAD_DATA],
  ['a license with another root', add('new.msixbundle', `/LicensePath:${at('root.xml')}`), BAD_DATA],
  ['a license for nothing', add('new.msixbundle', `/LicensePath:${at('nofamily.xml')}`), BAD_DATA],
  ['a license that is not well-formed', add('new.msixbundle', `/LicensePath:${at('broken.xml')}`), BAD_DATA],
  ['an empty license', add('new.msixbundle', `/LicensePath:${at('empty.xml')}`), BAD_DATA],
  ['a package for a license', add('new.msixbundle', `/LicensePath:${at('plain.appx')}`), BAD_DATA],
  [
    'a good license and a bad one',
    add('new.msixbundle', `/LicensePath:${at('license.xml')}`, `/LicensePath:${at('foreign.xml')}`),
    BAD_DATA,
  ],
  ['custom data that is not there', add('new.msixbundle', `/CustomDataPath:${at('none.bin')}`), NO_FILE],
  ['a folder for custom data', add('new.msixbundle', `/CustomDataPath:${at('app')}`), DENIED],
  ['a wildcard for custom data', add('new.msixbundle', `/CustomDataPath:${at('data.*')}`), BAD_NAME],
  ['a region that is none', add('new.msixbundle', '/Region:XX'), NO_REGION],
  ['regions parted by commas', add('new.msixbundle', '/Region:US,GB'), NO_REGION],
  ['an empty region in a list', add('new.msixbundle', '/Region:US;;GB'), NO_REGION],
  ['all in a list', add('new.msixbundle', '/Region:all;US'), NO_REGION],
  ['a wildcard for regions', add('new.msixbundle', '/Region:*'), NO_REGION],
  [
    'a stub option that is none',
    add('new.msixbundle', '/StubPackageOption:Half'),
    invalid('Half', '/StubPackageOption'),
  ],
  ['neither package nor folder', ['/Add-ProvisionedAppxPackage', '/SkipLicense'], NOT_VALID],
  ['package and folder', add('new.msixbundle', `/FolderPath:${at('app')}`), NOT_VALID],
  ['a folder that is not there', folder('none'), NO_PATH],
  ['a wildcard for a folder', folder('ap*'), BAD_NAME],
  ['a file for a folder', folder('plain.appx'), NO_FOLDER],
  ['a folder without a main package', folder('app'), NO_MAIN],
  ['a folder and a license', folder('app', `/LicensePath:${at('license.xml')}`), NOT_VALID],
  ['a folder and a dependency', folder('app', `/DependencyPackagePath:${at('library.appx')}`), NOT_VALID],
  ['a folder and an optional package', folder('app', `/OptionalPackagePath:${at('plugin.appx')}`), NOT_VALID],

  ['a name that is not provisioned', remove('Contoso.Gone_1.0.0.0_neutral_~_h91ms92gdsmmt'), NO_FILE],
  ['a name without its version', remove('Contoso.Plain'), NO_FILE],
  ['a family name', remove(FAMILY), NO_FILE],
  ['another version', remove(PLAIN.replace('1.0.0.0', '1.0.0.1')), NO_FILE],
  ['the app package of a bundle', remove('Contoso.Reader_2.0.0.0_neutral__h91ms92gdsmmt'), NO_FILE],
  ['a wildcard for a name', remove('Contoso.*'), NO_FILE],
  ['a wildcard for all', remove('*'), NO_FILE],
  ['a path for a name', remove(at('plain.appx')), NO_FILE],
  ['a name that leads up', remove('..\\..\\Windows'), NO_FILE],
  ['a very long name', remove('a'.repeat(5000)), NO_FILE],
  ['no name to remove', ['/Remove-ProvisionedAppxPackage'], NOT_VALID],
  ['what a policy keeps', remove(KEPT), PROTECTED],
  ['another version of what a policy keeps', remove(KEPT.replace('1.0.0.0', '9.0.0.0')), PROTECTED],
  [
    'what the release keeps',
    remove('Microsoft.DesktopAppInstaller_2023.808.2243.0_neutral_~_8wekyb3d8bbwe'),
    PROTECTED,
  ],

  [
    'custom data for what is not provisioned',
    setData('Contoso.Gone_1.0.0.0_neutral_~_h91ms92gdsmmt', 'data.bin'),
    NO_FILE,
  ],
  ['custom data for a wildcard', setData('Contoso.*', 'data.bin'), NO_FILE],
  ['no custom data for what is not provisioned', setData('Contoso.Gone'), NO_FILE],
  ['custom data from nowhere', setData(READER, 'none.bin'), NO_FILE],
  ['custom data from a missing folder', setData(READER, 'nowhere\\data.bin'), NO_PATH],
  ['a folder as custom data', setData(READER, 'app'), DENIED],
  ['a wildcard as custom data', setData(READER, '*.bin'), BAD_NAME],
  ['custom data for nothing', ['/Set-ProvisionedAppxDataFile', `/CustomDataPath:${at('data.bin')}`], NOT_VALID],

  ['a policy without a family', ['/Set-NonRemovableAppPolicy', '/NonRemovable:1'], NOT_VALID],
  ['a policy without a value', ['/Set-NonRemovableAppPolicy', `/PackageFamily:${FAMILY}`], NOT_VALID],
  ['a policy for a full name', policy(PLAIN, '1'), invalid(PLAIN, '/PackageFamily')],
  ['a policy for a wildcard', policy('Contoso.*', '1'), invalid('Contoso.*', '/PackageFamily')],
  [
    'a policy for a key of the registry',
    policy('..\\Applications', '1'),
    invalid('..\\Applications', '/PackageFamily'),
  ],
  ['a policy of another value', policy(FAMILY, '2'), invalid('2', '/NonRemovable')],
  ['a policy of a word', policy(FAMILY, 'yes'), invalid('yes', '/NonRemovable')],
]

/** What the grammar refuses before a provider is asked; an argument that is empty, before there is an image. */
const MISUSED: readonly Row[] = [
  ['an empty path', ['/Add-ProvisionedAppxPackage', '/PackagePath:'], missing('/PackagePath:')],
  ['no path', ['/Add-ProvisionedAppxPackage', '/PackagePath'], missing('/PackagePath:')],
  ['an empty folder', ['/Add-ProvisionedAppxPackage', '/FolderPath:'], missing('/FolderPath:')],
  ['an empty region', add('new.msixbundle', '/Region:'), missing('/Region:')],
  ['an empty license', add('new.msixbundle', '/LicensePath:'), missing('/LicensePath:')],
  ['an empty dependency', add('new.msixbundle', '/DependencyPackagePath:'), missing('/DependencyPackagePath:')],
  ['an empty optional package', add('new.msixbundle', '/OptionalPackagePath:'), missing('/OptionalPackagePath:')],
  ['empty custom data', add('new.msixbundle', '/CustomDataPath:'), missing('/CustomDataPath:')],
  ['an empty stub option', add('new.msixbundle', '/StubPackageOption:'), missing('/StubPackageOption:')],
  ['two packages', add('new.msixbundle', `/PackagePath:${at('plain.appx')}`), twice('PackagePath')],
  ['two folders', folder('app', `/FolderPath:${at('app')}`), twice('FolderPath')],
  ['two regions', add('new.msixbundle', '/Region:US', '/Region:GB'), twice('Region')],
  [
    'two stub options',
    add('new.msixbundle', '/StubPackageOption:InstallStub', '/StubPackageOption:InstallFull'),
    twice('StubPackageOption'),
  ],
  [
    'two custom data files',
    add('new.msixbundle', `/CustomDataPath:${at('data.bin')}`, `/CustomDataPath:${at('data.bin')}`),
    twice('CustomDataPath'),
  ],
  ['an argument of /SkipLicense', add('new.msixbundle', '/SkipLicense:yes'), taken('SkipLicense')],
  ['an argument of the add', ['/Add-ProvisionedAppxPackage:x'], taken('Add-ProvisionedAppxPackage')],
  ['an option that is none', add('new.msixbundle', '/Regions:US'), foreign('/regions')],
  ['an option of another command', add('new.msixbundle', `/PackageName:${PLAIN}`), foreign('/packagename')],
  ['two commands', [...LIST, ...OPTIMIZE], foreign('/optimize-provisionedappxpackages')],
  ['an add and a removal', add('new.msixbundle', ...remove(PLAIN)), foreign('/remove-provisionedappxpackage')],
  ['a stub option alone', ['/StubPackageOption:InstallStub'], unknown('stubpackageoption')],
  ['a command that is none', ['/Get-ProvisionedAppxPackage'], unknown('get-provisionedappxpackage')],
  ['an empty name', ['/Remove-ProvisionedAppxPackage', '/PackageName:'], missing('/PackageName:')],
  ['two names', [...remove(PLAIN), `/PackageName:${READER}`], twice('PackageName')],
  ['a path to remove', [...remove(PLAIN), `/PackagePath:${at('plain.appx')}`], foreign('/packagepath')],
  ['an empty name for custom data', ['/Set-ProvisionedAppxDataFile', '/PackageName:'], missing('/PackageName:')],
  ['empty custom data to set', [...setData(READER), '/CustomDataPath:'], missing('/CustomDataPath:')],
  ['a license to set', [...setData(READER), '/SkipLicense'], foreign('/skiplicense')],
  ['an argument of the list', ['/Get-ProvisionedAppxPackages:all'], taken('Get-ProvisionedAppxPackages')],
  ['an option of the list', [...LIST, '/Region:all'], foreign('/region')],
  ['an argument to optimise', ['/Optimize-ProvisionedAppxPackages:C'], taken('Optimize-ProvisionedAppxPackages')],
  ['a name to optimise', [...OPTIMIZE, `/PackageName:${PLAIN}`], foreign('/packagename')],
  ['an option of the policies', ['/Get-NonRemovableAppPolicy', `/PackageFamily:${FAMILY}`], foreign('/packagefamily')],
  ['an empty family', ['/Set-NonRemovableAppPolicy', '/PackageFamily:', '/NonRemovable:1'], missing('/PackageFamily:')],
  [
    'an empty value',
    ['/Set-NonRemovableAppPolicy', `/PackageFamily:${FAMILY}`, '/NonRemovable:'],
    missing('/NonRemovable:'),
  ],
]

describe('bad input', () => {
  let machine: Machine
  let before = ''
  beforeAll(async () => {
    machine = await servicedMachine()
    before = digestOf(machine.image.volume)
  })
  const after = () => digestOf(machine.image.volume)

  test.each(REFUSED)('%s', async (_, words, failure) => {
    expect(await shown(machine, ['/Image:C:\\', ...words])).toEqual(expected(failure, HEAD, true))
    expect(after()).toBe(before)
  })

  test.each(MISUSED)('%s', async (_, words, failure) => {
    const empty = words.some((word) => word.endsWith(':'))
    expect(await shown(machine, ['/Image:C:\\', ...words])).toEqual(expected(failure, empty ? BANNER : HEAD, false))
    expect(after()).toBe(before)
  })

  test.each(Object.entries(BAD_FILES_TEXT))('a package with %s', async (name, isMember) => {
    const failure = { file: NO_PACKAGE, member: BAD_PACKAGE, content: CORRUPT }[isMember]
    expect(await shown(machine, ['/Image:C:\\', ...add(name)])).toEqual(expected(failure, HEAD, true))
    expect(after()).toBe(before)
  })

  test('a computer that is not elevated: neither banner nor log', async () => {
    const limited = createMachine({ preset: 'windows-11-24h2', elevated: false })
    const before = digestOf(limited.image.volume)
    for (const words of [
      add('plain.appx'),
      LIST,
      remove(PLAIN),
      setData(PLAIN),
      OPTIMIZE,
      policy(FAMILY, '1'),
      ['/?'],
    ]) {
      const { exitCode, stdout } = await limited.dism('/Online', ...words)
      expect(exitCode).toBe(740)
      expect(stdout).toBe(
        '\r\nError: 740\r\n\r\nElevated permissions are required to run DISM.\r\nUse an elevated command prompt to complete these tasks.\r\n\r\n',
      )
    }
    expect(digestOf(limited.image.volume)).toBe(before)
  })

  test('optimising the running Windows', async () => {
    const running = await servicedMachine()
    running.boot()
    const before = digestOf(running.image.volume)
    expect(await shown(running, ['/Online', ...OPTIMIZE])).toEqual(expected(UNSUPPORTED, HEAD, true))
    expect(digestOf(running.image.volume)).toBe(before)
  })

  test('adding over an app that runs', async () => {
    const running = await servicedMachine()
    running.signIn('alice')
    running.startApp('alice', PLAIN)
    running.write('D:\\in\\again.appx', await appPackage({ name: 'Contoso.Plain', version: '2.0.0.0' }))
    const before = digestOf(running.image.volume)
    expect(await shown(running, ['/Online', ...add('again.appx')])).toEqual(expected(RUNNING, HEAD, true))
    expect(digestOf(running.image.volume)).toBe(before)
  })
})

/** Commands that are sound in themselves. */
const COMMANDS: readonly (readonly [what: string, words: readonly string[]])[] = [
  ['an add', add('new.msixbundle')],
  ['a removal', remove(PLAIN)],
  ['setting custom data', setData(READER, 'data.bin')],
  ['a list', LIST],
  ['an optimisation', OPTIMIZE],
  ['the policies', ['/Get-NonRemovableAppPolicy']],
  ['a policy', policy(FAMILY, '1')],
]

describe('a bad image', () => {
  const CONFIG = 'C:\\Windows\\System32\\config'
  const NO_FOLDER_THERE = win32(3, ...NO_IMAGE)
  const NO_WINDOWS = win32(2, ...NO_IMAGE)
  const ON_NETWORK = win32(
    50,
    'DISM cannot service an image on a network path.',
    'Mount the image locally and run DISM again.',
  )

  const images: readonly (readonly [what: string, image: string, failure: Failure])[] = [
    ['that is not there', 'C:\\none', NO_FOLDER_THERE],
    ['on a drive that is not there', 'Z:\\', NO_FOLDER_THERE],
    ['that is a file', 'D:\\in\\plain.appx', NO_FOLDER_THERE],
    ['that is a wildcard', 'C:\\*', NO_FOLDER_THERE],
    ['without Windows', 'D:\\in', NO_WINDOWS],
    ['that is a folder inside one', 'C:\\Windows', NO_WINDOWS],
    ['on the network', '\\\\server\\share', ON_NETWORK],
  ]
  test.each(images)('%s', async (_, image, failure) => {
    const machine = await servicedMachine()
    const before = digestOf(machine.image.volume)
    for (const [, words] of COMMANDS)
      expect(await shown(machine, [`/Image:${image}`, ...words])).toEqual(expected(failure, `${BANNER}\n`, false))
    expect(digestOf(machine.image.volume)).toBe(before)
  })

  const hives: readonly (readonly [what: string, hive: string, damage: (hive: Uint8Array) => Uint8Array, Failure])[] = [
    ['SOFTWARE is empty', 'SOFTWARE', () => new Uint8Array(0), BAD_HIVE],
    ['SOFTWARE is a text', 'SOFTWARE', () => text('regf, but no more'.repeat(300)), BAD_HIVE],
    ['SOFTWARE is cut', 'SOFTWARE', (hive) => hive.slice(0, 6000), BAD_HIVE],
    ['SYSTEM is empty', 'SYSTEM', () => new Uint8Array(0), BAD_HIVE],
    ['SYSTEM is zeros', 'SYSTEM', (hive) => new Uint8Array(hive.length), BAD_HIVE],
  ]
  test.each(hives)('%s', async (_, name, damage, failure) => {
    const machine = await servicedMachine()
    machine.write(`${CONFIG}\\${name}`, damage(machine.read(`${CONFIG}\\${name}`)))
    const before = digestOf(machine.image.volume)
    for (const [, words] of COMMANDS)
      expect(await shown(machine, ['/Image:C:\\', ...words])).toEqual(expected(failure, `${BANNER}\n`, false))
    expect(digestOf(machine.image.volume)).toBe(before)
  })

  /** A computer whose image cannot be opened, or not be changed. */
  async function withVolume(open: (volume: Volume) => Volume) {
    const machine = await servicedMachine()
    const host: Host = { ...machine.host, openVolume: (path) => open(machine.host.openVolume(path)!) }
    const dism = async (...words: readonly string[]) => {
      const output: string[] = []
      const exitCode = await runDism({ arguments: words, host, write: (piece) => output.push(piece) })
      return { exitCode, stdout: output.join('') }
    }
    return { machine, run: { ...machine, dism } }
  }

  test('in use', async () => {
    const { machine, run } = await withVolume(() => {
      throw new DismError('IMAGE_IN_USE', 'another process uses it')
    })
    const before = digestOf(machine.image.volume)
    for (const [, words] of COMMANDS)
      expect(await shown(run, ['/Image:C:\\', ...words])).toEqual(expected(IN_USE, `${BANNER}\n`, false))
    expect(digestOf(machine.image.volume)).toBe(before)
  })

  const CHANGING = ['an add', 'a removal', 'setting custom data', 'a policy']
  test.each(COMMANDS.filter(([what]) => CHANGING.includes(what)))('on a full disk: %s', async (_, words) => {
    const { machine, run } = await withVolume((volume) => ({
      ...volume,
      apply() {
        throw new DismError('DISK_FULL', 'no room')
      },
    }))
    const before = digestOf(machine.image.volume)
    expect(await shown(run, ['/Image:C:\\', ...words])).toEqual(expected(FULL, HEAD, true))
    expect(digestOf(machine.image.volume)).toBe(before)
  })
})
