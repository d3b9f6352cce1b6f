/** What is asked of dism. */
export interface AskedCommand {
  readonly words: readonly string[]
  /** What dism.exe of the version must be at least to know the words; undefined for all. */
  readonly since?: string
  /** The exit code; undefined where it is any but 87. */
  readonly code?: number
  readonly changes?: true
}

/** The first release whose dism.exe knows a command or an option, as documents and help texts have it. */
export const ASKED: readonly AskedCommand[] = [
  { words: ['/Get-Packages'], code: 0 },
  { words: ['/Get-Features'], code: 0 },
  { words: ['/Get-CurrentEdition'], code: 0 },
  { words: ['/Nonsense'], code: 87 },
  { words: ['/Get-Packages', '/Nonsense'], code: 87 },
  { words: ['/Remove-Package'], code: 87 },
  { words: ['/Get-Packages:5'], code: 87 },
  { words: ['/Get-ProvisionedAppxPackages'], since: '6.2.9200', code: 0 },
  { words: ['/Set-ProvisionedAppxDataFile', '/PackageName:Gone_1.0.0.0_x64__h91ms92gdsmmt'], since: '6.2.9200' },
  { words: ['/Remove-ProvisionedAppxPackage', '/PackageName:Gone_1.0.0.0_x64__h91ms92gdsmmt'], since: '6.2.9200' },
  { words: ['/Cleanup-Image', '/CheckHealth'], since: '6.2.9200', code: 0 },
  { words: ['/Get-Capabilities'], since: '10.0.10240', code: 0 },
  { words: ['/Get-NonRemovableAppPolicy'], since: '10.0.17763', code: 0 },
  { words: ['/Optimize-ProvisionedAppxPackages'], since: '10.0.17763' },
  { words: ['/Add-ProvisionedAppxPackage', '/PackagePath:D:\\gone.msix', '/SkipLicense'], since: '6.2.9200' },
  ...[
    ['/Region:all', '10.0.17134'],
    ['/OptionalPackagePath:D:\\gone2.msix', '10.0.17134'],
    ['/StubPackageOption:InstallFull', '10.0.19041'],
  ].map(([option = '', since = '']) => ({
    words: ['/Add-ProvisionedAppxPackage', '/PackagePath:D:\\gone.msix', '/SkipLicense', option],
    since,
  })),
]

/** What help is asked of, and the first release that has it. */
export const TOPICS: readonly { readonly topic: string; readonly since?: string; readonly none?: true }[] = [
  { topic: 'Get-Packages' },
  { topic: 'Add-Package' },
  { topic: 'Get-ProvisionedAppxPackages', since: '6.2.9200' },
  { topic: 'Optimize-ProvisionedAppxPackages', since: '10.0.17763' },
  { topic: 'StubPackageOption', since: '10.0.19041' },
  { topic: 'Region', since: '10.0.17134' },
  { topic: 'Nonsense', none: true },
]

/** A command line, the dism.exe that gets it, and its computer. */
export interface CommandLineSpec {
  readonly elevated: boolean
  readonly version: string
  readonly target: 'online' | 'image' | 'none'
  /** Places in ASKED or TOPICS, or one of the commands on packages. */
  readonly what: number | 'restart' | 'plain' | 'permanent' | 'wrong' | 'gone' | 'msu' | 'bad msu'
  readonly help: boolean
  readonly noRestart: boolean
  readonly quiet: boolean
  readonly answer: 'Y' | 'N' | undefined
  readonly log: 'default' | 'D:' | 'no drive'
}
