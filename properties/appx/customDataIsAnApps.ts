import fc from 'fast-check'
import { license } from '../../fixtures/index.ts'
import { readAll } from '../../src/formats/ByteSource.ts'
import type { Semantics } from '../../src/rules/Rule.ts'
import { uphold } from '../laws/uphold.ts'
import { compareVersions } from '../model/versions.ts'
import { appComputer, type AppComputer, type CommandRun } from './appComputer.ts'
import { differenceOf, differenceOfCodes, differenceOfVerdicts } from './differenceOf.ts'
import { bundleBytes, packageBytes } from './fileBytes.ts'
import { folderOf, fullNameOf } from './packageNames.ts'

const NAMES = ['Contoso.Reader', 'Contoso.Writer'] as const
type AppName = (typeof NAMES)[number]

/** What happens to the custom data files of two apps: the reader is a bundle, the writer a plain package. */
type DataCommand =
  | {
      readonly kind: 'add'
      readonly app: AppName
      readonly version: string
      readonly data: string | undefined
      /** Other files in its program, which two packages of one name must not have. */
      readonly content: 'usual' | 'other'
      readonly fault: 'license' | 'damaged' | undefined
    }
  | {
      readonly kind: 'set'
      readonly app: AppName
      /** Or `that there`. */
      readonly version: string
      readonly data: string | undefined
      readonly spelling: 'listed' | 'upper case' | 'short' | 'inner'
    }
  | { readonly kind: 'remove'; readonly app: AppName }
  /** Files of the two apps that are the same become one. */
  | { readonly kind: 'link' }

export interface DataStory {
  readonly semantics: Semantics
  readonly commands: readonly DataCommand[]
}

/** Both apps with a file of the same content. */
const SAME_DATA: readonly DataCommand[] = NAMES.map((app) => ({
  kind: 'add',
  app,
  version: '1.0.0.0',
  data: 'one',
  content: 'usual',
  fault: undefined,
}))

/** Commands that meet the same two apps again and again. */
export function dataStory(): fc.Arbitrary<DataStory> {
  const app = fc.constantFrom<AppName>('Contoso.Reader', 'Contoso.Reader', 'Contoso.Writer')
  const version = fc.constantFrom('1.0.0.0', '1.0.0.0', '1.10.0.0')
  const data = fc.constantFrom(undefined, 'one', 'one', 'two, which is longer')
  const add = fc.record({
    kind: fc.constant('add' as const),
    app,
    version,
    data,
    content: fc.constantFrom('usual', 'usual', 'usual', 'usual', 'other'),
    fault: fc.constantFrom(undefined, undefined, undefined, undefined, undefined, undefined, 'license', 'damaged'),
  })
  const set = fc.record({
    kind: fc.constant('set' as const),
    app,
    version: fc.constantFrom('that there', 'that there', 'that there', 'that there', '1.0.0.0', '1.10.0.0'),
    data,
    spelling: fc.constantFrom('listed', 'listed', 'listed', 'upper case', 'short', 'inner'),
  })
  const further = fc.oneof<fc.WeightedArbitrary<DataCommand>[]>(
    { arbitrary: add, weight: 5 },
    { arbitrary: set, weight: 5 },
    { arbitrary: fc.record({ kind: fc.constant('remove'), app }), weight: 1 },
    { arbitrary: fc.constant({ kind: 'link' }), weight: 3 },
  )
  return fc
    .record({
      semantics: fc.constantFrom('documented', 'observed'),
      first: fc.array(add, { maxLength: 2 }),
      both: fc.boolean(),
      further: fc.array(further, { minLength: 1, maxLength: 5, size: 'max' }),
    })
    .map(({ semantics, first, both, further: others }) => ({
      semantics,
      commands: [...(both ? SAME_DATA : first), ...others],
    }))
}

/** An app that is provisioned. */
interface Known {
  readonly version: string
  readonly content: string
  readonly data: string | undefined
}

const PATHS = { documented: 'Custom.dat', observed: 'microsoft.system.package.metadata\\Custom.data' } as const

/**
 * Law: a custom data file is one app's own and lies in the folder of its app package; it stays when the app is added
 * again, goes when it is taken away, and is lost when an add fails that brings another; no other file of the kind is
 * anywhere.
 * @throws BrokenLaw
 */
