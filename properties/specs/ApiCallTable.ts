/**
 * What an argument of a function of the API is: `session`; `name` or `path`, a text that must be there; `text`, one that
 * may be NULL; `paths`, an array, with its `count`; `out`, where something is written to, and `out?` where that may be
 * NULL; `event`, `callback`, and `value` for numbers and truth values that are looked at by no rule of types.
 */
export type ApiArgument =
  | 'session'
  | 'name'
  | 'text'
  | 'paths'
  | 'count'
  | 'out'
  | 'out?'
  | 'event'
  | 'callback'
  | 'value'

/** A valid call: its arguments, and what is given for those that are values, names and texts. */
export interface ApiCallRow {
  readonly arguments: readonly ApiArgument[]
  readonly given: readonly unknown[]
}

const TAIL = ['event', 'callback', 'value'] as const
const NONE = [null, null, null] as const
const LIST: ApiCallRow = { arguments: ['session', 'out', 'out'], given: [0, 0, 0] }
const FOUNDATION = 'Microsoft-Windows-Foundation-Package~31bf3856ad364e35~amd64~~10.0.19041.1'
const NAMED: ApiCallRow = { arguments: ['session', 'name', 'value', 'out'], given: [0, FOUNDATION, 1, 0] }

/** Calls that are right, and change nothing: they only read, or ask for what is not there. */
export const API_CALLS: { readonly [name: string]: ApiCallRow } = {
  DismInitialize: { arguments: ['value', 'text', 'text'], given: [2, null, null] },
  DismOpenSession: { arguments: ['name', 'text', 'text', 'out'], given: ['D:\\gone', null, null, 0] },
  DismGetLastErrorMessage: { arguments: ['out'], given: [0] },
  DismAddPackage: {
    arguments: ['session', 'name', 'value', 'value', ...TAIL],
    given: [0, 'D:\\gone.cab', false, false, ...NONE],
  },
  DismRemovePackage: { arguments: ['session', 'name', 'value', ...TAIL], given: [0, 'Gone~~~~1.0.0.0', 1, ...NONE] },
  DismGetPackages: LIST,
  DismGetPackageInfo: NAMED,
  DismGetPackageInfoEx: NAMED,
  DismCheckImageHealth: { arguments: ['session', 'value', ...TAIL, 'out'], given: [0, false, ...NONE, 0] },
  DismRestoreImageHealth: {
    arguments: ['session', 'paths', 'count', 'value', ...TAIL],
    given: [0, ['D:\\'], 1, true, ...NONE],
  },
  _DismCleanImage: { arguments: ['session', 'value', 'value', ...TAIL], given: [0, 1, 0, ...NONE] },
  DismGetFeatures: { arguments: ['session', 'text', 'value', 'out', 'out'], given: [0, null, 0, 0, 0] },
  DismGetFeatureInfo: {
    arguments: ['session', 'name', 'text', 'value', 'out'],
    given: [0, 'TelnetClient', null, 0, 0],
  },
  DismGetFeatureParent: {
    arguments: ['session', 'name', 'text', 'value', 'out', 'out'],
    given: [0, 'TelnetClient', null, 0, 0, 0],
  },
  DismEnableFeature: {
    arguments: ['session', 'name', 'text', 'value', 'value', 'paths', 'count', 'value', ...TAIL],
    given: [0, 'Gone', null, 0, true, ['D:\\'], 1, false, ...NONE],
  },
  DismDisableFeature: {
    arguments: ['session', 'name', 'text', 'value', ...TAIL],
    given: [0, 'Gone', null, false, ...NONE],
  },
  DismGetCapabilities: LIST,
  DismGetCapabilityInfo: { arguments: ['session', 'name', 'out'], given: [0, 'OpenSSH.Server~~~~0.0.1.0', 0] },
  DismAddCapability: {
    arguments: ['session', 'name', 'value', 'paths', 'count', ...TAIL],
    given: [0, 'Gone~~~~0.0.1.0', true, ['D:\\'], 1, ...NONE],
  },
  DismRemoveCapability: { arguments: ['session', 'name', ...TAIL], given: [0, 'Gone~~~~0.0.1.0', ...NONE] },
  DismGetDrivers: { arguments: ['session', 'value', 'out', 'out'], given: [0, true, 0, 0] },
  DismGetDriverInfo: {
    arguments: ['session', 'name', 'out', 'out', 'out?'],
    given: [0, 'D:\\gone.inf', 0, 0, null],
  },
  DismAddDriver: { arguments: ['session', 'name', 'value'], given: [0, 'D:\\gone.inf', false] },
  DismRemoveDriver: { arguments: ['session', 'name'], given: [0, 'oem7.inf'] },
  _DismAddProvisionedAppxPackage: {
    arguments: [
      ...(['session', 'name', 'paths', 'count', 'paths', 'count', 'paths', 'count'] as const),
      ...(['value', 'text', 'text', 'value'] as const),
    ],
    given: [0, 'D:\\gone.msix', ['D:\\a'], 1, ['D:\\b'], 1, ['D:\\c'], 1, false, null, null, 0],
  },
  _DismRemoveProvisionedAppxPackage: { arguments: ['session', 'name'], given: [0, 'Gone_1.0.0.0_x64__h91ms92gdsmmt'] },
  _DismRemoveProvisionedAppxPackageAllUsers: {
    arguments: ['session', 'name', 'out'],
    given: [0, 'Gone_1.0.0.0_x64__h91ms92gdsmmt', 0],
  },
  _DismGetProvisionedAppxPackages: LIST,
  _DismSetAppXProvisionedDataFile: {
    arguments: ['session', 'name', 'text'],
    given: [0, 'Gone_1.0.0.0_x64__h91ms92gdsmmt', null],
  },
  _DismGetNonRemovableAppsPolicy: LIST,
  DismApplyUnattend: { arguments: ['session', 'name', 'value'], given: [0, 'D:\\gone.xml', false] },
  _DismGetCurrentEdition: { arguments: ['session', 'out'], given: [0, 0] },
  _DismGetTargetEditions: LIST,
}

