// `npm run campaign`: runs the properties many times, in worker processes. The same seed and runs give the same verdicts,
// whatever the number of workers and shards. Ctrl-C stops it; portions of 100 runs that are done are kept in dist/campaign.
//   --runs 100000     in all          --seed 1         --workers 2       processes; the number of processors by default
//   --shard 1/4       every fourth    --area appx      only its properties
//   --property words  only properties whose names have these words
//   --resume          goes on with the campaign of these options that was stopped
//   --anew            drops what was done of it
//   --merge files…    adds up the reports of shards, dist/campaign/report-*.json
//   --again 7/12:0    runs one value again: the seed and path of a failure, with --property, and --replay-path if it has one
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { pathToFileURL } from 'node:url'
import { bundleProperties } from './campaign/bundleProperties.mjs'
import { root } from './project.mjs'

process.on('uncaughtException', (error) => {
  // What was asked for is wrong, or a file: that takes a line. Anything else is a fault of ours.
  const isExpected = error.constructor === Error || typeof error.code === 'string'
  console.error(isExpected ? error.message : error.stack)
  process.exit(2)
})

const numbers = ['runs', 'seed', 'workers']
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    ...Object.fromEntries(
      [...numbers, 'shard', 'area', 'property', 'again', 'replay-path'].map((name) => [name, { type: 'string' }]),
    ),
    resume: { type: 'boolean', default: false },
    anew: { type: 'boolean', default: false },
    merge: { type: 'boolean', default: false },
  },
})
for (const name of numbers) {
  if (values[name] !== undefined && !/^[0-9]+$/.test(values[name])) throw new Error(`--${name} wants a number`)
}
if (Number(values.runs ?? 1) === 0) throw new Error('--runs wants at least 1')
if (positionals.length > 0 && !values.merge) throw new Error(`${positionals[0]} is no option`)

process.env.DISMULATOR_SCENARIOS ??= join(root, 'dist', 'scenarios')
const folder = join(root, 'dist', 'campaign')
const output = join(folder, String(process.pid))
mkdirSync(output, { recursive: true })
process.on('exit', () => rmSync(output, { recursive: true, force: true }))
for (const name of readdirSync(folder)) {
  if (/^[0-9]+$/.test(name) && !isRunning(Number(name))) rmSync(join(folder, name), { recursive: true, force: true })
}
await bundleProperties(output, ['campaign', 'propertyWorker', 'watchdog'])
const program = join(output, 'propertyWorker.js')
const campaign = await import(pathToFileURL(join(output, 'campaign.js')).href)

if (values.merge) writeReport('report', campaign.mergeReports(positionals.map(readReport)))
else if (values.again !== undefined) await again(values.again)
else await run()

/** Whether there is a process of that number. */
function isRunning(pid) {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    return error.code === 'EPERM'
  }
}

function readReport(file) {
  const text = readFileSync(file, 'utf8')
  try {
    const report = JSON.parse(text)
    if (Array.isArray(report.shards) && Array.isArray(report.properties)) return report
  } catch {
    // No JSON.
  }
  throw new Error(`${file} is no report of a campaign`)
}

