import { beforeAll, describe, expect, test } from 'vitest'
import { createMachine, type Machine } from '../../emulator/index.ts'
import type { ByteSource } from '../../src/formats/ByteSource.ts'
import { bytesSource } from '../../src/formats/ByteSource.ts'
import { appxKeys } from '../../src/servicing/appx/appxPaths.ts'
import { corpusAbsent, corpusRows, corpusSource } from '../formats/appx/corpus.ts'
import { completeFlatBundle } from './completeFlatBundle.ts'
import { COLUMNS, PACKAGE_TABLE, REFUSALS, WITHOUT_APPS, type Column, type PackageRow } from './packageTable.ts'

const rows = corpusRows().filter((row) => row.kind !== 'bad')
const frameworks = rows.filter((row) => row.kind === 'framework')
const sources = new Map<string, ByteSource>()
let completing: ReadonlyMap<string, Uint8Array> = new Map()

/** A computer of another preset services the Windows on its drive C:, from packages on D:. */
function imageOf({ preset, architecture }: Pick<Column, 'preset' | 'architecture'>, languages?: readonly string[]) {
  const machine = createMachine({
    preset,
    host: 'windows-11-24h2',
    ...(languages && { languages }),
    ...(architecture && { architecture }),
  })
  machine.shutdown()
  return machine
}

const dism = (machine: Machine, ...words: readonly string[]) =>
  machine.dism('/Image:C:\\', '/LogPath:D:\\dism.log', '/LogLevel:4', ...words)

function add(machine: Machine, row: PackageRow) {
  const path = pathOf(row)
  const put = (name: string, source: ByteSource) => machine.write(`D:\\in\\${name}`, source)
  const name = path.split('/').at(-1)!
  put(name, sourceOf(path))
  if (path.includes('/flat/')) {
    for (const { path: other, name: beside } of rows) if (other.includes('/flat/')) put(beside, sourceOf(other))
    if (row.completed) for (const [beside, bytes] of completing) put(beside, bytesSource(bytes))
  }
  const given = row.needs
    ? frameworks.filter((one) => !row.given || row.given.some((each) => one.path.includes(`Source-${each}/`)))
    : []
  const optional = row.optional?.paths.map((each) => pathOf({ path: each })) ?? []
  optional.forEach((one, index) => put(`optional${index}.msix`, sourceOf(one)))
  given.forEach((one, index) => put(`framework${index}.appx`, sourceOf(one.path)))
  return dism(
    machine,
    '/Add-ProvisionedAppxPackage',
    `/PackagePath:D:\\in\\${name}`,
    ...given.map((_, index) => `/DependencyPackagePath:D:\\in\\framework${index}.appx`),
    ...optional.map((_, index) => `/OptionalPackagePath:D:\\in\\optional${index}.msix`),
    ...(row.options ?? ['/SkipLicense']),
  )
}

function pathOf({ path }: Pick<PackageRow, 'path'>): string {
  const found = rows.filter((row) => row.path.endsWith(path))
  expect(found, path).toHaveLength(1)
  return found[0]!.path
}

function sourceOf(path: string): ByteSource {
  const source = sources.get(path) ?? corpusSource(path)
  sources.set(path, source)
  return source
}

/** What adding a package comes to. */
interface Outcome {
  readonly where: string
  readonly exitCode: number
  /** The last rule that decided, where the add failed. */
  readonly rule: string | undefined
  readonly changed: boolean
  readonly listed: readonly string[]
  /** Full names of the packages in the image. */
  readonly folders: readonly string[]
  readonly frameworks: readonly string[]
}

const placeOf = (column: Column, cell: string) => `${column.preset} ${column.architecture ?? 'x64'}: ${cell}`