/** What is given in place of an argument. */
export type Spoil =
  | 'none'
  | 'number'
  | 'object'
  | 'text'
  | 'NULL'
  | 'empty'
  | 'frozen'
  | 'numbers'
  | 'a NULL among texts'
  | 'too many'
  | 'negative'
  | 'half'

/** A call with at most one argument spoiled. */
export interface SpoiledCall {
  readonly name: string
  readonly place: number
  readonly spoil: Spoil
}

/** A call whose arguments are all right by themselves, but do not go together. */
export interface UnfitCall {
  readonly name: string
  /** What is given in place of what a valid call is given. */
  readonly instead: { readonly [place: number]: unknown }
  /** The rule that refuses it. */
  readonly rule: string
}

/** Which ways of spoiling an argument have to be refused, and whether by its type or by what is given. */
export const SPOILS: { readonly [argument in ApiArgument]: { readonly [spoil in Spoil]?: 'type' | 'given' } } = {
  session: {},
  value: {},
  name: { number: 'type', object: 'type', empty: 'given', NULL: 'given' },
  text: { number: 'type', object: 'type' },
  paths: {
    number: 'type',
    text: 'type',
    object: 'type',
    NULL: 'given',
    numbers: 'type',
    'a NULL among texts': 'type',
  },
  count: { 'too many': 'given', negative: 'given', half: 'given' },
  out: { number: 'type', text: 'type', NULL: 'type', frozen: 'type' },
  'out?': { number: 'type', text: 'type', frozen: 'type' },
  event: { number: 'type', text: 'type', object: 'type' },
  callback: { number: 'type', text: 'type', object: 'type' },
}

const ONLINE = 'DISM_{53BFAE52-B167-4E2F-A258-0A37B57FF845}'

/** Type and flags of _DismCleanImage: flags are there for components (4) only, and 2 only with 1. */
const UNKNOWN_CLEANING = [
  ...[2, 4, 5, -1].map((flags) => [4, flags] as const),
  ...[1, 2].flatMap((type) => [1, 2, 3].map((flags) => [type, flags] as const)),
  ...[0, 3, 5, 8, -1].flatMap((type) => [0, 1].map((flags) => [type, flags] as const)),
]

/** Calls whose arguments do not go together. */
export const UNFIT_CALLS: readonly UnfitCall[] = [
  ...[{ 1: 'Windows' }, { 2: 'C:' }, { 2: 'C:\\' }, { 1: 'Windows', 2: 'C:' }].map((folders) => ({
    name: 'DismOpenSession',
    instead: { 0: ONLINE, ...folders },
    rule: 'api.online.folders',
  })),
  ...UNKNOWN_CLEANING.map(([type, flags]) => ({
    name: '_DismCleanImage',
    instead: { 1: type, 2: flags },
    rule: 'api.clean.arguments',
  })),
]
