/** A command that is asked of dism, and what comes of it on a computer where nothing of that kind has happened. */
export interface AskedCommand {
  readonly kind: 'asked'
  readonly words: readonly string[]
  /** What dism.exe must be at least to know the words; undefined for all. */
  readonly since?: string
  /** The exit code; undefined where it is any but 87. */
  readonly code?: number
}

/** What help is asked of. */
export interface AskedHelp {
  readonly kind: 'help'
  /** Without a topic it is about what can be asked at all. */
  readonly topic?: string
  /** The first release that has it. */
  readonly since?: string
  /** Where it is there: `image`, when an image is named; `anywhere`; `nowhere`. */
  readonly there: 'image' | 'anywhere' | 'nowhere'
}

/** A package that lies on D: to be added. */
export type NewPackage = 'restart' | 'plain' | 'wrong' | 'msu' | 'bad msu'

/** A package that is named to be removed: installed, so that a running Windows must restart, for good, or not there. */
export type NamedPackage = 'there' | 'busy' | 'permanent' | 'gone'

/** What of packages is asked. */
export type AskedPackages =
  | { readonly kind: 'add'; readonly file: NewPackage }
  | { readonly kind: 'remove'; readonly names: readonly NamedPackage[] }

/** A command line, and the dism.exe that gets it. */
export interface CommandLineSpec {
  readonly elevated: boolean
  readonly version: string
  readonly target: 'online' | 'image' | 'none'
  readonly what: AskedCommand | AskedHelp | AskedPackages
  readonly noRestart: boolean
  readonly quiet: boolean
  readonly answer: 'Y' | 'N' | undefined
  readonly log: 'default' | 'D:' | 'no drive'
}

const asked = (text: string, rest: Omit<AskedCommand, 'kind' | 'words'> = {}): AskedCommand => ({
  kind: 'asked',
  words: text.split(' '),
  ...rest,
})

const ADD = '/Add-ProvisionedAppxPackage /PackagePath:D:\\gone.msix /SkipLicense'
const APP = '/PackageName:Gone_1.0.0.0_x64__h91ms92gdsmmt'

/** Commands, and since when dism.exe knows them, as documents and help texts have it. */
export const ASKED: readonly AskedCommand[] = [
  asked('/Get-Packages', { code: 0 }),
  asked('/Get-Features', { code: 0 }),
  asked('/Get-CurrentEdition', { code: 0 }),
  asked('/Nonsense', { code: 87 }),
  asked('/Get-Packages /Nonsense', { code: 87 }),
  asked('/Remove-Package', { code: 87 }),
  asked('/Get-Packages:5', { code: 87 }),
  asked('/Get-ProvisionedAppxPackages', { since: '6.2.9200', code: 0 }),
  asked(`/Set-ProvisionedAppxDataFile ${APP}`, { since: '6.2.9200' }),
  asked(`/Remove-ProvisionedAppxPackage ${APP}`, { since: '6.2.9200' }),
  asked('/Cleanup-Image /CheckHealth', { since: '6.2.9200', code: 0 }),
  asked('/Cleanup-Image /SPSuperseded'),
  asked('/Get-Capabilities', { since: '10.0.10240', code: 0 }),
  asked('/Get-NonRemovableAppPolicy', { since: '10.0.17763', code: 0 }),
  asked('/Optimize-ProvisionedAppxPackages', { since: '10.0.17763' }),
  asked(ADD, { since: '6.2.9200' }),
  asked(`${ADD} /Region:all`, { since: '10.0.17134' }),
  asked(`${ADD} /OptionalPackagePath:D:\\gone2.msix`, { since: '10.0.17134' }),
  asked(`${ADD} /StubPackageOption:InstallFull`, { since: '10.0.19041' }),
]

const topic = (name: string, since?: string): AskedHelp => ({
  kind: 'help',
  topic: name,
  there: 'image',
  ...(since !== undefined && { since }),
})

/** Help: on commands, on options of theirs, on options of dism.exe itself, on nothing in particular. */
export const HELP: readonly AskedHelp[] = [
  { kind: 'help', there: 'anywhere' },
  { kind: 'help', topic: 'ScratchDir', there: 'anywhere' },
  { kind: 'help', topic: 'Nonsense', there: 'nowhere' },
  topic('Get-Packages'),
  topic('Add-Package'),
  topic('Get-ProvisionedAppxPackages', '6.2.9200'),
  topic('Optimize-ProvisionedAppxPackages', '10.0.17763'),
  topic('Get-NonRemovableAppPolicy', '10.0.17763'),
  topic('PackageName'),
  topic('IgnoreCheck'),
  topic('SkipLicense', '6.2.9200'),
  topic('Region', '10.0.17134'),
  topic('StubPackageOption', '10.0.19041'),
]

/** Since when a dism.exe tells in words what went wrong with a package, and opens one to be removed in its turn. */
export const IN_WORDS = '10.0.26100'
/** Since when it does not name an .msu. */
export const NAMELESS = '10.0.25398'
/** Since when its log does not tell of the provider of folders. */
export const NO_FOLDER_PROVIDER = '10.0.20348'

/** Whether a version of dism.exe is not older than another. */
export function isSince(version: string, since: string | undefined): boolean {
  const [own, least] = [version, since ?? '0'].map((text) => text.split('.').map(Number))
  for (const [place, number] of (least ?? []).entries()) {
    const has = own?.[place] ?? 0
    if (has !== number) return has > number
  }
  return true
}
