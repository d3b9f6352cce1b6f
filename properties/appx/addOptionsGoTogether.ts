import fc from 'fast-check'
import { license } from '../../fixtures/index.ts'
import type { Semantics } from '../../src/rules/Rule.ts'
import { uphold } from '../laws/uphold.ts'
import { compareVersions, newest } from '../model/versions.ts'
import type { Publisher } from '../specs/publishers.ts'
import { appComputer, type AppComputer } from './appComputer.ts'
import { differenceOf, differenceOfCodes } from './differenceOf.ts'
import { bundleBytes, packageBytes } from './fileBytes.ts'
import { familyNameOf, fullNameOf, STORE } from './packageNames.ts'

/** What is known of a package of the pool. */
interface Pooled {
  readonly name: string
  readonly version: string
  readonly publisher?: Publisher
  readonly bundle?: true
  /** Its app package has a stub beside it. */
  readonly stub?: true
  readonly needsLibrary?: true
  /** The apps that it is an optional package of: name and publisher. */
  readonly mains?: readonly (readonly [name: string, publisher: Publisher])[]
}

const POOL = {
  reader: { name: 'Contoso.Reader', version: '1.2.3.4', bundle: true, stub: true, needsLibrary: true },
  'newer reader': { name: 'Contoso.Reader', version: '1.10.3.4', bundle: true, stub: true, needsLibrary: true },
  writer: { name: 'Contoso.Writer', version: '1.0.0.0' },
  drawer: { name: 'Contoso.Drawer', version: '1.0.0.0', bundle: true },
  plugin: { name: 'Contoso.Plugin', version: '1.0.0.0', mains: [['Contoso.Reader', 'CN=Contoso']] },
  'newer plugin': { name: 'Contoso.Plugin', version: '2.0.0.0', mains: [['Contoso.Reader', 'CN=Contoso']] },
  'bundle of plugins': {
    name: 'Contoso.More',
    version: '1.0.0.0',
    bundle: true,
    mains: [['contoso.reader', 'CN=Contoso']],
  },
  'plugin of two': {
    name: 'Contoso.Two',
    version: '1.0.0.0',
    mains: [
      ['Contoso.Writer', 'CN=Contoso'],
      ['Contoso.Reader', 'CN=Contoso'],
    ],
  },
  'plugin by another': {
    name: 'Fabrikam.Plugin',
    version: '1.0.0.0',
    publisher: 'CN=Fabrikam',
    mains: [['Contoso.Reader', 'CN=Contoso']],
  },
  'plugin of another': {
    name: 'Fabrikam.Own',
    version: '1.0.0.0',
    publisher: 'CN=Fabrikam',
    mains: [['Contoso.Reader', 'CN=Fabrikam']],
  },
  'reader for itself': { name: 'Contoso.Reader', version: '9.0.0.4', mains: [['Contoso.Reader', 'CN=Contoso']] },
} as const satisfies { readonly [name: string]: Pooled }

type PoolName = keyof typeof POOL

const LIBRARIES = { library: '1.9.0.0', 'the same': '1.9.0.0', 'other content': '1.9.0.0', newer: '1.10.0.0' } as const

/** An add with options of all kinds, or a removal, or an option that stands alone. */
export type OptionsCommand =
  | {
      readonly kind: 'add'
      readonly app: PoolName | undefined
      readonly folder: boolean
      readonly libraries: readonly (keyof typeof LIBRARIES)[]
      readonly optional: readonly PoolName[]
      readonly skip: boolean
      readonly licenses: readonly PoolName[]
      readonly stub: string | undefined
      readonly regions: string | undefined
      /** What a policy blocks meanwhile. */
      readonly blocked: PoolName | undefined
    }
  | { readonly kind: 'remove'; readonly app: PoolName }
  | { readonly kind: 'stub alone'; readonly with: readonly string[] }

export interface OptionsStory {
  readonly semantics: Semantics
  /** Whether the words of each command stand in reverse order. */
  readonly backwards: boolean
  readonly commands: readonly OptionsCommand[]
}

