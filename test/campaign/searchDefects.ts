import type { Area } from '../../properties/campaign/CampaignProperty.ts'
import { sumOfCounts } from '../rules/RuleCounts.ts'
import type { Defect, DefectResult, FoundAt, FoundDefects } from './Defect.ts'
import { firstPortions, orderOfProperties, type Portion, type PropertyCost } from './orderOfProperties.ts'
import { type PropertyProcess, startProperties } from './propertyProcess.ts'
import type { PropertyFacts, PropertyResult } from './PropertyTask.ts'
import { seedOf } from './seedOf.ts'

/** What a search needs. */
export interface DefectSearch {
  readonly defects: readonly Defect[]
  readonly seed: number
  readonly workers: number
  /** Of the processor, that the properties have for one defect. */
  readonly seconds: number
  readonly record: FoundDefects
  /** The bundled `propertyWorker.ts` of the unchanged code. */
  readonly program: string
  /** Bundles it with a defect. @throws Error when that is impossible */
  readonly programWith: (defect: Defect) => Promise<string>
  readonly onResult: (result: DefectResult) => void
}

/** What the unchanged code did. */
export interface Unchanged {
  readonly properties: readonly PropertyFacts[]
  readonly costs: { readonly [property: string]: PropertyCost }
  /** Why each property that failed did so: there must be none. */
  readonly failures: { readonly [property: string]: string }
}

/**
 * Looks for each defect with the properties that the unchanged code satisfies. Every value that shows a defect is tried
 * on the unchanged code too, which must pass.
 */
export async function searchDefects(search: DefectSearch, unchanged: Unchanged): Promise<void> {
  const looking = { ...unchanged, properties: unchanged.properties.filter(({ name }) => !(name in unchanged.failures)) }
  await overWorkers(search.workers, search.defects, async (next) => {
    let judge: PropertyProcess | undefined
    for (let defect = next(); defect !== undefined; defect = next()) {
      const found = await searchDefect(search, looking, defect)
      if (found.outcome === 'found') {
        judge = judge === undefined || judge.ended() ? await startProperties(search.program) : judge
        search.onResult(await judged(judge, found))
      } else search.onResult(found)
    }
    judge?.end()
  })
}

/** Runs the first portions of every property, or of those of an area, on the unchanged code. */
export async function runUnchanged({
  program,
  workers,
  seed,
  area,
}: Pick<DefectSearch, 'program' | 'workers' | 'seed'> & { readonly area: Area | undefined }): Promise<Unchanged> {
  const first = await startProperties(program)
  const properties = first.properties.filter((one) => area === undefined || one.area === area)
  first.end()
  const costs: { [property: string]: PropertyCost } = {}
  const failures: { [property: string]: string } = {}
  await overWorkers(workers, firstPortions(properties), async (next) => {
    let worker = await startProperties(program)
    for (let portion = next(); portion !== undefined; portion = next()) {
      if (worker.ended()) worker = await startProperties(program)
      const { property } = portion
      const { settings } = taskOf(seed, portion)
      const { outcome, path, error, decisions, seconds } = await worker.run({ property, settings })
      const before = costs[property] ?? { decisions: {}, seconds: 0 }
      costs[property] = {
        decisions: sumOfCounts([before.decisions, decisions]),
        seconds: before.seconds + seconds,
      }
      if (outcome !== 'passed') failures[property] ??= `${outcome}, seed ${settings.seed}, path ${path}: ${error}`
    }
    worker.end()
  })
  return { properties, costs, failures }
}

async function searchDefect(search: DefectSearch, unchanged: Unchanged, defect: Defect): Promise<DefectResult> {
  const result = resultOf(defect)
  let worker: PropertyProcess
  try {
    worker = await startProperties(await search.programWith(defect))
  } catch (error) {
    return { ...result, error: `it does not load: ${error instanceof Error ? error.message : String(error)}` }
  }
  try {
    return await searchWith(worker, search, unchanged, defect)
  } finally {
    worker.end()
  }
}

async function searchWith(
  worker: PropertyProcess,
  { record, seed, seconds }: DefectSearch,
  { properties, costs }: Unchanged,
  defect: Defect,
): Promise<DefectResult> {
  let sum = { runs: 0, seconds: 0 }
  const add = (result: PropertyResult): PropertyResult => {
    sum = { runs: sum.runs + result.runs, seconds: sum.seconds + result.seconds }
    return result
  }
  const known = record[defect.rule]?.find(({ what }) => what === defect.what)
  if (known !== undefined && properties.some(({ name }) => name === known.property)) {
    const { property, seed, path } = known
    const settings = { seed, path, numRuns: 1, endOnFailure: true }
    const result = add(await worker.run({ property, settings }))
    if (result.outcome !== 'passed') return ended(defect, result, known, sum, true)
  }
  for (const portion of orderOfProperties(defect.rule, properties, costs)) {
    const left = seconds - sum.seconds
    if (left <= 0) break
    const task = taskOf(seed, portion)
    const result = add(
      await worker.run({ ...task, settings: { ...task.settings, interruptAfterTimeLimit: Math.ceil(left * 3000) } }),
    )
    if (result.outcome === 'passed') continue
    const foundAt = {
      what: defect.what,
      property: portion.property,
      seed: task.settings.seed,
      path: result.path ?? '0',
    }
    return ended(defect, result, foundAt, sum, false)
  }
  return { ...resultOf(defect), ...sum, outcome: 'survived' }
}

function taskOf(seed: number, { property, portion, runs }: Portion) {
  return { property, settings: { seed: seedOf(seed, property, portion), numRuns: runs, endOnFailure: true } }
}

/** A property that did not pass: a find, unless the defect is no mistake that anybody could have made. */
function ended(
  defect: Defect,
  { error }: PropertyResult,
  foundAt: FoundAt,
  sum: { readonly runs: number; readonly seconds: number },
  recorded: boolean,
): DefectResult {
  const result = { ...resultOf(defect), ...sum, foundAt, recorded, error }
  if (error?.startsWith('ReferenceError')) return { ...result, error: `it names what is not there: ${error}` }
  return { ...result, outcome: 'found' }
}

/** A find, if the unchanged code passes with the same value. */
async function judged(judge: PropertyProcess, found: DefectResult): Promise<DefectResult> {
  const { property, seed, path } = found.foundAt!
  const result = await judge.run({ property, settings: { seed, path, numRuns: 1, endOnFailure: true } })
  if (result.outcome === 'passed') return found
  return { ...found, outcome: 'bad', error: `the unchanged code fails there too: ${result.error}` }
}

function resultOf({ rule, what, file }: Defect): DefectResult {
  return {
    rule,
    what,
    file,
    outcome: 'bad',
    foundAt: undefined,
    recorded: false,
    runs: 0,
    seconds: 0,
    error: undefined,
  }
}

/** Gives things to workers, each the next when it is done with one. */
async function overWorkers<Thing>(
  workers: number,
  things: readonly Thing[],
  work: (next: () => Thing | undefined) => Promise<void>,
): Promise<void> {
  let place = 0
  await Promise.all(Array.from({ length: Math.min(workers, things.length) }, () => work(() => things[place++])))
}
