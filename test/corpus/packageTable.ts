/**
 * What must happen to every sound app package of the corpus in images of every kind. Written by hand from the manifests
 * of the packages and the page on app package servicing; the code was not asked.
 */

/** An image that packages are added to. */
export interface Column {
  readonly preset: string
  readonly architecture?: 'x86' | 'arm64'
  /** Architectures of the frameworks that an app gets: table "Computer Architecture" of the page; arm64 is inferred. */
  readonly frameworks: readonly string[]
}

/** The columns of the table, in the order of its cells. */
export const COLUMNS: readonly Column[] = [
  { preset: 'windows-8', frameworks: ['x64', 'x86'] },
  { preset: 'windows-server-2012', frameworks: ['x64', 'x86'] },
  { preset: 'windows-8.1', frameworks: ['x64', 'x86'] },
  { preset: 'windows-10-1709', frameworks: ['x64', 'x86'] },
  { preset: 'windows-10-22h2', frameworks: ['x64', 'x86'] },
  { preset: 'windows-10-22h2', architecture: 'x86', frameworks: ['x86'] },
  { preset: 'windows-10-22h2', architecture: 'arm64', frameworks: ['arm', 'x86'] },
  { preset: 'windows-11-24h2', frameworks: ['x64', 'x86'] },
  { preset: 'windows-11-24h2', architecture: 'arm64', frameworks: ['x64', 'arm', 'x86'] },
  { preset: 'windows-server-2025-core', frameworks: [] },
]

/** Images in which the commands on apps are unknown options, whatever the package (87). */
export const WITHOUT_APPS: readonly string[] = ['windows-7', 'winpe-4.0', 'windows-server-2012-core']

/** How an add is refused: the letters of the table. */
export const REFUSALS: { readonly [letter: string]: { exitCode: number; rule: string; because: string } } = {
  V: { exitCode: 15613, rule: 'appx.target.version', because: 'MinVersion or OSMinVersion is above the image' },
  F: { exitCode: 15613, rule: 'appx.target.family', because: 'no TargetDeviceFamily is desktop Windows' },
  A: { exitCode: 15632, rule: 'appx.architecture.applicable', because: 'no processor of the image runs it' },
  D: { exitCode: 15603, rule: 'appx.dependency.required', because: 'a framework is neither given nor in the image' },
  P: { exitCode: 15603, rule: 'appx.optional.main', because: 'an optional package is for another app' },
  O: { exitCode: 15603, rule: 'appx.optional.alone', because: 'the app of an optional package is not there' },
  K: { exitCode: 15602, rule: 'appx.main.kind', because: 'a framework or a resource package is no app' },
  B: { exitCode: 50, rule: 'appx.format.supported', because: 'bundles came with Windows 8.1' },
  X: { exitCode: 50, rule: 'appx.format.msix', because: '.msix came with Windows 10 1709' },
  C: { exitCode: 50, rule: 'appx.desktop.add', because: 'a server needs the Desktop Experience' },
  M: { exitCode: 15602, rule: 'appx.package.sound', because: 'a package of the bundle is missing' },
}

/** A package or bundle and what becomes of it. */
export interface PackageRow {
  /** The end of its path in the corpus. */
  readonly path: string
  /** Full name, as the list shows it. */
  readonly name: string
  /** Of a bundle: the full name of the app package inside, `*` being its architecture. */
  readonly app?: string
  /** Of a bundle: resource ids and version of what else goes in; by default nothing. */
  readonly resources?: readonly string[]
  /** Full names of the frameworks that the app gets, `*` being the architecture; all frameworks of the corpus are given. */
  readonly needs?: readonly string[]
  /** Architectures of the frameworks that are given, when not all are. */
  readonly given?: readonly string[]
  /** Optional packages that are given with it: the ends of their paths, and the full names that the list shows then. */
  readonly optional?: { readonly paths: readonly string[]; readonly names: readonly string[] }
  /** UI languages of the image; en-US by default. */
  readonly languages?: readonly string[]
  /** Whether the packages that the corpus lacks of a flat bundle lie beside it, made for the test. */
  readonly completed?: boolean
  readonly options?: readonly string[]
  /**
   * A cell a column: a letter of REFUSALS, `+` for an app package that is provisioned, or for a bundle the architecture
   * of the app package that goes in.
   */
  readonly cells: string
  /** What of its manifest counts. */
  readonly because: string
}