const BLOCKED = 0xc157_0108

type AddCommand = Extract<OptionsCommand, { kind: 'add' }>

/** An add that may be. */
const BASE: AddCommand = {
  kind: 'add',
  app: 'reader',
  folder: false,
  libraries: ['library'],
  optional: [],
  skip: true,
  licenses: [],
  stub: undefined,
  regions: undefined,
  blocked: undefined,
}

/** What may be different, so that mostly one thing alone is wrong. */
const TWISTS: readonly Partial<AddCommand>[] = [
  ...(['newer reader', 'reader for itself'] as const).map((app) => ({ app })),
  ...(
    [
      'writer',
      'plugin',
      'plugin of two',
      'bundle of plugins',
      'plugin by another',
      'plugin of another',
      'plugin of another',
    ] as const
  ).map((app) => ({
    app,
    libraries: [],
  })),
  { app: undefined, folder: true, libraries: [] },
  { app: undefined, folder: true, libraries: [], skip: false },
  { app: undefined, folder: true, libraries: [], skip: false },
  { app: undefined, libraries: [] },
  { folder: true, libraries: [] },
  ...(
    [
      ['library', 'the same'],
      ['library', 'other content'],
      ['newer', 'library'],
      ['newer'],
      ['other content'],
      [],
    ] as const
  ).map((libraries) => ({ libraries })),
  ...(
    [
      ['plugin'],
      ['plugin', 'plugin'],
      ['plugin', 'newer plugin'],
      ['newer plugin'],
      ['bundle of plugins', 'plugin'],
      ['plugin of two'],
      ['plugin by another'],
      ['plugin of another'],
      ['reader for itself'],
      ['reader for itself'],
      ['writer'],
      ['drawer'],
      ['drawer'],
      ['plugin by another'],
      ['plugin of another'],
    ] as const
  ).map((optional) => ({ optional })),
  ...Array.from({ length: 3 }, () => ({ skip: false })),
  { licenses: ['reader'], skip: false },
  { licenses: ['plugin'], optional: ['plugin'] },
  { licenses: ['reader', 'plugin'], optional: ['plugin'] },
  { licenses: ['reader', 'writer'] },
  ...['InstallStub', 'installstub', 'InstallFull', 'INSTALLFULL', 'Stub'].map((stub) => ({ stub })),
  { stub: 'InstallStub', app: 'newer reader' },
  { blocked: 'reader' },
  { blocked: 'plugin', optional: ['plugin'] },
  { blocked: 'plugin', optional: ['plugin'] },
  { regions: 'us;Gb' },
  { regions: 'all' },
]

/** Adds with options that mostly go together. */
export function optionsStory(): fc.Arbitrary<OptionsStory> {
  const add = fc
    .array(fc.constantFrom(...TWISTS), { minLength: 1, maxLength: 2 })
    .map((twists): AddCommand => Object.assign({}, BASE, ...twists))
  const remove = fc.record({
    kind: fc.constant('remove' as const),
    app: fc.constantFrom<PoolName>('reader', 'reader', 'newer reader', 'plugin', 'bundle of plugins'),
  })
  const alone = fc.record({
    kind: fc.constant('stub alone' as const),
    with: fc.constantFrom<readonly string[]>(
      [],
      ['/Get-ProvisionedAppxPackages'],
      ['/Remove-ProvisionedAppxPackage', '/PackageName:x'],
    ),
  })
  const any = fc.oneof<fc.WeightedArbitrary<OptionsCommand>[]>(
    { arbitrary: add, weight: 8 },
    { arbitrary: remove, weight: 2 },
    { arbitrary: alone, weight: 1 },
  )
  return fc
    .record({
      semantics: fc.constantFrom('documented', 'observed'),
      backwards: fc.boolean(),
      adds: fc.array(add, { minLength: 1, maxLength: 3, size: 'max' }),
      further: fc.array(any, { maxLength: 3, size: 'max' }),
    })
    .map(({ adds, further, ...rest }) => ({ ...rest, commands: [...adds, ...further] }))
}

