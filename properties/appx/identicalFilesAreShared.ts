import fc from 'fast-check'
import { DISM_ONLINE_IMAGE, DISM_SESSION_DEFAULT } from '../../src/api/index.ts'
import { readAll } from '../../src/formats/ByteSource.ts'
import { FileAttributes, type VolumeReader } from '../../src/image/Volume.ts'
import { uphold } from '../laws/uphold.ts'
import { appComputer, hresultOf, type AppComputer } from './appComputer.ts'
import { differenceOf, differenceOfCodes, differenceOfVerdicts } from './differenceOf.ts'
import { bundleBytes, packageBytes } from './fileBytes.ts'
import { folderOf, fullNameOf } from './packageNames.ts'

/** An app and the contents of its files. */
interface SharingApp {
  readonly form: 'package' | 'bundle'
  readonly files: readonly string[]
}

/** What happens to a computer with such apps: things that cannot happen then are left out. */
type SharingCommand =
  | { readonly kind: 'add'; readonly app: number }
  | { readonly kind: 'optimize'; readonly by: 'dism' | 'api' }
  | { readonly kind: 'power' }
  | { readonly kind: 'shut down' }
  | { readonly kind: 'audit' }
  /** A file of an app gets another attribute. */
  | { readonly kind: 'mark'; readonly app: number; readonly file: number; readonly attribute: 'hidden' | 'archive' }

export interface SharingStory {
  readonly preset: string
  /** At first the computer runs, in audit mode or not, or is shut down, or has never run. */
  readonly start: 'running' | 'audit' | 'shut down' | 'never run'
  readonly apps: readonly SharingApp[]
  readonly commands: readonly SharingCommand[]
}

const NAMES = [
  'Contoso.Reader',
  'Contoso.Writer',
  'Contoso.Reader.Plus',
  'Contoso.Photos',
  'Contoso.Photos.Plus',
] as const

const [ADD, ADD_OTHER, POWER, OPTIMIZE, HIDE] = [
  { kind: 'add', app: 0 },
  { kind: 'add', app: 1 },
  { kind: 'power' },
  { kind: 'optimize', by: 'dism' },
  { kind: 'mark', app: 0, file: 0, attribute: 'hidden' },
] as const

/** What leads to something that can be shared. */
const BEGINNINGS: readonly (readonly SharingCommand[])[] = [
  [],
  [ADD, ADD_OTHER],
  [ADD, ADD_OTHER, OPTIMIZE],
  [ADD, HIDE, ADD_OTHER, OPTIMIZE],
  [ADD, ADD_OTHER, HIDE, OPTIMIZE],
  [POWER, ADD, ADD_OTHER, POWER, OPTIMIZE],
  [ADD, POWER, POWER, ADD_OTHER, OPTIMIZE],
]

/** At last two more apps come into the image while it is shut down, one of them twice. */
const END: readonly SharingCommand[] = [
  { kind: 'shut down' },
  { kind: 'add', app: 3 },
  { kind: 'add', app: 4 },
  { kind: 'add', app: 3 },
  OPTIMIZE,
]

/** Apps that have the same few contents in their files. */
export function sharingStory(): fc.Arbitrary<SharingStory> {
  const content = fc.constantFrom('alpha', 'alpha', 'delta', 'delta', 'a longer content', '')
  const app = fc.record({
    form: fc.constantFrom('package', 'package', 'bundle'),
    files: fc.array(content, { minLength: 1, maxLength: 3, size: 'max' }),
  }) satisfies fc.Arbitrary<SharingApp>
  const index = fc.nat({ max: 2 })
  const command = fc.oneof<fc.WeightedArbitrary<SharingCommand>[]>(
    { arbitrary: fc.record({ kind: fc.constant('add' as const), app: index }), weight: 6 },
    { arbitrary: fc.record({ kind: fc.constant('optimize' as const), by: fc.constantFrom('dism', 'api') }), weight: 4 },
    { arbitrary: fc.constant({ kind: 'power' }), weight: 3 },
    { arbitrary: fc.constant({ kind: 'audit' }), weight: 1 },
    {
      arbitrary: fc.record({
        kind: fc.constant('mark' as const),
        app: index,
        file: fc.nat({ max: 2 }),
        attribute: fc.constantFrom('hidden', 'archive'),
      }),
      weight: 1,
    },
  )
  return fc
    .record({
      preset: fc.constantFrom('windows-11-24h2', 'windows-8.1'),
      start: fc.constantFrom('running', 'audit', 'shut down', 'never run', 'never run'),
      apps: fc.tuple(app, app, app, app, app),
      first: fc.constantFrom<readonly SharingCommand[]>(...BEGINNINGS),
      further: fc.array(command, { minLength: 2, maxLength: 6, size: 'max' }),
    })
    .map(({ first, further, ...rest }) => ({
      ...rest,
      commands: [...first, ...further, ...END],
    }))
}

