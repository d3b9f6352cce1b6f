import type { ScenarioArgument } from './ApiCallStep.ts'
import type { ScenarioStep } from './Scenario.ts'
import { timeAfter, type StepTimes } from './scenarioClock.ts'

/** A step and the times that were read in it. */
export interface TimedStep {
  readonly step: ScenarioStep
  readonly times: StepTimes | undefined
}

/**
 * The steps that a computer needs to be what it is: what was done between a snapshot and its restoring is left out. All of
 * them where something lasts that was undone: a process of the API goes on, a slow disk has taken its time, and what was
 * under way ended later.
 * @param made when the computer was made
 */
export function stepsThatCount(record: readonly TimedStep[], made: StepTimes | undefined): readonly ScenarioStep[] {
  const kept = withoutUndone(record)
  const all = record.map(({ step }) => step)
  if (kept.length === record.length || lasts(all, new Set(kept))) return all
  const places = new Map(kept.map((index, place) => [index, place]))
  const steps: ScenarioStep[] = []
  let before = made?.last
  for (const index of kept) {
    const { step, times } = record[index]!
    const { at: _, ...rest } = renumbered(step, places)
    const at =
      times && step.during === undefined ? (before === undefined ? step.at : timeAfter(before, times.first)) : undefined
    steps.push(at === undefined ? rest : { ...rest, at })
    before = times?.last ?? before
  }
  return steps
}

/** Numbers of the steps that were not undone, with each restoring: that also ends processes and disarms faults. */
function withoutUndone(record: readonly TimedStep[]): readonly number[] {
  const snapshots = new Map<number, readonly number[]>()
  let kept: number[] = []
  for (const [index, { step }] of record.entries()) {
    const then = step.do === 'restore' ? snapshots.get(step.snapshot) : undefined
    if (then) kept = [...then]
    kept.push(index)
    if (step.do === 'snapshot') snapshots.set(index, [...kept])
  }
  return kept
}

/** Whether something that was undone lasts. */
function lasts(steps: readonly ScenarioStep[], kept: ReadonlySet<number>): boolean {
  return steps.some((step, index) => {
    if (step.do === 'fault' && step.fault.fault === 'slow disk') return true
    if (step.do === 'snapshot' || step.do === 'restore') return step.during !== undefined
    if (!kept.has(index)) return step.do === 'call'
    return step.during !== undefined && !kept.has(step.during)
  })
}

/** A step whose references are to other numbers. */
function renumbered(step: ScenarioStep, places: ReadonlyMap<number, number>): ScenarioStep {
  const placeOf = (index: number) => places.get(index) ?? index
  const moved = step.during === undefined ? step : { ...step, during: placeOf(step.during) }
  if (moved.do === 'restore') return { ...moved, snapshot: placeOf(moved.snapshot) }
  if (moved.do !== 'call') return moved
  const argument = (one: ScenarioArgument): ScenarioArgument => {
    if (typeof one !== 'object' || one === null) return one
    if ('session' in one) return { session: placeOf(one.session) }
    return 'returned' in one ? { ...one, returned: placeOf(one.returned) } : one
  }
  return { ...moved, arguments: moved.arguments.map(argument) }
}
