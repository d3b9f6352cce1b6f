import { DismError } from '../../../src/errors/DismError.ts'
import { exitCodeOf } from '../../../src/dism/output/formatError.ts'
import type { ByteSource } from '../../../src/formats/ByteSource.ts'
import type { Decision } from '../../../src/rules/Decision.ts'
import type { Moments } from './moments.ts'
import type { RecordedStep } from './RecordedStep.ts'
import type { Scenario, ScenarioAction, ScenarioMachine } from './Scenario.ts'
import { scenarioFiles, withoutTwins } from './scenarioFiles.ts'
import type { StepTimes, WatchedClock } from './scenarioClock.ts'
import { stepsThatCount, type TimedStep } from './stepsThatCount.ts'

/** What a step tells its record while it is carried out. */
export interface StepNotes {
  /** Number of the step, from 0. */
  readonly index: number
  readonly decided: (decisions: readonly Decision[]) => void
  readonly ended: (exitCode: number, stdout?: string) => void
  /** Says more of what is done. */
  readonly amend: (action: ScenarioAction) => void
}

/** A scenario and the bytes of its files, by their names in its folder. */
export interface ScenarioPackage {
  readonly scenario: Scenario
  readonly files: ReadonlyMap<string, ByteSource>
}

/** Keeps what is done to a machine. */
export interface Recorder {
  readonly record: readonly RecordedStep[]
  /** Carries a step out. What it throws is a refusal. */
  step<Result>(action: ScenarioAction, carryOut: (notes: StepNotes) => Result): Result
  /** The same for a step that takes its time. */
  lastingStep<Result>(action: ScenarioAction, carryOut: (notes: StepNotes) => Promise<Result>): Promise<Result>
  /** Adds decisions to the step that is under way, the oldest when there are some. */
  readonly decided: (decisions: readonly Decision[]) => void
  /** Keeps the content of a file. @returns its name in the folder of the scenario */
  readonly file: (folder: 'packages' | 'changes', path: string, content: ByteSource) => string
  /** What has been done so far, without what was undone. */
  scenario(title: string): ScenarioPackage
}

type Kept = { -readonly [Key in keyof RecordedStep]: RecordedStep[Key] } & { readonly decisions: Decision[] }

/** What times the steps of a machine. */
export interface RecorderTimes {
  readonly clock: WatchedClock
  /** When the machine was made. */
  readonly made: StepTimes | undefined
  readonly moments: Moments
}

/** Keeps what is done to a machine from now on. */
export function createRecorder(machine: ScenarioMachine, { clock, made, moments }: RecorderTimes): Recorder {
  const record: Kept[] = []
  const times = new Map<number, StepTimes>()
  const underWay = new Set<number>()
  const files = scenarioFiles()

  function begin(action: ScenarioAction) {
    const index = record.length
    const [during] = underWay
    const kept: Kept = { step: action, exitCode: undefined, stdout: '', decisions: [] }
    if (during === undefined) moments.reset()
    else kept.step = { ...action, during, moment: moments.count }
    record.push(kept)
    underWay.add(index)
    const endOfClock = clock.begin()
    const notes: StepNotes = {
      index,
      decided: (decisions) => tell(kept, decisions),
      amend: (amended) => void (kept.step = { ...kept.step, ...amended }),
      ended(exitCode, stdout = '') {
        kept.exitCode = exitCode
        kept.stdout = stdout
      },
    }
    return {
      notes,
      end() {
        underWay.delete(index)
        const time = endOfClock()
        if (time) times.set(index, time)
        if (time?.at !== undefined && during === undefined) kept.step = { ...kept.step, at: time.at }
        kept.exitCode ??= 0
      },
      refused(error: unknown) {
        kept.exitCode = error instanceof DismError ? exitCodeOf(error.hresult) : 1
        kept.refusal = error instanceof Error ? error.message : String(error)
      },
    }
  }

  function tell(kept: Kept, decisions: readonly Decision[]): void {
    moments.pass()
    addTo(kept, decisions)
  }

  return {
    record,
    step(action, carryOut) {
      const begun = begin(action)
      try {
        return carryOut(begun.notes)
      } catch (error) {
        begun.refused(error)
        throw error
      } finally {
        begun.end()
      }
    },
    async lastingStep(action, carryOut) {
      const begun = begin(action)
      try {
        return await carryOut(begun.notes)
      } catch (error) {
        begun.refused(error)
        throw error
      } finally {
        begun.end()
      }
    },
    decided(decisions) {
      const [oldest = record.length - 1] = underWay
      const kept = record[oldest]
      if (kept) tell(kept, decisions)
    },
    file: files.add,
    scenario(title) {
      const steps = record.map(({ step }, index): TimedStep => ({ step, times: times.get(index) }))
      const told = withoutTwins(stepsThatCount(steps, made), files.contents)
      return {
        scenario: {
          format: 'dismulator-scenario-1',
          title,
          machine,
          ...(made?.at !== undefined && { at: made.at }),
          steps: told.steps,
        },
        files: told.files,
      }
    },
  }
}

function addTo({ decisions: kept }: Kept, decisions: readonly Decision[]): void {
  for (const decision of decisions) kept.push(decision)
}