export async function customDataIsAnApps({ semantics, commands }: DataStory): Promise<void> {
  const computer = appComputer({ preset: 'windows-11-24h2', semantics })
  computer.put('D:\\wrong.xml', license('Contoso.Another_h91ms92gdsmmt'))
  const known = new Map<AppName, Known>()
  for (const command of commands) {
    const law = `After ${JSON.stringify(command)} custom data must be where it belongs.`
    const before = computer.machine.image.volume.fork()
    const told = await happen(computer, command, known, semantics)
    uphold(law, told.differences)
    const lost = told.failed ? computer.machine.image.volume.fork().diff(before) : []
    uphold(
      law,
      lost
        .filter(({ path }) => told.lost === undefined || !told.lost.startsWith(path))
        .map(({ path }) => `changed: ${path}`),
    )
    uphold(law, differencesOf(computer, known, semantics))
  }
}

/** Names of the package that lists show, and of the one whose folder is meant. */
function namesOf(app: AppName, version: string): { readonly listed: string; readonly inner: string } {
  if (app === 'Contoso.Writer') return { listed: fullNameOf(app, { version }), inner: fullNameOf(app, { version }) }
  return {
    listed: fullNameOf(app, { version, resourceId: '~' }),
    inner: fullNameOf(app, { version, architecture: 'x64' }),
  }
}

function dataPath(app: AppName, version: string, semantics: Semantics): string {
  return `${folderOf(namesOf(app, version).inner)}\\${PATHS[semantics]}`
}

/** Lets a command happen to computer and knowledge. */
async function happen(
  computer: AppComputer,
  command: DataCommand,
  known: Map<AppName, Known>,
  semantics: Semantics,
): Promise<{ readonly differences: readonly string[]; readonly failed?: boolean; readonly lost?: string }> {
  if (command.kind === 'link') return link(computer, known, semantics)
  const before = known.get(command.app)
  if (command.kind === 'remove') {
    const name = namesOf(command.app, before?.version ?? '1.0.0.0').listed
    const { code } = await computer.run('/Remove-ProvisionedAppxPackage', `/PackageName:${name}`)
    known.delete(command.app)
    return { differences: differenceOfCodes('the removal', [before ? 0 : 2], code) }
  }
  if (command.data !== undefined) computer.put('D:\\any name.txt', command.data)
  const option = command.data === undefined ? [] : ['/CustomDataPath:D:\\any name.txt']
  if (command.kind === 'set') {
    const version = command.version === 'that there' ? (before?.version ?? '1.0.0.0') : command.version
    const name = spelled({ ...command, version })
    const isThere = before?.version === version && (command.spelling !== 'inner' || command.app === 'Contoso.Writer')
    const path = dataPath(command.app, version, semantics)
    const links = computer.machine.image.volume.stat(path)?.links ?? 1
    const ran = await computer.run('/Set-ProvisionedAppxDataFile', `/PackageName:${name}`, ...option)
    if (isThere) known.set(command.app, { ...before, data: command.data })
    return {
      failed: !isThere,
      differences: [
        ...differenceOfCodes('the command', [isThere ? 0 : 2], ran.code),
        ...(isThere ? verdictsOfSet(command.data, before.data, links, ran) : []),
      ],
    }
  }
  const path = await writeApp(computer, command)
  const words = ['/Add-ProvisionedAppxPackage', `/PackagePath:${path}`, ...option]
  const ran = await computer.run(...words, command.fault === 'license' ? '/LicensePath:D:\\wrong.xml' : '/SkipLicense')
  const faults = faultsOf(command, before)
  const lost =
    faults.includes(0x8007_3cfb) && faults.length === 1 && command.data !== undefined && before?.data !== undefined
  if (faults.length === 0)
    known.set(command.app, { version: command.version, content: command.content, data: command.data ?? before?.data })
  else if (lost) known.set(command.app, { ...before, data: undefined })
  return {
    failed: faults.length > 0,
    ...(lost && { lost: dataPath(command.app, before.version, semantics) }),
    differences: [
      ...differenceOfCodes('the add', faults.length > 0 ? faults : [0], ran.code),
      ...(faults.length === 0 && before && command.data === undefined
        ? differenceOfVerdicts('appx.customdata.kept', [before.data !== undefined], ran.decisions)
        : []),
      ...(faults.length === 0 && command.data !== undefined
        ? differenceOfVerdicts('appx.customdata.lost', [before?.data !== undefined], ran.decisions)
        : []),
    ],
  }
}

