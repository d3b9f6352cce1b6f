// `npm run defects`: puts each seeded defect of scripts/defects into a copy of the code, one at a time, and runs the
// properties alone: every defect must be found, and every rule must have one.
//   --rule appx.scale.all   those of one rule, or of all that begin so   --area appx   those of the rules of a provider
//   --shard 1/4             every fourth                                 --seconds 30  of the processor, for a defect
//   --workers 2             processes                                    --seed 1
//   --properties appx       only the properties of that area look
//   --check                 only whether the defects are sound, and whether every rule has one
//   --record                writes scripts/defects/found.json: where each was found, to look there first
//   --from folder           defects of another folder
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { pathToFileURL } from 'node:url'
import { bundleProperties } from './campaign/bundleProperties.mjs'
import { problemsOf, readDefects, rulesWithout } from './defectSearch/readDefects.mjs'
import { loadSource, root } from './project.mjs'

const { values } = parseArgs({
  options: {
    ...Object.fromEntries(
      ['rule', 'area', 'shard', 'seconds', 'workers', 'seed', 'properties', 'from'].map((name) => [
        name,
        { type: 'string' },
      ]),
    ),
    check: { type: 'boolean', default: false },
    record: { type: 'boolean', default: false },
  },
})
const folder = resolve(values.from ?? join(root, 'scripts', 'defects'))
const recordFile = join(folder, 'found.json')
const record = existsSync(recordFile) ? JSON.parse(readFileSync(recordFile, 'utf8')) : {}
const shard = /^([0-9]+)\/([0-9]+)$/
  .exec(values.shard ?? '1/1')
  ?.slice(1)
  .map(Number)
if (!shard || shard[0] < 1 || shard[0] > shard[1]) throw new Error('--shard wants 1/4')

const { ruleRegister: rules } = await loadSource('src/servicing/ruleRegister.ts')
const all = await readDefects(folder)
const wanted = ({ rule }) =>
  (values.rule === undefined || rule === values.rule || rule.startsWith(`${values.rule}.`)) &&
  (values.area === undefined || rule.split('.')[0] === values.area)
const defects = all.filter(wanted)
const problems = new Map(defects.map((defect) => [defect, problemsOf(defect, rules)]))
const chosen = rules.filter(({ id }) => wanted({ rule: id }))
// Another folder has samples, not all.
const missing = values.from === undefined ? rulesWithout(all, chosen) : []
if (chosen.length === 0 && defects.length === 0) {
  console.error(`there is no such rule: ${values.rule ?? values.area}`)
  process.exit(2)
}
const unsound = [...problems.values()].flat()
for (const problem of [...unsound, ...missing]) console.log(problem)
console.log(`${defects.length} defects, ${unsound.length} unsound; ${missing.length} rules without one`)
if (unsound.length + missing.length > 0) process.exitCode = 1
if (!values.check) await search(defects.filter((defect) => problems.get(defect).length === 0))

async function search(sound) {
  const mine = sound.filter((_, place) => place % shard[1] === shard[0] - 1)
  const output = join(root, 'dist', 'defects', String(process.pid))
  process.on('exit', () => rmSync(output, { recursive: true, force: true }))
  await bundleProperties(output, ['propertyWorker', 'watchdog', 'searchDefects', 'formatDefects'])
  const load = (name) => import(pathToFileURL(join(output, `${name}.js`)).href)
  const { lookWhereFound, runUnchanged, searchDefects } = await load('searchDefects')
  const { formatDefect, formatSearch } = await load('formatDefects')
  const begin = performance.now()
  const seed = Number(values.seed ?? 1)
  const workers = Number(values.workers ?? 2)
  const program = join(output, 'propertyWorker.js')
  const results = []
  const search = {
    defects: mine,
    seed,
    workers,
    seconds: Number(values.seconds ?? 30),
    record,
    area: values.properties,
    program,
    async programWith(defect) {
      const place = join(output, String(mine.indexOf(defect)))
      await bundleProperties(place, ['propertyWorker', 'watchdog'], defect)
      return join(place, 'propertyWorker.js')
    },
    onResult(result) {
      results.push(result)
      rmSync(join(output, String(mine.findIndex(({ rule, what }) => rule === result.rule && what === result.what))), {
        recursive: true,
        force: true,
      })
      console.log(`${String(results.length).padStart(4)} ${formatDefect(result)}`)
    },
  }
  // A defect that does not load has its result already.
  const left = (await lookWhereFound(search)).filter(
    (one) => !results.some(({ rule, what }) => one.rule === rule && one.what === what),
  )
  const failures = left.length > 0 ? await searchWhole(search, left, { runUnchanged, searchDefects }) : []
  console.log(`\n${formatSearch(results)}; ${((performance.now() - begin) / 1000).toFixed(0)} s`)
  mkdirSync(join(root, 'dist', 'defects'), { recursive: true })
  writeFileSync(
    join(root, 'dist', 'defects', `report-${shard.join('-of-')}.json`),
    `${JSON.stringify({ failures, results }, null, 2)}\n`,
  )
  if (values.record) writeRecord(results)
  if (failures.length > 0 || results.some(({ outcome }) => outcome !== 'found')) process.exitCode = 1
}

/** Looks with all properties. @returns how the unchanged code fails them, which it must not */
async function searchWhole(search, left, { runUnchanged, searchDefects }) {
  const unchanged = await kept(search.program, search.seed, (known) => runUnchanged(search, known))
  const failures = Object.entries(unchanged.failures).map(([property, why]) => `${property}: ${why}`)
  for (const failure of failures) console.log(`THE UNCHANGED CODE FAILS, it does not look: ${failure}`)
  console.log(`${Object.keys(unchanged.costs).length - failures.length} properties look for ${left.length} defects`)
  await searchDefects(search, left, unchanged)
  return failures
}

/**
 * What the unchanged code does, kept as long as the code is the same. For a few rules the
 * costs of before will do: they tell the order in which properties look, and what these find is tried on the unchanged
 * code anyway.
 */
async function kept(program, seed, make) {
  const file = join(root, 'dist', 'defects', `unchanged-${values.properties ?? 'all'}.json`)
  const code = createHash('sha256')
    .update(readFileSync(program))
    .update(readFileSync(join(dirname(program), 'searchDefects.js')))
    .digest('hex')
  const known = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {}
  if (known.code === code && known.seed === seed) return known.unchanged
  if (known.unchanged && values.rule !== undefined) return make(known.unchanged.costs)
  console.log('the unchanged code runs first')
  const unchanged = await make()
  writeFileSync(file, JSON.stringify({ code, seed, unchanged }))
  return unchanged
}

/** Keeps what was found; what was known of defects that are no more, or are not found any more, is dropped. */
function writeRecord(results) {
  const searched = new Map(results.map((result) => [`${result.rule}: ${result.what}`, result.foundAt]))
  const found = {}
  for (const { rule, what } of all.toSorted((a, b) => (a.rule < b.rule ? -1 : a.rule > b.rule ? 1 : 0))) {
    const key = `${rule}: ${what}`
    const known = searched.has(key) ? searched.get(key) : record[rule]?.find((one) => one.what === what)
    if (known) found[rule] = [...(found[rule] ?? []), known]
  }
  writeFileSync(recordFile, `${JSON.stringify(found, null, 2)}\n`)
}
