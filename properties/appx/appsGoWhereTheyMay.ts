import fc from 'fast-check'
import { readAll } from '../../src/formats/ByteSource.ts'
import { DismError } from '../../src/errors/DismError.ts'
import type { Semantics } from '../../src/rules/Rule.ts'
import { uphold } from '../laws/uphold.ts'
import { compareVersions } from '../model/versions.ts'
import { appComputer, type AppComputer } from './appComputer.ts'
import { differenceOf, differenceOfCodes, differenceOfVerdicts } from './differenceOf.ts'
import { bundleBytes, packageBytes } from './fileBytes.ts'
import { folderOf, STORE } from './packageNames.ts'

/** The apps: two of ours, one of them a bundle, and two that newer releases of Windows protect. */
const APPS = {
  reader: { name: 'Contoso.Reader', publisher: 'CN=Contoso', id: 'h91ms92gdsmmt', from: Infinity },
  installer: {
    name: 'Microsoft.DesktopAppInstaller',
    publisher: 'CN=Microsoft Corporation, O=Microsoft Corporation, L=Redmond, S=Washington, C=US',
    id: '8wekyb3d8bbwe',
    from: 19045,
  },
  health: {
    name: 'Microsoft.SecHealthUI',
    publisher: 'CN=Microsoft Corporation, O=Microsoft Corporation, L=Redmond, S=Washington, C=US',
    id: '8wekyb3d8bbwe',
    from: 26100,
  },
  drawer: { name: 'Contoso.Reader.Drawer', publisher: 'CN=Contoso', id: 'h91ms92gdsmmt', from: Infinity },
} as const

type AppName = keyof typeof APPS

/** What happens to three plain apps, to policies about them and to the list of what is provisioned. */
type GoingCommand =
  | {
      readonly kind: 'add'
      readonly app: AppName
      readonly version: string
      readonly skip: boolean
      readonly stub: boolean
    }
  | {
      readonly kind: 'remove'
      readonly app: AppName
      readonly version: string
      readonly spelling: 'exact' | 'upper case' | 'short' | 'no full name' | 'beginning'
      readonly offline: boolean
    }
  | { readonly kind: 'policy'; readonly app: AppName; readonly value: 0 | 1; readonly upperCase: boolean }
  /** Windows marks a full name as one at the end of its life. */
  | { readonly kind: 'end of life'; readonly app: AppName; readonly version: string }
  | { readonly kind: 'carol adds' | 'carol removes'; readonly app: AppName; readonly version: string }
  /** Files of one of the apps that are provisioned are gone. */
  | { readonly kind: 'lose'; readonly place: number; readonly what: 'folder' | 'manifest' }
  /** Somebody writes into AppxProvisioning.xml. */
  | { readonly kind: 'list'; readonly text: 'broken' | 'line of another' | 'line of the reader' }
  | { readonly kind: 'set data'; readonly app: AppName }

export interface GoingStory {
  readonly preset: string
  readonly semantics: Semantics
  readonly commands: readonly GoingCommand[]
}

const BUILDS: { readonly [preset: string]: number } = {
  'windows-11-24h2': 26100,
  'windows-10-22h2': 19045,
  'windows-10-1709': 16299,
  'windows-8.1': 9600,
  'windows-server-2022': 20348,
}

const THERE = 'that there'

/** At last two apps come, go, and one comes again. */
const END = (offline: boolean): readonly GoingCommand[] => {
  const adds = (['drawer', 'reader'] as const).map((app) => {
    return { kind: 'add', app, version: '2.0.0.0', skip: true, stub: false } as const
  })
  const remove = { kind: 'remove', app: 'reader', version: THERE, offline } as const
  return [
    ...adds,
    { ...remove, spelling: 'beginning' },
    { ...remove, spelling: 'exact' },
    { ...remove, spelling: 'exact', app: 'drawer' },
    ...adds.slice(1),
  ]
}