const VCLIBS = 'Microsoft.VCLibs.140.00_14.0.25426.0_*__8wekyb3d8bbwe'
const NET_NATIVE = [
  VCLIBS,
  'Microsoft.NET.Native.Framework.1.3_1.3.24201.0_*__8wekyb3d8bbwe',
  'Microsoft.NET.Native.Runtime.1.4_1.4.24201.0_*__8wekyb3d8bbwe',
]

const TEST_DATA = 'src/test/testData/unpack'
const WINGET = 'AppInstallerCLITests/TestData'
const IOT = 'Packages/Appx.IoTOnboardingTask/IoTOnboardingTask.appx'

//                          8 2012 8.1  1709  10: x64 x86 arm64  11: x64 arm64  Core 2025
const MSIX_X64_10_0_17763 = 'X X X      V         +   A   A          +   +      C'
const APPX_X64 = '           V V V      +         +   A   A          +   +      C'
const APPX_X86 = '           V V V      +         +   +   +          +   +      C'
const APPX_NEUTRAL = '       V V V      +         +   +   +          +   +      C'
const MSIX_10_0_16299 = '    X X X      +         +   +   +          +   +      C'
const OPTIONAL_X64 = '       X X X      V         O   A   A          O   O      C'
const OPTIONAL_10_0_17704 = 'X X X      V         O   O   O          O   O      C'
const OPTIONAL_10_0_16299 = 'X X X      O         O   O   O          O   O      C'
const MSIX_ARM = '           X X X      A         A   A   +          A   +      C'
const OTHER_SYSTEM = '       X X X      F         F   F   F          F   F      C'
const NO_APP = '             K K K      K         K   K   K          K   K      C'

