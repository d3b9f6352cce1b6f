import fc from 'fast-check'
import { DISM_ONLINE_IMAGE, DISM_SESSION_DEFAULT } from '../../src/api/index.ts'
import { DismError } from '../../src/errors/DismError.ts'
import { uphold } from '../laws/uphold.ts'
import { compareVersions } from '../model/versions.ts'
import { appComputer, type AppComputer } from './appComputer.ts'
import { differenceOf, differenceOfCodes, differenceOfVerdicts } from './differenceOf.ts'
import { packageBytes } from './fileBytes.ts'
import { familyNameOf, fullNameOf } from './packageNames.ts'

const USERS = ['alice', 'bob'] as const
type UserName = (typeof USERS)[number]

/** How a full name is written. */
type Spelling = 'exact' | 'upper case' | 'short'

/** What happens to an app that is provisioned or that people install, beside another that everybody has. */
type UserCommand =
  | { readonly kind: 'provision'; readonly version: string }
  | { readonly kind: 'install'; readonly user: UserName; readonly version: string }
  | { readonly kind: 'sign in' | 'uninstall'; readonly user: UserName }
  | { readonly kind: 'sign out' }
  | { readonly kind: 'start'; readonly app: 'reader' | 'other' }
  | { readonly kind: 'uninstall for all'; readonly version: string }
  /** The provisioning and the app of everybody. */
  | {
      readonly kind: 'remove for all'
      readonly version: string
      readonly spelling: Spelling
      readonly offline: boolean
    }
  | { readonly kind: 'remove'; readonly offline: boolean }

export interface UserStory {
  readonly preset: string
  readonly commands: readonly UserCommand[]
}

const BUILDS: { readonly [preset: string]: number } = { 'windows-11-24h2': 26100, 'windows-10-1803': 17134 }
const NAME = 'Contoso.Reader'
const OTHER = fullNameOf('Contoso.Reader.Other')

/** Before anybody has the app, and while its first user has it running, and then at rest. */
const BEGINNING: readonly UserCommand[] = [
  { kind: 'provision', version: '1.9.0.0' },
  { kind: 'remove for all', version: '1.9.0.0', spelling: 'exact', offline: true },
  { kind: 'sign in', user: 'bob' },
  { kind: 'sign in', user: 'alice' },
  { kind: 'start', app: 'reader' },
  { kind: 'provision', version: '1.10.0.0' },
  { kind: 'sign out' },
]

/** At last the app is provisioned anew, everybody signs in, and it goes for all. */
const END = (spelling: Spelling): readonly UserCommand[] => [
  { kind: 'sign out' },
  { kind: 'provision', version: '1.10.0.0' },
  ...USERS.map((user) => ({ kind: 'sign in', user }) as const),
  { kind: 'remove for all', version: '1.10.0.0', spelling, offline: false },
]

/** What two people and an administrator do. */
export function userStory(): fc.Arbitrary<UserStory> {
  const user = fc.constantFrom<UserName>('alice', 'bob')
  const version = fc.constantFrom('1.9.0.0', '1.9.0.0', '1.10.0.0')
  const spelling = fc.constantFrom<Spelling>('exact', 'upper case', 'short')
  const command = fc.oneof<fc.WeightedArbitrary<UserCommand>[]>(
    { arbitrary: fc.record({ kind: fc.constant('provision' as const), version }), weight: 3 },
    { arbitrary: fc.record({ kind: fc.constant('install' as const), user, version }), weight: 2 },
    { arbitrary: fc.record({ kind: fc.constantFrom('sign in', 'sign in', 'uninstall'), user }), weight: 7 },
    { arbitrary: fc.constant({ kind: 'sign out' }), weight: 1 },
    {
      arbitrary: fc.record({ kind: fc.constant('start' as const), app: fc.constantFrom('reader', 'other') }),
      weight: 2,
    },
    { arbitrary: fc.record({ kind: fc.constant('uninstall for all' as const), version }), weight: 2 },
    {
      arbitrary: fc.record({
        kind: fc.constant('remove for all' as const),
        version,
        spelling,
        offline: fc.constantFrom(false, false, true),
      }),
      weight: 2,
    },
    { arbitrary: fc.record({ kind: fc.constant('remove' as const), offline: fc.boolean() }), weight: 1 },
  )
  return fc.record({
    preset: fc.constantFrom(...Object.keys(BUILDS), 'windows-11-24h2'),
    commands: fc
      .tuple(fc.array(command, { minLength: 4, maxLength: 14, size: 'max' }), spelling)
      .map(([commands, last]) => [...BEGINNING, ...commands, ...END(last)]),
  })
}