/** Commands, mostly about versions that are there. */
export function goingStory(): fc.Arbitrary<GoingStory> {
  const app = fc.constantFrom<AppName>('reader', 'reader', 'reader', 'drawer', 'drawer', 'installer', 'health')
  const version = fc.constantFrom('1.0.0.0', '1.0.0.0', '2.0.0.0')
  const known = fc.constantFrom(THERE, THERE, THERE, THERE, '1.0.0.0', '2.0.0.0')
  const add = fc.record({ kind: fc.constant('add' as const), app, version, skip: fc.boolean(), stub: fc.boolean() })
  const further = fc.oneof<fc.WeightedArbitrary<GoingCommand>[]>(
    { arbitrary: add, weight: 4 },
    {
      arbitrary: fc.record({
        kind: fc.constant('remove' as const),
        app,
        version: known,
        spelling: fc.constantFrom('exact', 'exact', 'exact', 'upper case', 'short', 'short', 'no full name'),
        offline: fc.boolean(),
      }),
      weight: 5,
    },
    {
      arbitrary: fc.record({
        kind: fc.constant('policy' as const),
        app,
        value: fc.constantFrom(0, 1),
        upperCase: fc.boolean(),
      }),
      weight: 5,
    },
    { arbitrary: fc.record({ kind: fc.constant('end of life' as const), app, version: known }), weight: 3 },
    {
      arbitrary: fc.record({ kind: fc.constantFrom('carol adds', 'carol removes'), app, version: known }),
      weight: 5,
    },
    {
      arbitrary: fc.record({
        kind: fc.constant('lose' as const),
        place: fc.nat({ max: 3 }),
        what: fc.constantFrom('folder', 'manifest'),
      }),
      weight: 6,
    },
    { arbitrary: fc.record({ kind: fc.constant('set data' as const), app }), weight: 2 },
    {
      arbitrary: fc.record({
        kind: fc.constant('list' as const),
        text: fc.constantFrom('broken', 'line of another', 'line of the reader'),
      }),
      weight: 2,
    },
  )
  return fc
    .record({
      preset: fc.constantFrom(...Object.keys(BUILDS), 'windows-10-1709'),
      offlineAtLast: fc.boolean(),
      semantics: fc.constantFrom('documented', 'observed'),
      adds: fc.array(add, { minLength: 1, maxLength: 2 }),
      further: fc.array(further, { minLength: 1, maxLength: 7, size: 'max' }),
    })
    .map(({ preset, semantics, adds, further: others, offlineAtLast }) => ({
      preset,
      semantics,
      commands: [...adds, ...others, ...END(offlineAtLast)],
    }))
}

/** What the law keeps in mind. */
interface Known {
  readonly provisioned: Map<AppName, string>
  readonly carols: Map<AppName, string>
  /** Those for which it was said whether a stub is wanted. */
  readonly preferred: Set<AppName>
  readonly kept: Set<AppName>
  readonly ended: Set<string>
  readonly marked: Set<AppName>
  /** Full names that have lost files. */
  readonly lost: Set<string>
  /** Line-of-business apps. */
  readonly sideloaded: Set<AppName>
  /** What only the list has; undefined while it cannot be read. */
  listed: readonly string[] | undefined
}

const LIST = 'ProgramData\\Microsoft\\Windows\\AppxProvisioning.xml'
const ANOTHER = 'Contoso.Another_1.0.0.0_neutral__h91ms92gdsmmt'

/**
 * Law: what is provisioned is removed by its full name, wholly when no user has it, unless a policy or the release keeps
 * it; a removal leaves its mark in those releases that know it, an add takes it away; list, keys and the file
 * AppxProvisioning.xml say the same, and lines of others stay in that file.
 * @throws BrokenLaw
 */
export async function appsGoWhereTheyMay({ preset, semantics, commands }: GoingStory): Promise<void> {
  const computer = appComputer({ preset, semantics, users: ['carol'] })
  computer.edit(({ registry }) =>
    registry.setDword('SOFTWARE', 'Policies\\Microsoft\\Windows\\Appx', 'AllowAllTrustedApps', 1),
  )
  const known: Known = {
    provisioned: new Map(),
    carols: new Map(),
    preferred: new Set(),
    kept: new Set(),
    ended: new Set(),
    marked: new Set(),
    lost: new Set(),
    sideloaded: new Set(),
    listed: [],
  }
  const build = BUILDS[preset] ?? 0
  computer.put('D:\\data.txt', 'data')
  for (const command of commands) {
    const law = `${JSON.stringify(command)} must do what it says on ${preset}, ${semantics}.`
    uphold(law, await happen(computer, command, known, { build, semantics }))
    uphold(law, differencesOf(computer, known))
    const { stdout, decisions } = await computer.run('/Get-ProvisionedAppxPackages')
    const listed = [...stdout.matchAll(/^PackageName : (.*?)\r?$/gm)].map(([, name = '']) => name)
    // In the order of the registry.
    uphold(law, differenceOf('the list', provisionedNames(known), listed))
    uphold(law, verdictsOfList(known, computer, decisions))
  }
}