function verdictsOfSet(
  data: string | undefined,
  had: string | undefined,
  links: number,
  { decisions }: CommandRun,
): string[] {
  return [
    ...differenceOfVerdicts('appx.customdata.place', [data !== undefined], decisions),
    ...differenceOfVerdicts('appx.customdata.deleted', data === undefined ? [had !== undefined] : [], decisions),
    ...differenceOfVerdicts('appx.customdata.link', data === undefined ? [] : [links > 1], decisions),
  ]
}

function spelled({ app, version, spelling }: Extract<DataCommand, { kind: 'set' }>): string {
  const { listed, inner } = namesOf(app, version)
  if (spelling === 'upper case') return listed.toUpperCase()
  if (spelling === 'short') return listed.replace('__', '_')
  return spelling === 'inner' ? inner : listed
}

/** Codes of what is wrong with an add; that of other content comes last, when all packages are verified. */
function faultsOf(
  { version, content, fault }: Extract<DataCommand, { kind: 'add' }>,
  before: Known | undefined,
): number[] {
  if (before && compareVersions(version, before.version) < 0)
    return fault ? [0xc157_0118, 13, 0x8008_0206] : [0xc157_0118]
  if (fault) return [fault === 'license' ? 13 : 0x8008_0206]
  return before?.version === version && before.content !== content ? [0x8007_3cfb] : []
}

async function writeApp(
  computer: AppComputer,
  { app, version, content, fault }: Extract<DataCommand, { kind: 'add' }>,
): Promise<string> {
  const spec = { name: app, version, files: { 'App.exe': `${content} program of ${app} ${version}, to be sure` } }
  const plain = app === 'Contoso.Writer'
  const bytes = await (plain ? packageBytes(spec) : bundleBytes({ ...spec, architectures: ['x86', 'x64'] }))
  const path = `D:\\in.${plain ? 'msix' : 'msixbundle'}`
  computer.put(path, fault === 'damaged' ? damaged(bytes) : bytes)
  return path
}

/** Turns a bit of the content of each program. */
function damaged(bytes: Uint8Array): Uint8Array {
  const text = new TextDecoder('latin1').decode(bytes)
  const copy = bytes.slice()
  for (let at = text.indexOf('App.exe'); at >= 0; at = text.indexOf('App.exe', at + 1)) {
    const header = at - 30
    const isLocal = text.startsWith('PK\u0003\u0004', header)
    if (isLocal) copy[at + 12] = (copy[at + 12] ?? 0) ^ 4
  }
  return copy
}

function link(computer: AppComputer, known: Map<AppName, Known>, semantics: Semantics) {
  const [one, other] = NAMES.map((name) => ({ name, app: known.get(name) }))
  if (one?.app?.data === undefined || !other?.app || one.app.data !== other.app.data) return { differences: [] }
  const [target, path] = [
    dataPath(one.name, one.app.version, semantics),
    dataPath(other.name, other.app.version, semantics),
  ]
  computer.edit(({ volume }) => {
    volume.remove(path)
    volume.link(target, path)
  })
  return { differences: [] }
}

function differencesOf(computer: AppComputer, known: ReadonlyMap<AppName, Known>, semantics: Semantics): string[] {
  const { volume } = computer.machine.image
  const text = (path: string) => (volume.stat(path) ? new TextDecoder().decode(readAll(volume.open(path))) : undefined)
  const folders = volume.stat('Program Files\\WindowsApps') ? volume.list('Program Files\\WindowsApps') : []
  const found = folders.flatMap(({ name }) =>
    Object.values(PATHS).flatMap((path) => {
      const content = text(`${folderOf(name)}\\${path}`)
      return content === undefined ? [] : [`${name}\\${path}: ${content}`]
    }),
  )
  const expected = [...known].flatMap(([app, { version, data }]) =>
    data === undefined ? [] : [`${namesOf(app, version).inner}\\${PATHS[semantics]}: ${data}`],
  )
  return differenceOf('custom data', expected.sort(), found.sort())
}