/** A package that is provisioned. */
interface There {
  readonly app: Pooled
  readonly form: 'full' | 'stub'
  readonly regions: string
  readonly lineOfBusiness: boolean
}

/** What the law keeps in mind. */
interface Known {
  readonly there: ReadonlyMap<string, There>
  readonly library: string | undefined
  readonly licenses: readonly string[]
  readonly preferences: { readonly [family: string]: 'full' | 'stub' }
}

/**
 * Law: an add is carried out when its options go together and its packages belong together: then the app is
 * provisioned with its optional packages, each by its own name, with the form, the regions and the licenses that were
 * asked for; otherwise it is refused with the code of what is wrong and changes nothing.
 * @throws BrokenLaw
 */
export async function addOptionsGoTogether({ semantics, backwards, commands }: OptionsStory): Promise<void> {
  const computer = appComputer({ preset: 'windows-11-24h2', semantics })
  await writePool(computer)
  let known: Known = { there: new Map(), library: undefined, licenses: [], preferences: {} }
  for (const command of commands) {
    const law = `${JSON.stringify(command)} must do what its options say.`
    const outcome = outcomeOf(known, command, semantics)
    const words = wordsOf(command)
    const blocked = command.kind === 'add' ? command.blocked : undefined
    if (blocked) block(computer, blocked, true)
    const { code } = await computer.run(...(backwards ? words.toReversed() : words))
    if (blocked) block(computer, blocked, false)
    uphold(law, differenceOfCodes('it', 'refused' in outcome ? outcome.refused : [0], code))
    if (!('refused' in outcome)) known = outcome
    uphold(law, differencesOf(known, computer))
    uphold(
      law,
      differenceOf('the list', [...known.there.values()].map(({ app }) => nameOf(app)).sort(), await computer.list()),
    )
  }
}

function nameOf({ name, version, bundle, publisher }: Pooled): string {
  return fullNameOf(name, { version, ...(bundle && { resourceId: '~' }), ...(publisher && { publisher }) })
}

function familyOf({ name, publisher }: Pooled): string {
  return familyNameOf(name, publisher)
}

function packagesOf({ app, form }: There): readonly string[] {
  const { name, version, bundle, publisher } = app
  if (!bundle) return [nameOf(app)]
  const inner = form === 'stub' ? version.replace(/\d+$/, '0') : version
  return [nameOf(app), fullNameOf(name, { version: inner, ...(publisher && { publisher }) })]
}

/** A policy blocks a family, or does not any more. */
function block(computer: AppComputer, app: PoolName, blocks: boolean): void {
  const key = `${STORE}\\Config\\${familyOf(POOL[app])}`
  computer.edit(({ registry }) =>
    blocks
      ? registry.setDword('SOFTWARE', key, 'InstallBlocked', 1)
      : registry.deleteValue('SOFTWARE', key, 'InstallBlocked'),
  )
}

async function writePool(computer: AppComputer): Promise<void> {
  for (const [file, app] of Object.entries<Pooled>(POOL)) {
    const mainPackages = app.mains?.map(([name, publisher]) => ({ name, publisher }))
    const { name, version, publisher, stub } = app
    const common = {
      name,
      version,
      publisher,
      mainPackages,
      dependencies: app.needsLibrary ? [{ name: 'Contoso.Library' }] : [],
    }
    computer.put(`D:\\${file}.msix`, await (app.bundle ? bundleBytes({ ...common, stub }) : packageBytes(common)))
    computer.put(`D:\\${file}.xml`, license(familyOf(app)))
  }
  for (const [file, version] of Object.entries(LIBRARIES)) {
    const content = file === 'other content' ? 'another library' : 'the library'
    const spec = { name: 'Contoso.Library', version, framework: true, files: { 'library.dll': content } }
    computer.put(`D:\\${file}.appx`, await packageBytes(spec))
  }
  computer.put(
    'D:\\kit\\Writer.main.appx',
    await packageBytes({
      name: 'Contoso.Writer',
      version: '1.0.0.0',
      dependencies: [],
      mainPackages: undefined,
      publisher: undefined,
    }),
  )
}

