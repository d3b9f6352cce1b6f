// `npm run fuzz`: gives changed hives, zips, documents, packages, cabinets and INF files to the readers and to servicing, counts how they
// end, and keeps what ends badly. The same seed gives the same inputs, whatever the number of workers.
//   --seed 1          --runs 100000      --seconds 60      --only regf|zip|xml|appx|cab|inf      --workers 1
//   --first 100000    index of the first input, to go on where another run stopped
//   --input 4711      that one alone     --largest 4       MiB of the largest file that inputs are made of
//   --keep folder     for what ends badly; default dismulator-fuzz among the temporary files
//   --record          writes docs/fuzz.md
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { pathToFileURL } from 'node:url'
import { build } from 'esbuild'
import { root } from './project.mjs'

const numbers = ['seed', 'first', 'runs', 'seconds', 'workers', 'input', 'largest']
const { values } = parseArgs({
  options: {
    ...Object.fromEntries([...numbers, 'only', 'keep'].map((name) => [name, { type: 'string' }])),
    record: { type: 'boolean', default: false },
  },
})
for (const name of numbers) {
  if (values[name] !== undefined && !/^[0-9]+$/.test(values[name])) throw new Error(`--${name} wants a number`)
}
if (values.only !== undefined && !['regf', 'zip', 'xml', 'appx', 'cab', 'inf', 'package'].includes(values.only)) {
  throw new Error('--only wants regf, zip, xml, appx, cab, inf or package')
}
const number = (name, otherwise) => (values[name] === undefined ? otherwise : Number(values[name]))
const input = number('input')
const options = {
  seed: number('seed', 1),
  first: input ?? number('first', 0),
  runs: input === undefined ? number('runs', values.seconds === undefined ? 100_000 : Number.MAX_SAFE_INTEGER) : 1,
  seconds: number('seconds'),
  only: values.only,
  workers: Math.max(1, number('workers', 1)),
  keep: values.keep ?? join(tmpdir(), 'dismulator-fuzz'),
  largest: number('largest', 80) * 1024 * 1024,
}

process.env.DISMULATOR_SHARED ??= join(root, '..', 'shared')
// Several runs at a time do not meet.
const bundle = join(root, 'dist', 'fuzz', String(process.pid))
process.on('exit', () => rmSync(bundle, { recursive: true, force: true }))
await build({
  absWorkingDir: root,
  entryPoints: ['runFuzz', 'formatFuzz', 'fuzzPage', 'fuzzWorker'].map((name) => `test/fuzz/${name}.ts`),
  outdir: bundle,
  bundle: true,
  format: 'esm',
  platform: 'node',
  target: 'node20.19',
  packages: 'external',
  alias: { '#platform': './src/platform/node.ts', '#programs': './emulator/machine/programs/node.ts' },
  sourcemap: true,
  logLevel: 'warning',
})
const load = (name) => import(pathToFileURL(join(bundle, `${name}.js`)).href)
const { runFuzz } = await load('runFuzz')
const { formatFuzz, badInputs } = await load('formatFuzz')
const { fuzzPage } = await load('fuzzPage')

process.setSourceMapsEnabled(true)
const result = await runFuzz(options, pathToFileURL(join(bundle, 'fuzzWorker.js')), (line) => console.log(line))
const table = formatFuzz(result)
console.log(table)
if (values.record) {
  const processor = cpus()[0]?.model.trim() ?? 'an unknown processor'
  const run = { options, words: process.argv.slice(2), node: process.versions.node, processor }
  mkdirSync(join(root, 'docs'), { recursive: true })
  writeFileSync(join(root, 'docs', 'fuzz.md'), fuzzPage(result, run))
}
process.exitCode = badInputs(result) === 0 ? 0 : 1
