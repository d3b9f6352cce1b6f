/** One package, and the image that it is added to and removed from again. Each field has a value that spoils nothing, the first. */
export interface PackageCase {
  readonly image: 'windows-10-22h2' | 'winpe-4.0' | 'too old'
  readonly online: boolean
  /** Whether another package waits for the next start already. */
  readonly busy: boolean
  readonly form:
    | 'cab'
    | 'folder'
    | 'manifest'
    | 'manifest beside another'
    | 'folder of files'
    | 'with stray'
    | 'msu'
    | 'wim'
    | 'text'
    | 'nothing'
  /** As identities have it. */
  readonly architecture: 'amd64' | 'wow64' | 'neutral' | 'x86' | 'arm64'
  readonly language: '' | 'fr-FR' | 'FR-fr' | 'de-DE'
  readonly releaseType: string | undefined
  /** One of PARENT_ROWS by its place. */
  readonly parents: number
  readonly stack: 'any' | 'none said' | 'equal' | 'older' | 'newer'
  readonly capability: 'none' | 'free' | 'needs French' | 'needs German' | 'satellite'
  readonly inside:
    | 'none'
    | 'hidden'
    | 'listed'
    | 'hidden, there before'
    | 'missing'
    | 'missing and loose'
    | 'in the image'
    | 'of another architecture'
  /** Whether a feature, which has a file of its own, is enabled by default, and what is asked of it once it is there. */
  readonly feature: 'none' | 'on' | 'off'
  readonly asked: 'nothing' | 'enabled' | 'disabled'
  readonly updates:
    | 'plain'
    | 'in order'
    | 'of the parent'
    | 'of one inside'
    | 'of the one around'
    | 'twice'
    | 'without parent'
    | 'without parent inside'
    | 'circle'
    | 'self'
  readonly payload:
    | 'whole'
    | 'no components'
    | 'no manifest'
    | 'no file'
    | 'no feature file'
    | 'altered'
    | 'packed'
    | 'nothing'
    | 'in the image'
  /** How many files the component has, and which of them is missing or altered where one is. */
  readonly files: 1 | 2 | 3
  readonly spoiled: 0 | 1 | 2
  readonly place: 'System32' | 'Fonts' | 'unknown' | 'outside' | 'in the way'
  /** Rows of REGISTRY_ROWS by their places. */
  readonly registry: readonly number[]
  /** A version that is there before. */
  readonly before: 'none' | 'older' | 'newer' | 'same'
  readonly restart: 'possible' | 'required' | undefined
  readonly offlineCapable: 'yes' | 'no' | undefined
  readonly stackItself: boolean
  readonly permanent: boolean
  readonly ignoreCheck: boolean
  readonly preventPending: boolean
  /** Whether the computer restarts, or starts, between addition and removal. */
  readonly restarts: boolean
  /** What is left of its manifest in the image when it is removed. */
  readonly kept: 'manifest' | 'no manifest' | 'a broken one'
  /** How it is named when it is removed, or asked after. */
  readonly name:
    | 'exact'
    | 'upper'
    | 'no token'
    | 'other token'
    | 'other version'
    | 'other version, no token'
    | 'short'
    | 'path'
  /** Who owns it in the image when it is removed. */
  readonly owner: 'itself' | 'itself for good' | 'Foundation' | 'Foundation that is gone' | 'nobody'
  /** Whether another package has the file's component, the registry values in one of its own, or needs the package. */
  readonly beside: 'nothing' | 'same component' | 'same value' | 'dependant'
}

/** A case in which nothing is wrong. */
export const PLAIN_CASE: PackageCase = {
  image: 'windows-10-22h2',
  online: false,
  busy: false,
  form: 'cab',
  architecture: 'amd64',
  language: '',
  releaseType: 'Update',
  parents: 0,
  stack: 'any',
  capability: 'none',
  inside: 'none',
  feature: 'none',
  asked: 'nothing',
  updates: 'plain',
  payload: 'whole',
  files: 1,
  spoiled: 0,
  place: 'System32',
  registry: [],
  before: 'none',
  restart: 'possible',
  offlineCapable: 'yes',
  stackItself: false,
  permanent: false,
  ignoreCheck: false,
  preventPending: false,
  restarts: false,
  kept: 'manifest',
  name: 'exact',
  owner: 'itself',
  beside: 'nothing',
}

/** A parent element, and whether the image of `windows-10-22h2` has it; its Foundation is 10.0.19041.1. */
export interface ParentRow {
  readonly fits: boolean
  readonly parents: readonly {
    readonly identity: string
    readonly alternatives?: readonly string[]
    readonly disposition?: 'detect' | 'staged'
    readonly buildCompare?: 'EQ' | 'GE'
    readonly revisionCompare?: 'EQ' | 'GE'
  }[]
}

const TOKEN = '31bf3856ad364e35'
const foundation = (version: string, architecture = 'amd64', token = TOKEN): string =>
  `Microsoft-Windows-Foundation-Package~${token}~${architecture}~~${version}`
const elsewhere = `Contoso-Elsewhere~${TOKEN}~amd64~~1.0.0.0`
const staged = `Microsoft-Windows-Client-LanguagePack-Package~${TOKEN}~amd64~en-US~10.0.19041.1`