async function run() {
  const plan = {
    seed: Number(values.seed ?? 1),
    runs: Number(values.runs ?? 10_000),
    area: values.area ?? null,
    property: values.property ?? null,
  }
  const shard = campaign.shardOf(values.shard ?? '1/1')
  const code = createHash('sha256').update(readFileSync(program)).digest('hex')
  const name = shard.count === 1 ? '' : `-${shard.index}-of-${shard.count}`
  const properties = await campaign.propertiesOf(program)
  const all = campaign.campaignPortions(properties, plan)
  if (all.length === 0) throw new Error('no property is chosen')
  const portions = campaign.portionsOfShard(all, shard)
  const of = createHash('sha256').update(JSON.stringify(plan)).digest('hex').slice(0, 8)
  const file = join(folder, `state-${of}${name}.jsonl`)
  if (existsSync(file) && !values.resume && !values.anew)
    throw new Error(
      `a campaign of these options is under way or was stopped: --resume goes on with it, --anew drops it (${file})`,
    )
  const begin = values.resume ? campaign.resumedState : campaign.newState
  const state = begin(file, { plan, shard, code })
  const report = () => campaign.reportCampaign({ plan, shard, code, properties, portions, results: state.results })

  const progress = sayProgress(portions, state, report)
  process.on('SIGINT', () => {
    progress.end()
    const words = [...process.argv.slice(2).filter((word) => word !== '--anew' && word !== '--resume'), '--resume']
    console.log(`stopped: ${state.results.size} of ${portions.length} portions are done and kept, others begin again`)
    console.log(`npm run campaign -- ${words.map((word) => (/\s/.test(word) ? JSON.stringify(word) : word)).join(' ')}`)
    process.exit(130)
  })
  await campaign.runCampaign({
    program,
    workers: Math.max(1, Number(values.workers ?? availableParallelism())),
    portions,
    results: state.results,
    onBeat: progress.beat,
    onResult: (portion, result) => {
      state.add(portion.place, result)
      progress.add(portion, result)
    },
  })
  progress.end()
  writeReport(`report${name}`, report())
  rmSync(file)
}

/** Says how far it is: all the time in a terminal, sometimes in a log. */
function sayProgress(portions, state, report) {
  const terminal = process.stdout.isTTY
  const of = portions.reduce((sum, { runs }) => sum + runs, 0)
  const before = [...state.results.values()].reduce((sum, result) => sum + result.runs, 0)
  let failures = [...state.results.values()].filter(({ outcome }) => outcome !== 'passed').length
  let beats = 0
  const begin = performance.now()
  const say = () => {
    const seconds = { clock: (performance.now() - begin) / 1000, runs: beats }
    // What shrinking takes is counted in as long as it goes on.
    const runs = Math.min(of, before + beats)
    const decided = campaign.rulesDecided(report())
    const line = campaign.formatProgress({ runs, of, seconds, decided, failures })
    process.stdout.write(terminal ? `\r${line}\u001B[K` : `${line}\n`)
  }
  const timer = setInterval(say, terminal ? 1000 : 10_000)
  return {
    beat: () => beats++,
    add({ property, seed, place }, result) {
      if (result.outcome === 'passed') return
      failures++
      console.log(`${terminal ? '\n' : ''}${campaign.formatFailure({ ...result, property, seed, place }).join('\n')}`)
    },
    end() {
      clearInterval(timer)
      say()
      if (terminal) console.log('')
    },
  }
}

function writeReport(name, report) {
  const text = campaign.formatCampaign(report)
  writeFileSync(join(folder, `${name}.json`), `${JSON.stringify(report, null, 2)}\n`)
  writeFileSync(join(folder, `${name}.txt`), text)
  console.log(text.trimEnd().split('\n').slice(-3).join('\n'))
  console.log(`all of it: dist/campaign/${name}.txt, dist/campaign/${name}.json`)
  if (!report.whole) console.log('NOT WHOLE: runs are missing')
  process.exitCode = report.failures.length > 0 || !report.whole ? 1 : 0
}

/** One value again. */
async function again(words) {
  const [seed, path] = words.split('/')
  const properties = await campaign.propertiesOf(program)
  const chosen = properties.filter(({ name }) => name === values.property)
  if (chosen.length !== 1 || !/^-?[0-9]+$/.test(seed))
    throw new Error('--again wants seed/path, and --property a whole name')
  const { outcome, counterexample, error } = await campaign.runOnce(program, {
    property: chosen[0].name,
    settings: {
      seed: Number(seed),
      ...(path === undefined ? {} : { path, numRuns: 1, endOnFailure: true }),
      replayPath: values['replay-path'],
    },
  })
  console.log(outcome)
  for (const line of [counterexample, error]) if (line !== undefined) console.log(line)
  process.exitCode = outcome === 'passed' ? 0 : 1
}
