import type { VolumeReader } from '../../../src/image/Volume.ts'
import { compareVolumes, type VolumeDifference } from '../compareVolumes.ts'
import { createMachine } from '../createMachine.ts'
import { drivePath } from '../drivePath.ts'
import type { Machine } from '../Machine.ts'
import { carryOutStep, type StepContext } from './carryOutStep.ts'
import { momentsOf, type Moments } from './moments.ts'
import type { RecordedStep } from './RecordedStep.ts'
import type { Scenario, ScenarioStep } from './Scenario.ts'
import { stepClock } from './scenarioClock.ts'
import type { ScenarioFiles } from './scenarioFiles.ts'

/** A step that was carried out again. */
export interface ReplayedStep extends RecordedStep {
  /** From 0. */
  readonly index: number
  /**
   * What differs on the drives now, by drive: `C:\\`. Steps that ran at the same time show it with the last of them.
   * @throws FormatError for a corrupt hive
   */
  readonly changes: () => readonly DriveChanges[]
}

/** What differs on a drive. */
export interface DriveChanges {
  readonly drive: string
  readonly differences: readonly VolumeDifference[]
}

/** A scenario that is run again. */
export interface Replay {
  /** The computer, as far as it has come. */
  readonly machine: Machine
  /** Carries the steps out, one when the next is asked for. */
  readonly steps: AsyncIterable<ReplayedStep>
}

/**
 * Makes the computer of a scenario and does to it what was done. The same scenario gives the same bytes.
 * @param files the content of its files by name
 * @throws PresetError for a Windows that never existed
 */
export function replayScenario(scenario: Scenario, files: ScenarioFiles): Replay {
  const clock = stepClock()
  if (scenario.at !== undefined) clock.set(scenario.at)
  const machine = createMachine({ ...scenario.machine, now: clock.now })
  const context: StepContext = { machine, files, calls: new Map(), snapshots: new Map() }

  async function* replay(): AsyncGenerator<ReplayedStep> {
    for (const group of groupsOf(scenario.steps)) {
      const drives = drivesOf(scenario)
      const before = drives.map((drive) => snapshot(machine, drive))
      const from = machine.record.length
      const faults = await carryOutTogether(group, momentsOf(machine), ({ step, index }) => {
        if (step.at !== undefined) clock.set(step.at)
        return refusalOf(() => carryOutStep(step, context, index))
      })
      for (const [place, { step, index }] of group.entries()) {
        const recorded = machine.record[from + place] ?? unrecorded(step, faults[place])
        const after = drives.map((drive) => snapshot(machine, drive))
        const isLast = place === group.length - 1
        const changes = () => (isLast ? drives.flatMap((drive, n) => driveChanges(drive, before[n], after[n])) : [])
        yield { ...recorded, index, changes }
      }
    }
  }
  return { machine, steps: { [Symbol.asyncIterator]: replay } }
}

/** A step and its number. */
interface NumberedStep {
  readonly step: ScenarioStep
  readonly index: number
}

/** Steps that ran at the same time, together. */
function groupsOf(steps: readonly ScenarioStep[]): readonly (readonly NumberedStep[])[] {
  const groups: NumberedStep[][] = []
  for (const [index, step] of steps.entries()) {
    const group = groups.at(-1)
    if (step.during !== undefined && group) group.push({ step, index })
    else groups.push([{ step, index }])
  }
  return groups
}

/**
 * Begins each step at its moment, and when those before are over at the latest.
 * @param carryOut never rejects
 * @returns what comes of each
 */
async function carryOutTogether<Result>(
  group: readonly NumberedStep[],
  moments: Moments,
  carryOut: (step: NumberedStep) => Promise<Result>,
): Promise<readonly Result[]> {
  const begun: Promise<Result>[] = []
  function begin(place: number): void {
    const one = group[place]
    if (one === undefined || begun.length > place) return
    begun.push(carryOut(one))
    const beginNext = () => begin(place + 1)
    const giveUp = moments.at(group[place + 1]?.step.moment ?? 0, beginNext)
    void Promise.all(begun).then(giveUp).then(beginNext)
  }
  begin(0)
  while (begun.length < group.length) await Promise.all(begun)
  return Promise.all(begun)
}

/** Why something was refused; undefined when it was done. */
async function refusalOf(act: () => unknown): Promise<string | undefined> {
  try {
    await act()
    return undefined
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}

/** A step that could not even begin: what it works on is not there. */
function unrecorded(step: ScenarioStep, refusal: string | undefined): RecordedStep {
  return { step, exitCode: 1, stdout: '', decisions: [], ...(refusal !== undefined && { refusal }) }
}

/** C: and the drives that steps put files on. */
function drivesOf({ steps }: Scenario): string[] {
  const letters = steps.flatMap((step) => (step.do === 'write' ? [drivePath(step.path)?.letter ?? 'C'] : []))
  return [...new Set(['C', ...letters])].toSorted().map((letter) => `${letter}:\\`)
}

function snapshot(machine: Machine, drive: string): VolumeReader | undefined {
  return machine.host.kindOf(drive) === 'folder' ? machine.volumeAt(drive).fork() : undefined
}

const NOTHING: VolumeReader = {
  stat: () => undefined,
  list: () => [],
  open: (path) => {
    throw new Error(`there is no ${path}`)
  },
}

function driveChanges(drive: string, before: VolumeReader = NOTHING, after: VolumeReader = NOTHING): DriveChanges[] {
  const differences = before === after ? [] : compareVolumes(before, after)
  return differences.length > 0 ? [{ drive, differences }] : []
}