function wordsOf(command: OptionsCommand): string[] {
  if (command.kind === 'remove') return ['/Remove-ProvisionedAppxPackage', `/PackageName:${nameOf(POOL[command.app])}`]
  if (command.kind === 'stub alone') return [...command.with, '/StubPackageOption:InstallStub']
  const { app, folder, libraries, optional, skip, licenses, stub, regions } = command
  return [
    '/Add-ProvisionedAppxPackage',
    ...(app ? [`/PackagePath:D:\\${app}.msix`] : []),
    ...(folder ? ['/FolderPath:D:\\kit'] : []),
    ...libraries.map((one) => `/DependencyPackagePath:D:\\${one}.appx`),
    ...optional.map((one) => `/OptionalPackagePath:D:\\${one}.msix`),
    ...(skip ? ['/SkipLicense'] : []),
    ...licenses.map((one) => `/LicensePath:D:\\${one}.xml`),
    ...(stub === undefined ? [] : [`/StubPackageOption:${stub}`]),
    ...(regions === undefined ? [] : [`/Region:${regions}`]),
  ]
}

function outcomeOf(known: Known, command: OptionsCommand, semantics: Semantics): Known | { refused: number[] } {
  if (command.kind === 'stub alone') return { refused: [87] }
  if (command.kind === 'remove') {
    const app: Pooled = POOL[command.app]
    const there = known.there.get(familyOf(app))
    if (!there || nameOf(there.app) !== nameOf(app)) return { refused: [2] }
    const rest = new Map([...known.there].filter(([family]) => family !== familyOf(app)))
    const licenses = known.licenses.filter((family) => family !== familyOf(app))
    return {
      ...known,
      there: rest,
      licenses,
      library: [...rest.values()].some((one) => one.app.needsLibrary) ? known.library : undefined,
    }
  }
  const { skip, regions } = command
  const main: Pooled = command.folder ? POOL.writer : POOL[command.app ?? 'writer']
  const optional: readonly Pooled[] = command.optional.map((one) => POOL[one])
  const refused = faultsOf(known, command, semantics, main, optional)
  if (refused.length > 0) return { refused }

  const asked = command.stub && (command.stub.toLowerCase() === 'installstub' ? 'stub' : 'full')
  const there = new Map(known.there)
  for (const app of [main, ...optional]) {
    const form = app.stub && (asked ?? known.preferences[familyOf(app)]) === 'stub' ? 'stub' : 'full'
    const shown = regions?.toLowerCase() === 'all' ? 'all' : (regions?.toUpperCase() ?? '')
    there.set(familyOf(app), { app, form, regions: shown, lineOfBusiness: skip && command.licenses.length === 0 })
  }
  const given = command.libraries.map((one) => ({ version: LIBRARIES[one] }))
  const staged = known.library === undefined ? [] : [{ version: known.library }]
  return {
    there,
    library: main.needsLibrary ? newest([...staged, ...given])?.version : known.library,
    licenses: [...new Set([...known.licenses, ...command.licenses.map((one) => familyOf(POOL[one]))])],
    preferences: asked ? { ...known.preferences, [familyOf(main)]: asked } : known.preferences,
  }
}

