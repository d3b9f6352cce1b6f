// `npm run large`: adds a package of 500 MB, stored and deflated, and bounds the memory that it takes. Writes docs/large.md.
// usage: node scripts/large.mjs [--megabytes <n>] [--limit <MB>]    another size; nothing is written then
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { copyFolder, dismOn, environment, newImage } from './bench/images.mjs'
import { writeLargePackage } from './large/writeLargePackage.mjs'
import { makeReady, root } from './project.mjs'

const { values } = parseArgs({ options: { megabytes: { type: 'string' }, limit: { type: 'string', default: '150' } } })
const megabytes = Number(values.megabytes ?? 500)
const limit = Number(values.limit)
makeReady()

const folder = mkdtempSync(join(tmpdir(), 'dismulator-large-'))
const rows = []
try {
  newImage(join(folder, 'image'))
  for (const [name, size, deflated] of [
    ['1 MB, deflated', 1e6, true],
    [`${megabytes} MB, stored`, megabytes * 1e6, false],
    [`${megabytes} MB, deflated`, megabytes * 1e6, true],
  ]) {
    const file = join(folder, 'large.msix')
    await writeLargePackage(file, size, deflated)
    const row = { name, file: Math.round(statSync(file).size / 1e6), ...add(file) }
    rows.push(row)
    console.log(`${name}: ${row.peak} MB of memory at most, ${row.seconds.toFixed(1)} s`)
    rmSync(file)
  }
} finally {
  rmSync(folder, { recursive: true, force: true })
}
if (values.megabytes === undefined) writeFileSync(join(root, 'docs', 'large.md'), page())
if (rows.some(({ peak }) => peak >= limit)) {
  console.error(`more than ${limit} MB`)
  process.exitCode = 1
}

/** Adds a package in a process of its own. @returns its largest resident set in MB, and its seconds */
function add(file) {
  const target = join(folder, 'target')
  copyFolder(join(folder, 'image'), target)
  const report = join(folder, 'report.json')
  const env = { ...environment(folder), PEAK_REPORT: report }
  const words = ['/Add-ProvisionedAppxPackage', `/PackagePath:${file}`, '/SkipLicense']
  const args = ['--require', join(root, 'scripts', 'large', 'reportPeak.cjs'), ...dismOn(target, ...words)]
  const { status, stdout } = spawnSync(process.execPath, args, { env, encoding: 'utf8' })
  if (status !== 0) throw new Error(stdout)
  return JSON.parse(readFileSync(report, 'utf8'))
}

function page() {
  return [
    '# Large packages',
    '',
    '`npm run large` writes this page. It makes packages, one file of which takes four fifths and the others 1 MB each, adds',
    `them to an image in a folder, and asks the process at its end how large its resident set has been. It fails at ${limit} MB.`,
    '',
    `Node ${process.versions.node}.`,
    '',
    '| content | package | peak memory | time |',
    '| --- | --- | --- | --- |',
    ...rows.map(({ name, file, peak, seconds }) => `| ${name} | ${file} MB | ${peak} MB | ${seconds.toFixed(1)} s |`),
    '',
  ].join('\n')
}