const APPS: readonly PackageRow[] = [
  {
    path: 'app-with-image-setup_1.0.0.0_x64__8h66172c634n0.msix',
    name: 'app-with-image-setup_1.0.0.0_x64__8h66172c634n0',
    cells: MSIX_X64_10_0_17763,
    because: 'x64, Windows.Desktop 10.0.17763',
  },
  {
    path: 'app-without-image-setup_1.0.0.0_x64__8h66172c634n0.msix',
    name: 'app-without-image-setup_1.0.0.0_x64__8h66172c634n0',
    cells: MSIX_X64_10_0_17763,
    because: 'x64, Windows.Desktop 10.0.17763',
  },
  {
    path: 'MyEmployees.Package_9.0.0.0_x86_Initial.msix',
    name: 'MyEmployees_9.0.0.0_x64__8h66172c634n0',
    cells: MSIX_X64_10_0_17763,
    because: 'x64 in spite of its file name, Windows.Desktop 10.0.17763',
  },
  {
    path: 'MyEmployees.Package_9.0.0.0_x86_Final.msix',
    name: 'MyEmployees_9.0.0.0_x64__8h66172c634n0',
    cells: MSIX_X64_10_0_17763,
    because: 'x64 in spite of its file name, Windows.Desktop 10.0.17763',
  },
  {
    path: 'Packages/ModificationPackage.msix',
    name: 'ModificationPackage_1.1.0.0_x64__1tqvejmvmn0g2',
    cells: MSIX_X64_10_0_17763,
    because: 'x64, Windows.Desktop 10.0.17704; it-IT alone, but an app package goes in whatever the languages are',
  },
  {
    path: 'DesktopAppTransition/PhotoStoreDemo.appx',
    name: 'PhotoStoreDemo_1.0.0.0_neutral__8wekyb3d8bbwe',
    cells: APPX_NEUTRAL,
    because: 'neutral, Windows.Universal 10.0.10586 or Windows.Desktop 10.0.14393',
  },
  {
    path: 'Blog-AppTransition/Installers/ExpenseIt.appx',
    name: 'AppConsult.ExpenseIt_1.0.0.0_x64__eamkjkkbw7e1a',
    cells: APPX_X64,
    because: 'x64, Windows.Desktop 10.0.14393',
  },
  {
    path: `${TEST_DATA}/CentennialCoffee.appx`,
    name: 'CentennialCoffee_1.1.0.0_neutral__8wekyb3d8bbwe',
    cells: APPX_NEUTRAL,
    because: 'no architecture is neutral, Windows.Desktop 10.0.14969',
  },
  {
    path: `${TEST_DATA}/HelloWorld.appx`,
    name: '987c313f-792a-5734-8852-88815fdfef0c_1.2.0.3_neutral__8wekyb3d8bbwe',
    cells: APPX_NEUTRAL,
    because: 'no architecture is neutral, Windows.Desktop 10.0.14342',
  },
  {
    path: `${TEST_DATA}/NotepadPlusPlus.appx`,
    name: 'notepadplus_0.0.0.1_x64__8wekyb3d8bbwe',
    cells: APPX_X64,
    because: 'x64, Windows.Desktop 10.0.14257',
  },
  {
    path: `${TEST_DATA}/SignedUntrustedCert-CERT_E_CHAINING.appx`,
    name: 'AppxPackaging.Signing.UnitTests.Data_1.0.0.0_neutral__8wekyb3d8bbwe',
    cells: '+ + +      +         +   +   +          +   +      C',
    because: 'neutral, OSMinVersion 6.2; who signed is not verified',
  },
  {
    path: `${TEST_DATA}/IntlPackage.appx`,
    name: '20477fca-282d-49fb-b03e-371dca074f0f_1.0.0.0_x86__8wekyb3d8bbwe',
    needs: [VCLIBS],
    cells: APPX_X86,
    because: 'x86, Windows.Universal 10.0.10586, VCLibs from 14.0.24123 on: the newer of two is taken',
  },
  {
    path: `${TEST_DATA}/TestAppxPackage_Win32.appx`,
    name: '20477fca-282d-49fb-b03e-371dca074f0f_1.0.0.0_x86__8wekyb3d8bbwe',
    needs: [VCLIBS],
    cells: APPX_X86,
    because: 'x86, Windows.Universal 10.0.10586, VCLibs',
  },
  {
    path: `${TEST_DATA}/TestAppxPackage_x64.appx`,
    name: '20477fca-282d-49fb-b03e-371dca074f0f_1.0.0.0_x64__8wekyb3d8bbwe',
    needs: [VCLIBS],
    cells: APPX_X64,
    because: 'x64, Windows.Universal 10.0.10586, VCLibs',
  },
  {
    path: 'TestAppxPackage_1.0.1.0_x64.appx',
    name: '20477fca-282d-49fb-b03e-371dca074f0f_1.0.1.0_x64__8wekyb3d8bbwe',
    needs: [VCLIBS],
    cells: APPX_X64,
    because: 'x64, Windows.Universal 10.0.10586, VCLibs',
  },
  {
    path: 'TestAppxPackage_1.0.1.0_Win32.appx',
    name: '20477fca-282d-49fb-b03e-371dca074f0f_1.0.1.0_x86__8wekyb3d8bbwe',
    needs: [VCLIBS],
    cells: APPX_X86,
    because: 'x86, Windows.Universal 10.0.10586, VCLibs',
  },
  {
    path: 'TestAppxPackage_1.0.1.0_ARM.appx',
    name: '20477fca-282d-49fb-b03e-371dca074f0f_1.0.1.0_arm__8wekyb3d8bbwe',
    needs: [VCLIBS],
    cells: 'A A A      A         A   A   +          A   +      C',
    because: 'arm, which arm64 runs, Windows.Universal 10.0.10586, VCLibs',
  },
  {
    path: `Source-arm/${IOT}`,
    name: 'IoTOnboardingTask-uwp_1.0.0.0_arm__1w720vyc4ccym',
    needs: NET_NATIVE,
    cells: 'A A A      A         A   A   +          A   +      C',
    because: 'arm, Windows.Universal 10.0.10240, three frameworks',
  },
  {
    path: `Source-x64/${IOT}`,
    name: 'IoTOnboardingTask-uwp_1.0.0.0_x64__1w720vyc4ccym',
    needs: NET_NATIVE,
    cells: APPX_X64,
    because: 'x64, Windows.Universal 10.0.10240, three frameworks, Runtime.2.1 not among them',
  },
  {
    path: `Source-x64/${IOT}`,
    name: 'IoTOnboardingTask-uwp_1.0.0.0_x64__1w720vyc4ccym',
    needs: NET_NATIVE,
    given: ['x64'],
    cells: '- - -      +         +   A   A          +   +      -',
    because:
      'given the x64 frameworks alone: its own; that others are missing is a warning (appx.dependency.applicable)',
  },
  {
    path: `Source-x64/${IOT}`,
    name: 'IoTOnboardingTask-uwp_1.0.0.0_x64__1w720vyc4ccym',
    needs: NET_NATIVE,
    given: ['x86', 'arm'],
    cells: '- - -      D         D   A   A          D   D      -',
    because: 'given the frameworks of all architectures but its own',
  },
  {
    path: `Source-x64/${IOT}`,
    name: 'IoTOnboardingTask-uwp_1.0.0.0_x64__1w720vyc4ccym',
    given: [],
    cells: 'V V V      D         D   A   A          D   D      C',
    because: 'given no frameworks',
  },
  {
    path: `Source-x86/${IOT}`,
    name: 'IoTOnboardingTask-uwp_1.0.0.0_x86__1w720vyc4ccym',
    needs: NET_NATIVE,
    cells: APPX_X86,
    because: 'x86, Windows.Universal 10.0.10240, three frameworks',
  },
  {
    path: 'functest/packages/App1_1.0.3.0_x64.appx',
    name: '38e614ba-8f1c-407c-8ae0-084ff7f247d8_1.0.3.0_x64__xa6d5qje79frg',
    needs: NET_NATIVE,
    cells: APPX_X64,
    because: 'x64, Windows.Universal 10.0.10586, three frameworks',
  },
  {
    path: 'assets/existingPackage.msix',
    name: '7fa9aa49-c12e-4977-8a29-14b25a006dc7_1.0.0.0_x86__vszhfztff4j74',
    needs: [VCLIBS],
    cells: 'X X X      V         D   D   D          D   D      C',
    because: 'x86, Windows.Universal 10.0.17763, .NET Native 2.2, which nobody gives',
  },
  {
    path: `${WINGET}/Installer-Good.msix`,
    name: 'FakeInstallerForTesting_43690.48059.52428.56797_arm__125rzkzqaqjwj',
    cells: MSIX_ARM,
    because: 'arm, Windows.Desktop 10.0.16299 or Windows.Universal 10.0.0',
  },
  {
    path: `${WINGET}/Installer-Signed-Good.msix`,
    name: 'FakeInstallerForTesting_43690.48059.52428.56797_arm__125rzkzqaqjwj',
    cells: MSIX_ARM,
    because: 'arm, Windows.Desktop 10.0.16299 or Windows.Universal 10.0.0',
  },
]