/** A file of a package. */
interface SharedFile {
  readonly path: string
  readonly owner: string
  readonly content: string
  readonly fileId: string
  readonly links: number
  /** What must be the same for files to become one. */
  readonly key: string
}

/**
 * Law: optimizing an offline image makes one of the identical files of its packages, but for those that were there when
 * it last ran; an add in audit mode lets new files share those that are there; anything else leaves every file alone;
 * content stays.
 * @throws BrokenLaw
 */
export async function identicalFilesAreShared({ preset, start, apps, commands }: SharingStory): Promise<void> {
  const computer = appComputer({ preset })
  let running = true
  let ran = false
  let audit = false
  const added = new Set<string>()
  const shutdown = () => {
    if (!running) return
    computer.shutdown()
    ;[running, ran] = [false, true]
    added.clear()
  }
  const enterAudit = () => {
    computer.machine.audit()
    audit = ran = true
    added.clear()
  }
  if (start === 'audit') enterAudit()
  if (start === 'shut down' || start === 'never run') shutdown()
  if (start === 'never run') {
    ran = false
    forgetRun(computer)
  }
  for (const command of commands) {
    const law = `${JSON.stringify(command)}, ${running ? (audit ? 'in audit mode' : 'running') : 'shut down'}, must share what it may.`
    const before = filesOf(computer.machine.image.volume)
    if (command.kind === 'shut down' || (command.kind === 'power' && running)) shutdown()
    else if (command.kind === 'power') {
      computer.boot()
      running = true
    }
    if (command.kind === 'audit' && running) enterAudit()
    if (command.kind === 'mark') mark(computer, command)
    if (command.kind === 'add') {
      const app = apps[command.app]
      if (!app) continue
      const { code, decisions } = await add(computer, NAMES[command.app] ?? '', app)
      uphold(law, [
        ...differenceOfCodes('the add', [0], code),
        ...differenceOfVerdicts('appx.links.audit', running ? [audit] : [], decisions),
      ])
      const after = filesOf(computer.machine.image.volume)
      const fresh = packagesOf(NAMES[command.app] ?? '', app)
      if (!before.some(({ owner }) => fresh.includes(owner))) for (const name of fresh) added.add(name)
      uphold(law, running && audit ? faultsOfAudit(before, after, fresh) : differencesOf(before, after))
      uphold(law, contentsOf(app, after, fresh))
    }
    if (command.kind === 'optimize') {
      const code = await optimize(computer, command.by, running)
      uphold(law, differenceOfCodes('optimizing', [running ? 50 : 0], code))
      const after = filesOf(computer.machine.image.volume)
      const mayChange = (owner: string) => !running && (!ran || added.has(owner))
      uphold(law, faultsOfOptimizing(before, after, mayChange))
    }
  }
}

function packagesOf(name: string, { form }: SharingApp): readonly string[] {
  return form === 'bundle' ? [fullNameOf(name, { resourceId: '~' }), fullNameOf(name)] : [fullNameOf(name)]
}

/** @returns the code of an attempt */
async function optimize(computer: AppComputer, by: 'dism' | 'api', running: boolean): Promise<number> {
  if (by === 'dism') return (await computer.run('/Optimize-ProvisionedAppxPackages')).code
  const { api } = computer.machine
  await api.DismInitialize(2, null, null)
  const session = { value: DISM_SESSION_DEFAULT }
  await api.DismOpenSession(running ? DISM_ONLINE_IMAGE : 'C:\\', null, null, session)
  const code = (await api._DismOptimizeProvisionedAppxPackages(session.value)) >>> 0
  await api.DismCloseSession(session.value)
  await api.DismShutdown()
  return hresultOf(code)
}

async function add(computer: AppComputer, name: string, { form, files }: SharingApp) {
  const contents = Object.fromEntries(files.map((content, index) => [pathOf(index), content]))
  const spec = { name, schema: '2010', files: { ...contents, 'App.exe': `program of ${name}` } } as const
  const path = `D:\\${name}.appx${form === 'bundle' ? 'bundle' : ''}`
  computer.put(path, await (form === 'bundle' ? bundleBytes(spec) : packageBytes(spec)))
  return computer.run('/Add-ProvisionedAppxPackage', `/PackagePath:${path}`, '/SkipLicense')
}

/** The path of a file in its package: some are in folders. */
function pathOf(index: number): string {
  return index === 1 ? 'Assets\\data.bin' : `data${index}.bin`
}

