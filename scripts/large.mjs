// `npm run large`: adds a package of 500 MB, stored and deflated, and bounds the memory that it takes. Writes docs/large.md.
// usage: node scripts/large.mjs [--megabytes <n>]    another size, of which only the growth is bounded; nothing is written
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { copyFolder, dismOn, environment, newImage } from './bench/images.mjs'
import { writeLargePackage } from './large/writeLargePackage.mjs'
import { makeReady, root } from './project.mjs'

/** MB that a package of 500 MB may take in all. Node itself takes a third to a half of it, here and today. */
const LIMIT = 150
/** MB that it may take more than one of 1 MB, whatever Node takes. */
const GROWTH = 120
/** The heap does not depend on the computer then: that of young objects alone can otherwise be any size. */
const HEAP = ['--max-semi-space-size=16', '--max-old-space-size=128']

const { values } = parseArgs({ options: { megabytes: { type: 'string' } } })
const megabytes = Number(values.megabytes ?? 500)
makeReady()

const folder = mkdtempSync(join(tmpdir(), 'dismulator-large-'))
const rows = []
try {
  newImage(join(folder, 'image'))
  for (const [name, size, how] of [
    ['1 MB, deflated', 1e6, 'deflated'],
    [`${megabytes} MB, stored`, megabytes * 1e6, 'stored'],
    [`${megabytes} MB, deflated`, megabytes * 1e6, 'deflated'],
    [`${megabytes} MB, deflated, blocks joined`, megabytes * 1e6, 'joined'],
  ]) {
    const file = join(folder, 'large.msix')
    await writeLargePackage(file, size, how)
    const row = { name, file: Math.round(statSync(file).size / 1e6), ...add(file) }
    rows.push(row)
    const growth = row.peak - rows[0].peak
    console.log(`${name}: ${row.peak} MB of memory at most, ${growth} more than the first, ${row.seconds.toFixed(1)} s`)
    if (growth >= GROWTH) fail(`${name}: ${growth} MB more than a package of 1 MB, and ${GROWTH} are the limit`)
    if (values.megabytes === undefined && row.peak >= LIMIT) fail(`${name}: ${row.peak} MB, and ${LIMIT} are the limit`)
    rmSync(file)
  }
} finally {
  rmSync(folder, { recursive: true, force: true })
}
if (values.megabytes === undefined) writeFileSync(join(root, 'docs', 'large.md'), page())

function fail(why) {
  console.error(why)
  process.exitCode = 1
}

/** Adds a package in a process of its own. @returns its largest resident set in MB, and its seconds */
function add(file) {
  const target = join(folder, 'target')
  copyFolder(join(folder, 'image'), target)
  const report = join(folder, 'report.json')
  const env = { ...environment(folder), PEAK_REPORT: report }
  const words = ['/Add-ProvisionedAppxPackage', `/PackagePath:${file}`, '/SkipLicense']
  const args = [...HEAP, '--require', join(root, 'scripts', 'large', 'reportPeak.cjs'), ...dismOn(target, ...words)]
  const { status, stdout } = spawnSync(process.execPath, args, { env, encoding: 'utf8' })
  if (status !== 0) throw new Error(stdout)
  return JSON.parse(readFileSync(report, 'utf8'))
}

function page() {
  return [
    '# Large packages',
    '',
    '`npm run large` writes this page. It makes packages, one file of which takes four fifths and the others 1 MB each, adds',
    'them to an image in a folder, and asks the process at its end how large its resident set has been. It fails when a package of',
    `500 MB takes ${LIMIT} MB in all, or ${GROWTH} MB more than one of 1 MB. In the last one a block needs the one before it to be`,
    'inflated, which packagers avoid.',
    '',
    `Node ${process.versions.node}.`,
    '',
    '| content | package | peak memory | time |',
    '| --- | --- | --- | --- |',
    ...rows.map(({ name, file, peak, seconds }) => `| ${name} | ${file} MB | ${peak} MB | ${seconds.toFixed(1)} s |`),
    '',
  ].join('\n')
}