function nameOf(app: AppName, version: string): string {
  return `${APPS[app].name}_${version}_neutral_${app === 'drawer' ? '~' : ''}_${APPS[app].id}`
}

/** The packages of an app: those of a bundle are two. */
function packagesOf([app, version]: readonly [AppName, string]): readonly string[] {
  const name = nameOf(app, version)
  return app === 'drawer' ? [name, name.replace('~', '')] : [name]
}

function familyOf(app: AppName): string {
  return `${APPS[app].name}_${APPS[app].id}`
}

function provisionedNames({ provisioned }: Known): string[] {
  return [...provisioned].map(([app, version]) => nameOf(app, version)).sort()
}

/** Lets a command happen to computer and knowledge. */
async function happen(
  computer: AppComputer,
  command: GoingCommand,
  known: Known,
  image: { readonly build: number; readonly semantics: Semantics },
): Promise<string[]> {
  switch (command.kind) {
    case 'add':
      return add(computer, command, known)
    case 'remove':
      return remove(computer, command, known, image)
    case 'policy': {
      const family = familyOf(command.app)
      const named = command.upperCase ? family.toUpperCase() : family
      const { code } = await computer.run(
        '/Set-NonRemovableAppPolicy',
        `/PackageFamily:${named}`,
        `/NonRemovable:${command.value}`,
      )
      if (command.value === 1) known.kept.add(command.app)
      else known.kept.delete(command.app)
      return differenceOfCodes('the policy', [0], code)
    }
    case 'end of life': {
      const name = nameOf(command.app, versionOf(command, known.provisioned))
      computer.edit(({ registry }) => registry.createKey('SOFTWARE', `${STORE}\\EndOfLife\\S-1-5-18\\${name}`))
      known.ended.add(name)
      return []
    }
    case 'carol adds':
    case 'carol removes':
      return byCarol(computer, command, known)
    case 'lose':
      return lose(computer, command, known, image)
    case 'set data':
      return setData(computer, command.app, known)
    case 'list':
      return writeList(computer, command.text, known)
  }
}

/** Without its files an app takes no custom data file, and by observed semantics cannot be removed. */
async function lose(
  computer: AppComputer,
  { place, what }: Extract<GoingCommand, { kind: 'lose' }>,
  known: Known,
  image: { readonly build: number; readonly semantics: Semantics },
): Promise<string[]> {
  const apps = [...known.provisioned]
  const [app, version] = apps[place % apps.length] ?? []
  if (app === undefined || version === undefined) return []
  const manifest = app === 'drawer' ? 'AppxMetadata\\AppxBundleManifest.xml' : 'AppxManifest.xml'
  const folder = folderOf(nameOf(app, version))
  const path = what === 'folder' ? folder : `${folder}\\${manifest}`
  computer.edit(({ volume }) => {
    if (volume.stat(path)) volume.remove(path)
  })
  known.lost.add(nameOf(app, version))
  const differences = await setData(computer, app, known)
  if (image.semantics === 'documented') return differences
  return [
    ...differences,
    ...(await remove(computer, { kind: 'remove', app, version, spelling: 'exact', offline: false }, known, image)),
  ]
}

async function setData(computer: AppComputer, app: AppName, known: Known): Promise<string[]> {
  const name = nameOf(app, known.provisioned.get(app) ?? '1.0.0.0')
  const { code } = await computer.run(
    '/Set-ProvisionedAppxDataFile',
    `/PackageName:${name}`,
    '/CustomDataPath:D:\\data.txt',
  )
  const expected = !known.provisioned.has(app) ? 2 : known.lost.has(name) ? 3 : 0
  return differenceOfCodes('the custom data file', [expected], code)
}

function versionOf(
  { app, version }: { readonly app: AppName; readonly version: string },
  there: ReadonlyMap<AppName, string>,
): string {
  return version === THERE ? (there.get(app) ?? '1.0.0.0') : version
}

async function writeApp(computer: AppComputer, app: AppName, version: string): Promise<string> {
  const { name, publisher } = APPS[app]
  const path = `D:\\${app}.appx`
  const spec = { name, publisher, version, schema: '2010' } as const
  computer.put(path, await (app === 'drawer' ? bundleBytes(spec) : packageBytes(spec)))
  return path
}