/** Optional packages go in only where their app is; that is inferred (appx.optional.alone). */
const OPTIONAL: readonly PackageRow[] = [
  {
    path: 'Exercise 2/MyEmployees-ExportPlugin_1.0.0.0_x64__8h66172c634n0.msix',
    name: 'MyEmployees-ExportPlugin_1.0.0.0_x64__8h66172c634n0',
    cells: OPTIONAL_X64,
    because: 'x64, Windows.Desktop 10.0.17701',
  },
  {
    path: 'Exercise 6/MyEmployees-Customization_1.0.0.0_x64__8h66172c634n0.msix',
    name: 'MyEmployees-Customization_1.0.0.0_x64__8h66172c634n0',
    cells: OPTIONAL_X64,
    because: 'x64, Windows.Desktop 10.0.17701',
  },
  {
    path: 'Packages/ModificationPackage-Mod.msix',
    name: 'ModificationPackage-Mod_1.0.0.0_neutral__1tqvejmvmn0g2',
    cells: OPTIONAL_10_0_17704,
    because: 'neutral, Windows.Desktop 10.0.17704',
  },
  {
    path: 'Plugin/MyEmployees-ExportPlugin__modification_package.msix',
    name: 'MyEmployees-ExportPlugin_1.0.3.0_x64__gteztw6b2qz4t',
    cells: OPTIONAL_X64,
    because: 'x64, Windows.Desktop 10.0.17701',
  },
  {
    path: 'Plugin/MyEmployees-ExportPlugin__optional_package.msix',
    name: 'MyEmployees-ExportPlugin_1.0.3.0_x64__gteztw6b2qz4t',
    cells: OPTIONAL_X64,
    because: 'x64, Windows.Desktop 10.0.17701',
  },
  {
    path: 'TestData/TëstPackage.msix',
    name: 'AppInstallerSQLiteIndex-e2etest-placeholder_1.0.0.0_neutral__8wekyb3d8bbwe',
    cells: OPTIONAL_10_0_16299,
    because: 'neutral, Windows.Universal 10.0.16299, which 1709 just is',
  },
  ...(
    [
      ['index.1.0.0.0.msix', '1.0.0.0_neutral__125rzkzqaqjwj'],
      ['index.1.0.0.0.signed.msix', '1.0.0.0_neutral__8wekyb3d8bbwe'],
      ['index.2.0.0.0.msix', '2.0.0.0_neutral__125rzkzqaqjwj'],
      ['index.2.0.0.0.signed.msix', '2.0.0.0_neutral__8wekyb3d8bbwe'],
    ] as const
  ).map(([file, rest]) => ({
    path: `${WINGET}/${file}`,
    name: `AppInstallerCLITestsFakeIndex_${rest}`,
    cells: OPTIONAL_10_0_16299,
    because: 'neutral, Windows.Universal 10.0.16299, which 1709 just is',
  })),
  {
    path: 'MyEmployees.Package_9.0.0.0_x86_Initial.msix',
    name: 'MyEmployees_9.0.0.0_x64__8h66172c634n0',
    optional: {
      paths: [
        'Exercise 2/MyEmployees-ExportPlugin_1.0.0.0_x64__8h66172c634n0.msix',
        'Exercise 6/MyEmployees-Customization_1.0.0.0_x64__8h66172c634n0.msix',
      ],
      names: [
        'MyEmployees-Customization_1.0.0.0_x64__8h66172c634n0',
        'MyEmployees-ExportPlugin_1.0.0.0_x64__8h66172c634n0',
      ],
    },
    cells: '- - -      V         +   A   A          +   +      -',
    because: 'two optional packages that name it, provisioned with it',
  },
  {
    path: 'Packages/ModificationPackage.msix',
    name: 'ModificationPackage_1.1.0.0_x64__1tqvejmvmn0g2',
    optional: {
      paths: ['Packages/ModificationPackage-Mod.msix'],
      names: ['ModificationPackage-Mod_1.0.0.0_neutral__1tqvejmvmn0g2'],
    },
    cells: '- - -      V         +   A   A          +   +      -',
    because: 'an optional package that names it without a publisher, which is its own',
  },
  {
    path: 'MyEmployees.Package_9.0.0.0_x86_Initial.msix',
    name: 'MyEmployees_9.0.0.0_x64__8h66172c634n0',
    optional: { paths: ['Plugin/MyEmployees-ExportPlugin__optional_package.msix'], names: [] },
    cells: '- - -      V         P   A   A          P   P      -',
    because: 'an optional package for an app of that name, of another publisher',
  },
]

