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
  /** Only the properties of that area look. */
  readonly area: Area | undefined
  readonly onResult: (result: DefectResult) => void
}

/** What the unchanged code did. */
export interface Unchanged {
  readonly costs: { readonly [property: string]: PropertyCost }
  /** Why each property that failed did so: there must be none. */
  readonly failures: { readonly [property: string]: string }
}

/** Looks for defects where they were found before. @returns those that are not found there */
export async function lookWhereFound(search: DefectSearch): Promise<readonly Defect[]> {
  const found = new Set<Defect>()
  const known = search.defects.filter((defect) => recordOf(search, defect) !== undefined)
  await overDefects(search, known, async (worker, defect) => {
    const foundAt = recordOf(search, defect)!
    const { property, seed, path } = foundAt
    if (!worker.properties.some((one) => one.name === property && isOf(one, search.area))) return undefined
    const result = await worker.run({ property, settings: { seed, path, numRuns: 1, endOnFailure: true } })
    if (result.outcome === 'passed') return undefined
    found.add(defect)
    return ended(defect, result, foundAt, result, true)
  })
  return search.defects.filter((defect) => !found.has(defect))
}

/** Looks for defects with the properties that the unchanged code satisfies. */
export async function searchDefects(
  search: DefectSearch,
  defects: readonly Defect[],
  unchanged: Unchanged,
): Promise<void> {
  await overDefects(search, defects, (worker, defect) => searchWith(worker, search, unchanged, defect))
}

/**
 * Looks for each defect in a process of its own. Every value that shows a defect is tried on the unchanged code too, which
 * must pass.
 * @param look gives undefined when that is to be done again in another way
 */
async function overDefects(
  search: DefectSearch,
  defects: readonly Defect[],
  look: (worker: PropertyProcess, defect: Defect) => Promise<DefectResult | undefined>,
): Promise<void> {
  await overWorkers(search.workers, defects, async (next) => {
    let judge: PropertyProcess | undefined
    for (let defect = next(); defect !== undefined; defect = next()) {
      let result = await lookInProcess(search, defect, look)
      if (result?.outcome === 'found') {
        judge = judge === undefined || judge.ended() ? await startProperties(search.program) : judge
        result = await judged(judge, result)
      }
      if (result !== undefined) search.onResult(result)
    }
    judge?.end()
  })
}

async function lookInProcess(
  search: DefectSearch,
  defect: Defect,
  look: (worker: PropertyProcess, defect: Defect) => Promise<DefectResult | undefined>,
): Promise<DefectResult | undefined> {
  let worker: PropertyProcess
  try {
    worker = await startProperties(await search.programWith(defect))
  } catch (error) {
    return { ...resultOf(defect), error: `it does not load: ${error instanceof Error ? error.message : String(error)}` }
  }
  try {
    return await look(worker, defect)
  } finally {
    worker.end()
  }
}

function recordOf({ record }: DefectSearch, { rule, what }: Defect): FoundAt | undefined {
  return record[rule]?.find((one) => one.what === what)
}

function isOf({ area }: PropertyFacts, wanted: Area | undefined): boolean {
  return wanted === undefined || area === wanted
}

/**
 * Runs the first portions of every property, or of those of an area, on the unchanged code.
 * @param known of these the costs are known
 */
export async function runUnchanged(
  { program, workers, seed, area }: DefectSearch,
  known: Unchanged['costs'] = {},
): Promise<Unchanged> {
  const first = await startProperties(program)
  const properties = first.properties.filter((one) => isOf(one, area) && !(one.name in known))
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
  return { costs: { ...known, ...costs }, failures }
}

async function searchWith(
  worker: PropertyProcess,
  search: DefectSearch,
  { costs, failures }: Unchanged,
  defect: Defect,
): Promise<DefectResult> {
  const { seed, seconds, area } = search
  const properties = worker.properties.filter((one) => isOf(one, area) && !(one.name in failures))
  let sum = { runs: 0, seconds: 0 }
  const add = (result: PropertyResult): PropertyResult => {
    sum = { runs: sum.runs + result.runs, seconds: sum.seconds + result.seconds }
    return result
  }
  for (const portion of orderOfProperties(defect.rule, properties, costs, recordOf(search, defect)?.property)) {
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
  { runs, seconds }: { readonly runs: number; readonly seconds: number },
  recorded: boolean,
): DefectResult {
  const result = { ...resultOf(defect), runs, seconds, foundAt, recorded, error }
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