async function add(
  computer: AppComputer,
  { app, version, skip, stub }: Extract<GoingCommand, { kind: 'add' }>,
  known: Known,
): Promise<string[]> {
  const before = known.provisioned.get(app)
  const path = await writeApp(computer, app, version)
  if (computer.machine.host.semantics === 'observed') skip = true
  const { code, decisions } = await computer.run(
    '/Add-ProvisionedAppxPackage',
    `/PackagePath:${path}`,
    ...(skip ? ['/SkipLicense'] : []),
    ...(stub ? ['/StubPackageOption:InstallFull'] : []),
  )
  if (before !== undefined && compareVersions(version, before) < 0)
    return differenceOfCodes('the add', [0xc157_0118], code)
  const differences = differenceOfVerdicts('appx.deprovisioned.cleared', [known.marked.has(app)], decisions)
  known.provisioned.set(app, version)
  if (stub) known.preferred.add(app)
  known.marked.delete(app)
  known.lost.delete(nameOf(app, version))
  if (skip) known.sideloaded.add(app)
  else known.sideloaded.delete(app)
  rewriteList(known, app)
  return [...differenceOfCodes('the add', [0], code), ...differences]
}

async function remove(
  computer: AppComputer,
  command: Extract<GoingCommand, { kind: 'remove' }>,
  known: Known,
  { build, semantics }: { readonly build: number; readonly semantics: Semantics },
): Promise<string[]> {
  const { app, spelling, offline } = command
  const version = versionOf(command, known.provisioned)
  const name = nameOf(app, version)
  const word =
    spelling === 'upper case'
      ? name.toUpperCase()
      : spelling === 'short'
        ? name.replace('__', '_')
        : spelling === 'exact'
          ? name
          : spelling === 'beginning'
            ? name.slice(0, -2)
            : familyOf(app)
  if (offline) computer.shutdown()
  const { code } = await computer.run('/Remove-ProvisionedAppxPackage', `/PackageName:${word}`)
  if (offline) computer.boot()

  const isWhole = spelling !== 'no full name' && spelling !== 'beginning'
  const isFound = known.provisioned.get(app) === version && isWhole
  const isEnded = [...known.ended].some((one) => one.toUpperCase() === name.toUpperCase())
  const keeps = known.kept.has(app) || (build >= APPS[app].from && !isEnded)
  if (isWhole && keeps) return differenceOfCodes('the removal', [15610], code)
  if (!isFound) return differenceOfCodes('the removal', [2], code)
  if (semantics === 'observed' && known.lost.has(name)) return differenceOfCodes('the removal', [3], code)
  known.provisioned.delete(app)
  known.sideloaded.delete(app)
  if (build >= (offline ? 17134 : 15063)) known.marked.add(app)
  if (known.carols.get(app) !== version) known.lost.delete(name)
  rewriteList(known)
  return differenceOfCodes('the removal', [0], code)
}

/**
 * The list is written anew: a broken one is replaced, with what only it said of other apps, and lines of families that
 * are provisioned go.
 */
function rewriteList(known: Known, added?: AppName): void {
  if (known.listed === undefined) for (const app of known.sideloaded) if (app !== added) known.sideloaded.delete(app)
  known.listed = (known.listed ?? []).filter((name) => name === ANOTHER || !known.provisioned.has('reader'))
}

async function byCarol(
  computer: AppComputer,
  command: Extract<GoingCommand, { kind: 'carol adds' | 'carol removes' }>,
  known: Known,
): Promise<string[]> {
  const { app } = command
  const has = known.carols.get(app)
  if (command.kind === 'carol adds') {
    const version = versionOf(command, known.provisioned)
    const path = await writeApp(computer, app, version)
    const code = await attempt(() => computer.machine.addApp('carol', path))
    if (has !== undefined && compareVersions(version, has) < 0)
      return differenceOfCodes('the installation', [0x8007_3d06], code)
    known.carols.set(app, version)
    known.lost.delete(nameOf(app, version))
    return differenceOfCodes('the installation', [0], code)
  }
  const version = versionOf(command, known.carols)
  const code = await attempt(() => computer.machine.removeApp('carol', nameOf(app, version)))
  if (has !== version) return differenceOfCodes('the removal by Carol', [0x8007_3cf1], code)
  if (known.kept.has(app)) return differenceOfCodes('the removal by Carol', [15610], code)
  known.carols.delete(app)
  return differenceOfCodes('the removal by Carol', [0], code)
}

