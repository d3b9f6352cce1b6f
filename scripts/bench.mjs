// `npm run bench`: how fast the commands are, against tools of others in the same run. Writes docs/bench.md.
// usage: node scripts/bench.mjs [--pairs <n>] [--only <word>]    with --only nothing is written
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { cabRows } from './bench/cabRows.mjs'
import { duration } from './bench/measure.mjs'
import { memoryRows } from './bench/memoryRows.mjs'
import { packageRows } from './bench/packageRows.mjs'
import { addRows, hiveRows, listRow } from './bench/processRows.mjs'
import { makeReady, root } from './project.mjs'

const { values } = parseArgs({ options: { pairs: { type: 'string', default: '7' }, only: { type: 'string' } } })
const count = Number(values.pairs)
makeReady()

const folder = mkdtempSync(join(tmpdir(), 'dismulator-bench-'))
const groups = {
  memory: () => memoryRows(3),
  list: () => listRow(folder, count * 3),
  add: () => addRows(folder, count),
  hive: () => hiveRows(folder, count),
  package: () => packageRows(folder, count),
  cab: () => cabRows(count * 3),
}
const rows = []
try {
  for (const [name, measure] of Object.entries(groups)) {
    if (values.only !== undefined && values.only !== name) continue
    for (const row of [await measure()].flat()) {
      rows.push(row)
      console.log(line(row))
    }
  }
} finally {
  rmSync(folder, { recursive: true, force: true })
}
if (values.only === undefined) writeFileSync(join(root, 'docs', 'bench.md'), page())

function line({ name, against = '', aim = '', ours, theirs, ratio, value, skipped }) {
  if (skipped !== undefined) return `| ${name} | skipped: ${skipped} | | | | |`
  const times = ours === undefined ? ['', ''] : [duration(ours), duration(theirs)]
  const result = value ?? `**${ratio.toPrecision(3)}**`
  return `| ${name} | ${result} | ${aim} | ${times[0]} | ${times[1]} | ${against} |`
}

function page() {
  const versions = [
    `Node ${process.versions.node}`,
    firstLine('unzip', ['-v']),
    firstLine('sha256sum', ['--version']),
    firstLine('hivexsh', ['--version']),
    firstLine('cabextract', ['--version']),
    cpus()[0]?.model,
  ]
  return [
    '# Speed',
    '',
    '`npm run bench` writes this page. A ratio is ours by theirs, so less is better: both run in turn in the same run,',
    `${count} pairs and one before that does not count, and the median of the ratios is shown (of the times too). Times of whole`,
    'processes are by the clock, what happens in memory is processor time, garbage collection included.',
    '',
    `${versions.filter(Boolean).join('; ')}.`,
    '',
    '| what | result | aim | ours | theirs | against |',
    '| --- | --- | --- | --- | --- | --- |',
    ...rows.map(line),
    '',
  ].join('\n')
}

function firstLine(program, args) {
  const { stdout, error } = spawnSync(program, args, { encoding: 'utf8' })
  return error ? undefined : stdout.split('\n')[0]?.trim()
}
