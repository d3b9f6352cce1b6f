// `npm run campaign`: runs the properties many times, in worker processes. The same seed and runs give the same verdicts,
// whatever the number of workers and shards. Ctrl-C stops it; what is done is kept in dist/campaign.
//   --runs 100000     in all          --seed 1         --workers 2       processes; the number of processors by default
//   --shard 1/4       every fourth    --area appx      only its properties
//   --property words  only properties whose names have these words
//   --resume          goes on with the campaign of these options that was stopped
//   --merge files…    adds up the reports of shards, dist/campaign/report-*.json
//   --again 7/12:0    runs one value again: the seed and path of a failure, with --property, and --replay-path if it has one
import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { pathToFileURL } from 'node:url'
import { bundleProperties } from './campaign/bundleProperties.mjs'
import { root } from './project.mjs'

const numbers = ['runs', 'seed', 'workers']
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    ...Object.fromEntries(
      [...numbers, 'shard', 'area', 'property', 'again', 'replay-path'].map((name) => [name, { type: 'string' }]),
    ),
    resume: { type: 'boolean', default: false },
    merge: { type: 'boolean', default: false },
  },
})
for (const name of numbers) {
  if (values[name] !== undefined && !/^[0-9]+$/.test(values[name])) throw new Error(`--${name} wants a number`)
}

process.env.DISMULATOR_SCENARIOS ??= join(root, 'dist', 'scenarios')
const folder = join(root, 'dist', 'campaign')
const output = join(folder, String(process.pid))
mkdirSync(output, { recursive: true })
process.on('exit', () => rmSync(output, { recursive: true, force: true }))
await bundleProperties(output, ['campaign', 'propertyWorker', 'watchdog'])
const program = join(output, 'propertyWorker.js')
const campaign = await import(pathToFileURL(join(output, 'campaign.js')).href)

if (values.merge)
  writeReport('report', campaign.mergeReports(positionals.map((file) => JSON.parse(readFileSync(file)))))
else if (values.again !== undefined) await again(values.again)
else await run()

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
  const file = join(folder, `state${name}.jsonl`)
  const begin = values.resume ? campaign.resumedState : campaign.newState
  const state = begin(file, { plan, shard, code })
  const properties = await campaign.propertiesOf(program)
  const portions = campaign.portionsOfShard(campaign.campaignPortions(properties, plan), shard)
  if (portions.length === 0) throw new Error('no property is chosen')
  const report = () => campaign.reportCampaign({ plan, shard, code, properties, portions, results: state.results })

  const progress = sayProgress(portions, state, report)
  process.on('SIGINT', () => {
    progress.end()
    console.log(
      `stopped: npm run campaign -- ${[...process.argv.slice(2), ...(values.resume ? [] : ['--resume'])].join(' ')} goes on`,
    )
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