const PLATFORMS: readonly PackageRow[] = (
  [
    ['TestAosp', OTHER_SYSTEM, 'Google.Android.All'],
    ['TestAppleIos', OTHER_SYSTEM, 'Apple.Ios.All'],
    ['TestLinux', OTHER_SYSTEM, 'Linux.All'],
    ['TestMac', OTHER_SYSTEM, 'Apple.MacOS.All'],
    ['TestWindows7', OTHER_SYSTEM, 'Windows7.Desktop'],
    ['TestWindows8', OTHER_SYSTEM, 'Windows8.Desktop; and Windows 8 takes no .msix'],
    ['TestPlatformAll', MSIX_10_0_16299, 'Platform.All 0.0.0.0'],
    ['TestWindows', MSIX_10_0_16299, 'Windows.Universal 0.0.0.0 beside two others'],
  ] as const
).map(([file, cells, family]) => ({
  path: `${TEST_DATA}/platforms/${file}.msix`,
  name: 'BestAppExtension_1.0.0.0_neutral__s7d21py8hx46g',
  cells,
  because: `neutral, for ${family}`,
}))

const FLAT_FAMILY = 'b12bc6ce-be37-44c5-b058-2b1cf98befd9'
const FLAT = {
  path: `${TEST_DATA}/flat/FlatBundleWithAsset.appxbundle`,
  name: `${FLAT_FAMILY}_2017.1107.2305.0_neutral_~_8wekyb3d8bbwe`,
  app: `${FLAT_FAMILY}_0.1.1.0_*__8wekyb3d8bbwe`,
} as const
const FLAT_CELLS = 'B B V      V        x64 x86 arm         x64 x64     C'
const flatResources = (...ids: readonly string[]) =>
  ['Media', 'split.scale-140', 'split.scale-180', 'split.scale-240', ...ids].map(
    (id) => `${FLAT_FAMILY}_0.1.1.0_neutral_${id}_8wekyb3d8bbwe`,
  )