export const PARENT_ROWS: readonly ParentRow[] = [
  { fits: true, parents: [] },
  { fits: true, parents: [{ identity: foundation('10.0.19041.1') }] },
  { fits: false, parents: [{ identity: foundation('10.0.19041.2') }] },
  { fits: false, parents: [{ identity: foundation('10.0.19041.0') }] },
  { fits: true, parents: [{ identity: foundation('10.0.19041.0'), buildCompare: 'EQ', revisionCompare: 'GE' }] },
  { fits: true, parents: [{ identity: foundation('10.0.19041.1'), buildCompare: 'EQ', revisionCompare: 'GE' }] },
  { fits: false, parents: [{ identity: foundation('10.0.19041.9'), buildCompare: 'EQ', revisionCompare: 'GE' }] },
  { fits: true, parents: [{ identity: foundation('10.0.18000.9'), buildCompare: 'GE', revisionCompare: 'EQ' }] },
  { fits: false, parents: [{ identity: foundation('10.0.18000.0'), buildCompare: 'EQ', revisionCompare: 'GE' }] },
  { fits: false, parents: [{ identity: foundation('10.0.20000.0'), buildCompare: 'GE', revisionCompare: 'GE' }] },
  { fits: true, parents: [{ identity: foundation('10.0.19041.77'), buildCompare: 'EQ' }] },
  { fits: false, parents: [{ identity: foundation('10.0.19041.0'), revisionCompare: 'EQ' }] },
  { fits: false, parents: [{ identity: foundation('6.3.19041.1'), buildCompare: 'GE' }] },
  { fits: false, parents: [{ identity: elsewhere }] },
  { fits: true, parents: [{ identity: elsewhere, alternatives: [foundation('10.0.19041.1')] }] },
  { fits: true, parents: [{ identity: elsewhere }, { identity: foundation('10.0.19041.1') }] },
  { fits: true, parents: [{ identity: staged, disposition: 'staged' }] },
  { fits: false, parents: [{ identity: staged, disposition: 'detect' }] },
  { fits: false, parents: [{ identity: foundation('10.0.19041.1', 'x86') }] },
  { fits: false, parents: [{ identity: foundation('10.0.19041.1', 'amd64', '0123456789abcdef') }] },
]

/** A registry value that a component may bring, and what becomes of it on a 64-bit Windows. */
export interface RegistryRow {
  readonly key: string
  readonly name: string
  readonly value: string
  readonly valueType: string
  /** Undefined where it is left out. */
  readonly entered:
    | { readonly hive: 'SOFTWARE' | 'SYSTEM' | 'DEFAULT'; readonly path: string; readonly written: string }
    | undefined
}

/** What is written is the type's number and the bytes. */
const row = (
  key: string,
  name: string,
  valueType: string,
  value: string,
  hive?: 'SOFTWARE' | 'SYSTEM' | 'DEFAULT',
  path = '',
  written = '',
): RegistryRow => ({ key, name, valueType, value, entered: hive && { hive, path, written } })

export const REGISTRY_ROWS: readonly RegistryRow[] = [
  row(
    'HKEY_LOCAL_MACHINE\\SOFTWARE\\Contoso\\One',
    'Text',
    'REG_SZ',
    'ab',
    'SOFTWARE',
    'Contoso\\One',
    '1: 610062000000',
  ),
  row('HKLM\\Software\\Contoso\\Two', '', 'REG_DWORD', '0x0000001f', 'SOFTWARE', 'Contoso\\Two', '4: 1f000000'),
  row(
    'HKEY_LOCAL_MACHINE\\SOFTWARE\\Contoso\\One',
    'Long',
    'REG_QWORD',
    '0x9',
    'SOFTWARE',
    'Contoso\\One',
    '11: 0900000000000000',
  ),
  row(
    'HKEY_LOCAL_MACHINE\\SOFTWARE\\Contoso\\One',
    'Many',
    'REG_MULTI_SZ',
    '"a","b"',
    'SOFTWARE',
    'Contoso\\One',
    '7: 61000000620000000000',
  ),
  row(
    'HKEY_LOCAL_MACHINE\\SOFTWARE\\Contoso\\One',
    'Bytes',
    'REG_BINARY',
    '0a0b',
    'SOFTWARE',
    'Contoso\\One',
    '3: 0a0b',
  ),
  row(
    'HKEY_LOCAL_MACHINE\\SOFTWARE\\Contoso\\One',
    'Folder',
    'REG_EXPAND_SZ',
    '%a',
    'SOFTWARE',
    'Contoso\\One',
    '2: 250061000000',
  ),
  row(
    'HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Services\\Contoso',
    'Start',
    'REG_DWORD',
    '2',
    'SYSTEM',
    'ControlSet001\\Services\\Contoso',
    '4: 02000000',
  ),
  row('HKEY_USERS\\.DEFAULT\\Software\\Contoso', 'User', 'REG_SZ', 'u', 'DEFAULT', 'Software\\Contoso', '1: 75000000'),
  row('HKEY_CLASSES_ROOT\\.contoso', '', 'REG_SZ', 'c', 'SOFTWARE', 'Classes\\.contoso', '1: 63000000'),
  row('HKEY_CURRENT_USER\\Software\\Contoso', 'Mine', 'REG_SZ', 'm'),
  row('HKEY_LOCAL_MACHINE\\HARDWARE\\Contoso', 'Hard', 'REG_SZ', 'h'),
  row('HKEY_LOCAL_MACHINE\\SOFTWARE\\Contoso\\One', 'Bad', 'REG_DWORD', 'two'),
  row('HKEY_LOCAL_MACHINE\\SOFTWARE\\Contoso\\One', 'Large', 'REG_DWORD', '0x1ffffffff'),
  row('HKEY_LOCAL_MACHINE\\SOFTWARE\\Contoso\\One', 'Strange', 'REG_LINK', 'x'),
  row('HKEY_LOCAL_MACHINE\\SOFTWARE\\Contoso\\One', 'Odd', 'REG_BINARY', '0a0'),
]