/** The HRESULT of what is thrown, 0 when nothing is. */
async function attempt(act: () => unknown): Promise<number> {
  try {
    await act()
    return 0
  } catch (error) {
    if (error instanceof DismError) return error.hresult
    throw error
  }
}

function writeList(computer: AppComputer, text: string, known: Known): string[] {
  const { volume } = computer.machine.image
  if (!volume.stat(LIST)) return []
  const before = new TextDecoder().decode(readAll(volume.open(LIST)))
  const line = text === 'line of another' ? ANOTHER : nameOf('reader', '0.5.0.0')
  const after =
    text === 'broken'
      ? before.slice(0, -30)
      : before.replace('</Provisioned>', `<Package FullName="${line}"/></Provisioned>`)
  if (text !== 'broken' && before.includes(line)) return []
  computer.edit((image) => image.volume.write(LIST, new TextEncoder().encode(after)))
  if (text === 'broken') known.listed = undefined
  else if (known.listed) known.listed = [...new Set([...known.listed, line])]
  return []
}

function verdictsOfList(
  known: Known,
  computer: AppComputer,
  decisions: Parameters<typeof differenceOfVerdicts>[2],
): string[] {
  const { volume } = computer.machine.image
  if (known.listed === undefined || !volume.stat(LIST)) return []
  const isKept = (name: string) => name === ANOTHER || !known.provisioned.has('reader')
  return differenceOfVerdicts('appx.list.only', known.listed.map(isKept), decisions)
}

function differencesOf(computer: AppComputer, known: Known): string[] {
  const { state, machine } = computer
  const there = [...known.provisioned, ...known.carols].flatMap(packagesOf)
  const policies = machine.image.registry.key('SOFTWARE', `${STORE}\\Config`)?.subkeys() ?? []
  const kept = policies.filter((key) => key.value('NonRemovable')?.data[0] === 1).map((key) => key.name.toLowerCase())
  const preferred = policies.filter((key) => key.value('StubPreference')).map((key) => key.name.toLowerCase())
  return [
    ...differenceOf('what is staged', [...new Set(there)].sort(), state.staged),
    ...differenceOf('what Carol has', [...known.carols].flatMap(packagesOf).sort(), state.registered['carol'] ?? []),
    ...differenceOf('marks of removals', [...known.marked].map(familyOf).sort(), state.deprovisioned),
    ...differenceOf(
      'preferences',
      [...known.preferred].map((app) => familyOf(app).toLowerCase()).sort(),
      preferred.sort(),
    ),
    ...differenceOf('policies', [...known.kept].map((app) => familyOf(app).toLowerCase()).sort(), kept.sort()),
    ...differenceOf(
      'folders',
      [...new Set(there)].filter((name) => !known.lost.has(name)).sort(),
      foldersOf(computer, known),
    ),
    ...differencesOfList(computer, known),
  ]
}

function foldersOf({ machine }: AppComputer, known: Known): string[] {
  const { volume } = machine.image
  const all = volume.stat('Program Files\\WindowsApps') ? volume.list('Program Files\\WindowsApps') : []
  return all
    .map(({ name }) => name)
    .filter((name) => !known.lost.has(name))
    .sort()
}

function differencesOfList({ machine }: AppComputer, known: Known): string[] {
  const { volume } = machine.image
  if (!volume.stat(LIST)) return []
  const text = new TextDecoder().decode(readAll(volume.open(LIST)))
  if (known.listed === undefined) return differenceOf('the broken list', false, text.endsWith('</AppxProvisionList>'))
  const lines = [...text.matchAll(/<Package FullName="([^"]*)"([^>]*)\/>/g)].map(
    ([, name, rest = '']) => `${name}${rest.replace(/ PackageType="[^"]*"/, '')}`,
  )
  const own = [...known.provisioned].flatMap(([app, version]) =>
    packagesOf([app, version]).map((name, index) => {
      if (index > 0) return `${name} ProvisionSourceIsBundle="true"`
      return `${name}${known.sideloaded.has(app) ? ' IsLOBApp="true"' : ''}`
    }),
  )
  // A list that is written anew does not say what is in a bundle whose files are gone.
  const isKnown = (line: string) =>
    !line.includes('ProvisionSourceIsBundle') || ![...known.lost].some((name) => line.startsWith(name.replace('~', '')))
  return differenceOf(
    'AppxProvisioning.xml',
    [...own, ...known.listed].filter(isKnown).sort(),
    lines.filter(isKnown).sort(),
  )
}