function expectedOutcome(row: PackageRow, column: Column, cell: string): Outcome {
  const where = placeOf(column, cell)
  const refusal = REFUSALS[cell]
  if (refusal)
    return {
      where,
      exitCode: refusal.exitCode,
      rule: refusal.rule,
      changed: false,
      listed: [],
      folders: [],
      frameworks: [],
    }
  const app = row.app ? [row.app.replace('*', cell), ...(row.resources ?? [])] : []
  const frameworks = expectedFrameworks(row, column)
  const listed = [row.name, ...(row.optional?.names ?? [])].sort()
  const folders = [...listed, ...app, ...frameworks].sort()
  return { where, exitCode: 0, rule: undefined, changed: true, listed, folders, frameworks }
}

function expectedFrameworks({ needs = [], given }: PackageRow, { frameworks: all }: Column): string[] {
  const architectures = all.filter((one) => given?.includes(one) ?? true)
  return needs.flatMap((name) => architectures.map((one) => name.replace('*', one))).sort()
}

async function outcomeOf(row: PackageRow, column: Column, cell: string): Promise<Outcome> {
  const machine = imageOf(column, row.languages)
  const before = machine.image.volume.fork()
  const { exitCode } = await add(machine, row)
  const log = new TextDecoder().decode(machine.read('D:\\dism.log'))
  const rule = exitCode === 0 ? undefined : [...log.matchAll(/ Rule ([a-z.]+): /g)].at(-1)?.[1]
  const { volume, registry } = machine.image
  const changed = volume.fork().diff(before).length > 0
  const { stdout } = await dism(machine, '/Get-ProvisionedAppxPackages')
  const folder = 'Program Files\\WindowsApps'
  return {
    where: placeOf(column, cell),
    exitCode,
    rule,
    changed,
    listed: [...stdout.matchAll(/^PackageName : (.*)\r$/gm)].map(([, name = '']) => name).sort(),
    folders: volume.stat(folder)
      ? volume
          .list(folder)
          .map(({ name }) => name)
          .sort()
      : [],
    frameworks: [...(registry.key('SOFTWARE', appxKeys.application(row.name))?.subkeyNames() ?? [])].sort(),
  }
}

describe.skipIf(corpusAbsent !== undefined)(
  `the packages of the corpus in images of every kind${corpusAbsent ? ` (skipped: ${corpusAbsent})` : ''}`,
  () => {
    beforeAll(async () => {
      completing = await completeFlatBundle()
    })

    test('every sound package is in the table', () => {
      const inTable = new Set(PACKAGE_TABLE.map(pathOf))
      expect(rows.map((row) => row.path).filter((path) => !inTable.has(path))).toEqual([])
    })

    test.each(PACKAGE_TABLE.map((row) => [row.because, row.path, row] as const))(
      '%s: %s',
      async (_because, _path, row) => {
        const cells = row.cells.trim().split(/\s+/)
        expect(cells).toHaveLength(COLUMNS.length)
        const asked = COLUMNS.map((column, index) => ({ column, cell: cells[index]! })).filter(
          ({ cell }) => cell !== '-',
        )
        const outcomes: Outcome[] = []
        for (const { column, cell } of asked) outcomes.push(await outcomeOf(row, column, cell))
        expect(outcomes).toEqual(asked.map(({ column, cell }) => expectedOutcome(row, column, cell)))
      },
    )

    test.each(WITHOUT_APPS)('%s takes none of them', async (preset) => {
      const machine = imageOf({ preset })
      const before = machine.image.volume.fork()
      const last = { exitCode: 87, text: 'The add-provisionedappxpackage option is unknown.' }
      const asked = PACKAGE_TABLE.filter((one) => !one.completed)
      const answers: (typeof last & { path: string })[] = []
      for (const row of asked) {
        const { exitCode, stdout } = await add(machine, row)
        answers.push({ path: row.path, exitCode, text: /Error: 87\r\n\r\n(.*)\r/.exec(stdout)?.[1] ?? '' })
      }
      expect(answers).toEqual(asked.map(({ path }) => ({ path, ...last })))
      expect(machine.image.volume.fork().diff(before)).toEqual([])
    })
  },
)