function forgetRun(computer: AppComputer): void {
  computer.edit(({ volume }) => {
    for (const name of ['StateRepository-Machine.srd', 'PackageRepository.edb']) {
      const path = `ProgramData\\Microsoft\\Windows\\AppRepository\\${name}`
      if (volume.stat(path)) volume.remove(path)
    }
  })
}

function mark(computer: AppComputer, { app, file, attribute }: Extract<SharingCommand, { kind: 'mark' }>): void {
  const path = `${folderOf(fullNameOf(NAMES[app] ?? ''))}\\${pathOf(file)}`
  computer.edit(({ volume }) => {
    const entry = volume.stat(path)
    if (!entry || entry.links > 1) return
    const flag = attribute === 'hidden' ? FileAttributes.HIDDEN : FileAttributes.ARCHIVE
    volume.setAttributes(path, entry.attributes ^ flag)
  })
}

/** Every file of every package. */
function filesOf(volume: VolumeReader): SharedFile[] {
  const visit = (folder: string, owner: string): SharedFile[] =>
    volume.list(folder).flatMap((entry): SharedFile[] => {
      const path = `${folder}\\${entry.name}`
      if (entry.kind === 'folder') return visit(path, owner === '' ? entry.name : owner)
      const content = new TextDecoder('latin1').decode(readAll(volume.open(path)))
      const key = content === '' ? path : `${entry.attributes & ~FileAttributes.ARCHIVE} ${content}`
      return [{ path, owner, content, fileId: entry.fileId, links: entry.links, key }]
    })
  return volume.stat('Program Files\\WindowsApps') ? visit('Program Files\\WindowsApps', '') : []
}

/** Files that were there are as they were: the same content in the same file. */
function differencesOf(before: readonly SharedFile[], after: readonly SharedFile[]): string[] {
  return before.flatMap(({ path, content, fileId }) => {
    const now = after.find((one) => one.path === path)
    return [
      ...(now?.content === content ? [] : [`${path} has another content`]),
      ...(now?.fileId === fileId ? [] : [`${path} is another file`]),
    ]
  })
}

function contentsOf({ files }: SharingApp, after: readonly SharedFile[], fresh: readonly string[]): string[] {
  const own = after.filter(({ owner }) => owner === fresh.at(-1))
  return files.flatMap((content, index) =>
    differenceOf(
      `content of ${pathOf(index)}`,
      content,
      own.find(({ path }) => path.endsWith(`\\${pathOf(index)}`))?.content,
    ),
  )
}

/** After an add in audit mode, files of the new packages share those of other packages; all others are as they were. */
function faultsOfAudit(
  before: readonly SharedFile[],
  after: readonly SharedFile[],
  fresh: readonly string[],
): string[] {
  const isFresh = ({ owner }: SharedFile) => fresh.includes(owner)
  const old = before.filter((one) => !isFresh(one))
  return [
    ...differencesOf(old, after),
    ...after.filter(isFresh).flatMap((file) => {
      const same = after.filter((one) => one.key === file.key)
      const others = same.filter((one) => one.owner !== file.owner)
      const shares = same.some((one) => one.path !== file.path && one.fileId === file.fileId)
      if (shares === others.length > 0 && (others.length === 0 || sharesAsItShould(file, same, isFresh))) return []
      return [`${file.path} ${shares ? 'shares' : 'does not share'} its content`]
    }),
  ]
}

/** What is new shares a file that was there, where there is one, and otherwise all that is new and the same is one file. */
function sharesAsItShould(
  file: SharedFile,
  same: readonly SharedFile[],
  isFresh: (one: SharedFile) => boolean,
): boolean {
  const old = same.filter((one) => !isFresh(one))
  if (old.length > 0 && !old.some(({ fileId }) => fileId === file.fileId)) return false
  return same.filter(isFresh).every(({ fileId }) => fileId === file.fileId)
}

/** After optimizing, files of packages that may change are one where they are the same in two of them. */
function faultsOfOptimizing(
  before: readonly SharedFile[],
  after: readonly SharedFile[],
  mayChange: (owner: string) => boolean,
): string[] {
  const changing = after.filter(({ owner }) => mayChange(owner))
  const isShared = (file: SharedFile) => changing.some((one) => one.key === file.key && one.owner !== file.owner)
  const shared = changing.filter(isShared)
  const others = before.filter(({ path }) => !shared.some((one) => one.path === path))
  return [
    ...differencesOf(others, after),
    ...differenceOf('all paths', before.map(({ path }) => path).sort(), after.map(({ path }) => path).sort()),
    ...shared.flatMap((file) => [
      ...differenceOf(`content of ${file.path}`, before.find(({ path }) => path === file.path)?.content, file.content),
      ...(shared.every((one) => one.key !== file.key || one.fileId === file.fileId)
        ? []
        : [`${file.path} is not shared`]),
    ]),
  ]
}