const BUNDLES: readonly PackageRow[] = [
  {
    path: 'TestAssets/App1_1.0.0.0_x64.msixbundle',
    name: '3b0c2ecc-b738-49da-8085-5d700e1d0939_1.0.0.0_neutral_~_7951mnzgyxvz2',
    needs: [VCLIBS],
    cells: 'B B X      V         V   A   A          D   D      C',
    because: 'x64, Windows.Universal 10.0.22000, .NET Native 2.2, which nobody gives',
  },
  {
    path: 'assets/existingBundle.msixbundle',
    name: '7fa9aa49-c12e-4977-8a29-14b25a006dc7_4.0.0.0_neutral_~_vszhfztff4j74',
    needs: [VCLIBS],
    cells: 'B B X      V         D   D   D          D   D      C',
    because: 'x86, x64, arm, Windows.Universal 10.0.17763, .NET Native 2.2, which nobody gives',
  },
  {
    path: `${TEST_DATA}/bundles/BundleWithIntlPackage.appxbundle`,
    name: '20477fca-282d-49fb-b03e-371dca074f0f_2018.1126.2350.0_neutral_~_8wekyb3d8bbwe',
    app: '20477fca-282d-49fb-b03e-371dca074f0f_1.0.0.0_*__8wekyb3d8bbwe',
    needs: [VCLIBS],
    cells: 'B B V     x86       x86 x86 x86        x86 x86     C',
    because: 'x86 alone, under a name in Devanagari, Windows.Universal 10.0.10586, VCLibs',
  },
  {
    path: `${TEST_DATA}/bundles/SignedUntrustedCert-CERT_E_CHAINING.appxbundle`,
    name: 'Microsoft.Help_2013.318.2234.3407_neutral_~_8wekyb3d8bbwe',
    app: 'Microsoft.Help_1.0.0.0_*_neutral_8wekyb3d8bbwe',
    cells: 'B B x64   x64       x64 x86 x86        x64 x64     C',
    because: 'x86 and x64, OSMinVersion 6.3; who signed is not verified',
  },
  {
    path: `${WINGET}/Installer-Good.msixbundle`,
    name: 'FakeInstallerForTesting_2022.525.453.0_neutral_~_125rzkzqaqjwj',
    app: 'FakeInstallerForTesting_43690.48059.52428.56797_*__125rzkzqaqjwj',
    cells: 'B B X     x64       x64 x86 x86        x64 x64     C',
    because: 'x86 and x64, Windows.Desktop 10.0.16299',
  },
  {
    path: `${WINGET}/Installer-Signed-Good.msixbundle`,
    name: 'FakeInstallerForTesting_2022.525.453.0_neutral_~_125rzkzqaqjwj',
    app: 'FakeInstallerForTesting_43690.48059.52428.56797_*__125rzkzqaqjwj',
    cells: 'B B X     x64       x64 x86 x86        x64 x64     C',
    because: 'x86 and x64, Windows.Desktop 10.0.16299',
  },
  {
    path: `${WINGET}/Installer-Good-WithStub.msixbundle`,
    name: 'FakeInstallerForTesting_2023.724.2156.0_neutral_~_125rzkzqaqjwj',
    app: 'FakeInstallerForTesting_43690.48059.52428.56797_*__125rzkzqaqjwj',
    cells: 'B B X     x64       x64 x86 x86        x64 x64     C',
    because: 'x86 and x64, each full and as a stub: without a preference full (appx.stub.preference)',
  },
  {
    path: `${WINGET}/Installer-Good-WithStub.msixbundle`,
    name: 'FakeInstallerForTesting_2023.724.2156.0_neutral_~_125rzkzqaqjwj',
    app: 'FakeInstallerForTesting_43690.48059.52428.0_*__125rzkzqaqjwj',
    options: ['/StubPackageOption:InstallStub'],
    cells: '- - -     x64       x64 x86 x86        x64 x64     -',
    because: 'the stubs have the version that ends with 0',
  },
  { ...FLAT, cells: 'B B M      M         M   M   M          M   M      C', because: 'its app packages lie nowhere' },
  {
    ...FLAT,
    completed: true,
    resources: flatResources('split.language-en'),
    cells: FLAT_CELLS,
    because: 'x64, x86, arm, Windows.Universal 10.0.17017; all scales and assets, of twelve languages English alone',
  },
  {
    ...FLAT,
    completed: true,
    languages: ['fr-FR', 'en-US', 'uk-UA'],
    resources: flatResources('split.language-en', 'split.language-fr', 'split.language-uk'),
    cells: '- - -      -        x64 x86 arm         x64 x64     -',
    because: 'the packs of three languages of the image (appx.language.match)',
  },
  {
    ...FLAT,
    completed: true,
    languages: ['de-DE', 'zh-CN', 'zh-TW', 'ja-JP'],
    resources: flatResources(
      'split.language-de',
      'split.language-ja',
      'split.language-zh-hans',
      'split.language-zh-hant',
    ),
    cells: '- - -      -        x64  -   -           -   -      -',
    because: 'zh-cn is zh-CN and zh-tw is zh-TW; German is in the app package too, and its pack goes in all the same',
  },
  {
    ...FLAT,
    completed: true,
    languages: ['pt-PT', 'es-MX', 'pl-PL'],
    resources: flatResources(),
    cells: '- - -      -        x64  -   -           -   -      -',
    because: 'pt-br and es-es are other regions (appx.language.sibling), Polish is not in the bundle',
  },
  {
    ...FLAT,
    completed: true,
    languages: ['pt-BR', 'es-ES', 'it-IT', 'ko-KR', 'ru-RU'],
    resources: flatResources(
      'split.language-es',
      'split.language-it',
      'split.language-ko',
      'split.language-pt',
      'split.language-ru',
    ),
    cells: '- - -      -        x64  -   -           -   -      -',
    because: 'the packs of five languages, and not the English one',
  },
]