/** Codes of all that is wrong with an add. */
function faultsOf(
  known: Known,
  { app, folder, libraries, optional: named, skip, licenses, stub, blocked }: AddCommand,
  semantics: Semantics,
  main: Pooled,
  optional: readonly Pooled[],
): number[] {
  const faults: number[] = []
  if ((app !== undefined) === folder) faults.push(87)
  if (folder && (libraries.length > 0 || named.length > 0 || licenses.length > 0)) faults.push(87)
  if (stub !== undefined && !/^install(stub|full)$/i.test(stub)) faults.push(87)
  if (semantics === 'observed' && !folder && !skip && licenses.length === 0) faults.push(87)
  const apps = [main, ...optional]
  if (blocked && apps.some((one) => familyOf(one) === familyOf(POOL[blocked]))) faults.push(BLOCKED)
  if (
    apps.some((one, index) =>
      apps.slice(0, index).some((each) => familyOf(each) === familyOf(one) && nameOf(each) !== nameOf(one)),
    )
  )
    faults.push(87)
  if (libraries.includes('other content') && libraries.some((one) => one === 'library' || one === 'the same'))
    faults.push(87)
  const isOf = ({ mains = [] }: Pooled) =>
    mains.some(
      ([name, publisher]) =>
        name.toLowerCase() === main.name.toLowerCase() && publisher === (main.publisher ?? 'CN=Contoso'),
    )
  for (const one of optional) {
    if (!one.mains) faults.push(0x8007_3cf2)
    else if (!isOf(one)) faults.push(0x8007_3cf3)
  }
  const families = main.mains?.map(([name, publisher]) => familyNameOf(name, publisher).toLowerCase())
  if (families && ![...known.there.keys()].some((family) => families.includes(family.toLowerCase())))
    faults.push(0x8007_3cf3)
  if (main.needsLibrary && libraries.length === 0 && known.library === undefined) faults.push(0x8007_3cf3)
  if (semantics === 'observed' && main.needsLibrary && isOlder(known, libraries)) faults.push(0xc157_0118)
  for (const one of apps) {
    const before = known.there.get(familyOf(one))?.app
    const order = before ? compareVersions(one.version, before.version) : 1
    if (order < 0) faults.push(0xc157_0118)
    if (before?.bundle && !one.bundle) faults.push(0x8007_3cfb)
  }
  if (licenses.some((file) => !apps.some((one) => familyOf(one) === familyOf(POOL[file])))) faults.push(13)
  return faults
}

/** Whether the newest that is given is older than what is there. */
function isOlder({ library }: Known, given: readonly (keyof typeof LIBRARIES)[]): boolean {
  const best = newest(given.map((one) => ({ version: LIBRARIES[one] })))
  return library !== undefined && best !== undefined && compareVersions(best.version, library) < 0
}

function differencesOf(known: Known, { state, machine }: AppComputer): string[] {
  const all = [...known.there.values()]
  const library = known.library === undefined ? [] : [fullNameOf('Contoso.Library', { version: known.library })]
  const entry = (value: (one: There) => unknown) =>
    Object.fromEntries(all.map((one) => [nameOf(one.app), value(one)] as const).sort(([a], [b]) => (a < b ? -1 : 1)))
  const sorted = (object: object) => Object.fromEntries(Object.entries(object).sort(([a], [b]) => (a < b ? -1 : 1)))
  const preference = (family: string) =>
    machine.image.registry.key('SOFTWARE', `${STORE}\\Config\\${family}`)?.value('StubPreference')?.data[0]
  return [
    ...differenceOf(
      'what is provisioned',
      entry(({ app }) => (app.needsLibrary ? library : [])),
      sorted(state.provisioned),
    ),
    ...differenceOf('what is staged', [...all.flatMap(packagesOf), ...library].sort(), state.staged),
    ...differenceOf(
      'regions',
      Object.fromEntries(Object.entries(entry((one) => one.regions)).filter(([, text]) => text !== '')),
      sorted(state.regions),
    ),
    ...differenceOf(
      'line-of-business apps',
      all
        .filter((one) => one.lineOfBusiness)
        .map(({ app }) => nameOf(app))
        .sort(),
      state.lineOfBusiness,
    ),
    ...differenceOf('licenses', known.licenses.map((one) => one.toLowerCase()).sort(), state.licenses),
    ...Object.values(POOL).flatMap((app) => {
      const form = known.preferences[familyOf(app)]
      return differenceOf(`preference of ${app.name}`, form && (form === 'stub' ? 2 : 1), preference(familyOf(app)))
    }),
  ]
}