/** What the law keeps in mind. */
interface Known {
  provisioned: string | undefined
  has: { readonly [user: string]: string }
  declined: ReadonlySet<string>
  signedIn: UserName | undefined
  /** Whether the reader runs. */
  runs: boolean
  other: readonly string[]
}

/**
 * Law: people get what is provisioned when they sign in, unless they removed it; what they install is no older than what
 * they have, and nothing of it runs; an app goes for everybody, with its provisioning or without it, as it is asked; what
 * nobody has and is not provisioned is not in the image.
 * @throws BrokenLaw
 */
export async function usersHaveTheirApps({ preset, commands }: UserStory): Promise<void> {
  const computer = appComputer({ preset, users: USERS })
  const known: Known = {
    provisioned: undefined,
    has: {},
    declined: new Set(),
    signedIn: undefined,
    runs: false,
    other: [],
  }
  await provide(computer, 'Contoso.Reader.Other', '1.0.0.0')
  for (const [index, command] of commands.entries()) {
    const law = `Command ${index + 1}, ${JSON.stringify(command)}, must leave people what is theirs.`
    uphold(law, await happen(computer, command, known, BUILDS[preset] ?? 0))
    uphold(law, differencesOf(computer, known))
  }
}

const nameOf = (version: string) => fullNameOf(NAME, { version })

async function provide(computer: AppComputer, name: string, version: string): Promise<number> {
  const path = await writeApp(computer, name, version)
  return (await computer.run('/Add-ProvisionedAppxPackage', `/PackagePath:${path}`, '/SkipLicense', '/Region:all')).code
}

async function writeApp(computer: AppComputer, name: string, version: string): Promise<string> {
  const path = `D:\\${name}.appx`
  computer.put(path, await packageBytes({ name, version, schema: '2010' }))
  return path
}

/** What is done, with the HRESULT of what is thrown, 0 when nothing is. */
async function attempt<Result>(act: () => Result | Promise<Result>): Promise<{ code: number; result?: Result }> {
  try {
    return { code: 0, result: await act() }
  } catch (error) {
    if (error instanceof DismError) return { code: error.hresult }
    throw error
  }
}

async function happen(computer: AppComputer, command: UserCommand, known: Known, build: number): Promise<string[]> {
  const { machine } = computer
  switch (command.kind) {
    case 'provision':
      return provision(computer, command.version, known, build)
    case 'install':
      return install(computer, command, known)
    case 'sign in':
      machine.signIn(command.user)
      known.signedIn = command.user
      known.runs = false
      signedIn(known, command.user)
      return []
    case 'sign out':
      if (known.signedIn === undefined) return []
      machine.signOut()
      known.signedIn = undefined
      known.runs = false
      return []
    case 'start': {
      if (known.signedIn === undefined) return []
      const { starts } = machine.startApp(known.signedIn, command.app === 'other' ? OTHER : familyNameOf(NAME))
      const has =
        command.app === 'other' ? known.other.includes(known.signedIn) : known.has[known.signedIn] !== undefined
      known.runs ||= command.app === 'reader' && has
      return differenceOf('whether it starts', has, starts)
    }
    case 'uninstall': {
      const version = known.has[command.user]
      const { code } = await attempt(() => machine.removeApp(command.user, nameOf(version ?? '1.9.0.0')))
      if (version !== undefined) takeFrom(known, [command.user])
      if (version !== undefined) known.runs = stillRuns(computer)
      return differenceOfCodes('it', [version === undefined ? 0x8007_3cf1 : 0], code)
    }
    case 'uninstall for all': {
      const users = USERS.filter((user) => known.has[user] === command.version)
      const { code, result } = await attempt(() => machine.removeAppForAllUsers(nameOf(command.version)))
      takeFrom(known, users)
      known.runs = stillRuns(computer)
      return [
        ...differenceOfCodes('it', [users.length === 0 ? 0x8007_3cf1 : 0], code),
        ...differenceOf('who had it', users.length === 0 ? undefined : users, result?.users.toSorted()),
        ...differenceOfVerdicts(
          'appx.remove.allusers',
          result ? [known.provisioned !== undefined] : [],
          result?.decisions ?? [],
        ),
      ]
    }
    case 'remove for all':
      return removeForAll(computer, command, known)
    case 'remove': {
      if (command.offline) shutdown(computer, known)
      const name = nameOf(known.provisioned ?? '1.9.0.0')
      const { code } = await computer.run('/Remove-ProvisionedAppxPackage', `/PackageName:${name}`)
      if (command.offline) computer.boot()
      const expected = known.provisioned === undefined ? 2 : 0
      known.provisioned = undefined
      return differenceOfCodes('it', [expected], code)
    }
  }
}