/** Frameworks (a dependency cannot be provisioned with /PackagePath) and resource packages without their app. */
const NO_APPS: readonly PackageRow[] = [
  ...[
    'DeviceManagerSampleApp/_language-zh-hans.appx',
    'MFCwithPush/StorePackaging/_scale-100.appx',
    'WPFasShareTarget/ShareUX/_scale-100.appx',
    'WinformsAppService/TestClient/_scale-100.appx',
    ...['de', 'en', 'es', 'fr', 'it', 'ja', 'ko', 'pt', 'ru', 'uk', 'zh-hans', 'zh-hant'].map(
      (language) => `${TEST_DATA}/flat/language-${language}.appx`,
    ),
    ...[140, 180, 240].map((scale) => `${TEST_DATA}/flat/scale-${scale}.appx`),
  ].map((path) => ({ path, name: '', cells: NO_APP, because: 'a resource package' })),
  ...['arm', 'x64', 'x86']
    .flatMap((architecture) => [
      `Source-${architecture}/Packages/Appx.IoTCoreDefaultApp/Microsoft.NET.Native.Runtime.2.1.appx`,
      `Source-${architecture}/Packages/Appx.IoTCoreDefaultApp/Microsoft.VCLibs.${architecture.replace('arm', 'ARM')}.14.00.appx`,
      `Source-${architecture}/Packages/Appx.IoTOnboardingTask/Microsoft.NET.Native.Framework.1.3.appx`,
      `Source-${architecture}/Packages/Appx.IoTOnboardingTask/Microsoft.NET.Native.Runtime.1.4.appx`,
      `Source-${architecture}/Packages/Appx.IoTOnboardingTask/Microsoft.VCLibs.${architecture.replace('arm', 'ARM')}.14.00.appx`,
    ])
    .map((path) => ({ path, name: '', cells: NO_APP, because: 'a framework' })),
]

/** The table. A cell `-` is not asked: another row says the same. */
export const PACKAGE_TABLE: readonly PackageRow[] = [...APPS, ...OPTIONAL, ...PLATFORMS, ...BUNDLES, ...NO_APPS]