function shutdown(computer: AppComputer, known: Known): void {
  computer.shutdown()
  known.signedIn = undefined
  known.runs = false
}

/** The computer's own word: an app that is removed ends, one that has been replaced by a newer goes on. */
function stillRuns({ machine }: AppComputer): boolean {
  return machine.host.runningApps().some((name) => name.startsWith(`${NAME}_`))
}

async function provision(computer: AppComputer, version: string, known: Known, build: number): Promise<string[]> {
  const code = await provide(computer, NAME, version)
  const before = known.provisioned
  if (known.runs) return differenceOfCodes('it', [0x8007_3d02], code)
  if (before !== undefined && compareVersions(version, before) < 0) return differenceOfCodes('it', [0xc157_0118], code)
  known.provisioned = version
  if (build >= 19041) known.declined = new Set()
  return differenceOfCodes('it', [0], code)
}

async function install(
  computer: AppComputer,
  { user, version }: Extract<UserCommand, { kind: 'install' }>,
  known: Known,
): Promise<string[]> {
  const path = await writeApp(computer, NAME, version)
  const { code } = await attempt(() => computer.machine.addApp(user, path))
  const had = known.has[user]
  if (known.runs) return differenceOfCodes('it', [0x8007_3d02], code)
  if (had !== undefined && compareVersions(version, had) < 0) return differenceOfCodes('it', [0x8007_3d06], code)
  known.has = { ...known.has, [user]: version }
  known.declined = new Set([...known.declined].filter((one) => one !== user))
  return differenceOfCodes('it', [0], code)
}

async function removeForAll(
  computer: AppComputer,
  { version, spelling, offline }: Extract<UserCommand, { kind: 'remove for all' }>,
  known: Known,
): Promise<string[]> {
  const { api } = computer.machine
  if (offline) shutdown(computer, known)
  const name = nameOf(version)
  const word = spelling === 'short' ? name.replace('__', '_') : spelling === 'upper case' ? name.toUpperCase() : name
  await api.DismInitialize(2, null, null)
  const session = { value: DISM_SESSION_DEFAULT }
  await api.DismOpenSession(offline ? 'C:\\' : DISM_ONLINE_IMAGE, null, null, session)
  const code = (await api._DismRemoveProvisionedAppxPackageAllUsers(session.value, word, { value: false })) >>> 0
  await api.DismCloseSession(session.value)
  await api.DismShutdown()
  if (offline) {
    computer.boot()
    return differenceOfCodes('it', [50], code)
  }
  if (known.provisioned !== version) return differenceOfCodes('it', [2], code)
  known.provisioned = undefined
  const users = USERS.filter((user) => known.has[user] === version)
  takeFrom(known, users)
  return differenceOfCodes('it', [0], code)
}

/** People do not have the app any more; while it is provisioned, they do not want it. */
function takeFrom(known: Known, users: readonly UserName[]): void {
  known.has = Object.fromEntries(Object.entries(known.has).filter(([user]) => !users.some((one) => one === user)))
  if (known.provisioned !== undefined) known.declined = new Set([...known.declined, ...users])
}

function signedIn(known: Known, user: UserName): void {
  known.other = [...new Set([...known.other, user])]
  const { provisioned } = known
  const had = known.has[user]
  if (provisioned === undefined || known.declined.has(user)) return
  if (had === undefined || compareVersions(provisioned, had) > 0) known.has = { ...known.has, [user]: provisioned }
}

function differencesOf({ state }: AppComputer, { provisioned, has, other }: Known): string[] {
  const own = provisioned === undefined ? [] : [nameOf(provisioned)]
  const staged = new Set([OTHER, ...own, ...Object.values(has).map(nameOf)])
  return [
    ...differenceOf('what is provisioned', [OTHER, ...own].sort(), Object.keys(state.provisioned).sort()),
    ...differenceOf('what is staged', [...staged].sort(), state.staged),
    ...USERS.flatMap((user) => {
      const version = has[user]
      const names = [...(other.includes(user) ? [OTHER] : []), ...(version === undefined ? [] : [nameOf(version)])]
      return differenceOf(`what ${user} has`, names.sort(), state.registered[user] ?? [])
    }),
  ]
}
