import { OUTCOMES, type Outcome, TARGETS, type TargetName } from './FuzzCase.ts'

/** Numbers that a worker leaves where its watchdog sees them, even when the worker is killed. */
export interface Progress {
  readonly shared: SharedArrayBuffer
  /** Index of the input that is running, or -1. */
  readonly running: () => number
  /** Milliseconds since the epoch of the process at which it must have ended. */
  readonly deadline: () => number
  begin(target: TargetName, index: number, deadline: number): void
  /** Counts the running input. */
  end(outcome: Outcome): void
  count(target: TargetName, outcome: Outcome): number
}

const RUNNING = 0
const DEADLINE = 1
const TARGET = 2
const COUNTS = 3

/** The progress of one worker, in memory that may be shared with it. */
export function progressOf(
  shared = new SharedArrayBuffer((COUNTS + TARGETS.length * OUTCOMES.length) * 8),
  fresh = false,
): Progress {
  const numbers = new Float64Array(shared)
  if (fresh) numbers[RUNNING] = -1
  const place = (target: TargetName, outcome: Outcome): number =>
    COUNTS + TARGETS.indexOf(target) * OUTCOMES.length + OUTCOMES.indexOf(outcome)
  return {
    shared,
    running: () => numbers[RUNNING]!,
    deadline: () => numbers[DEADLINE]!,
    begin(target, index, deadline) {
      numbers[TARGET] = TARGETS.indexOf(target)
      numbers[DEADLINE] = deadline
      numbers[RUNNING] = index
    },
    end(outcome) {
      numbers[RUNNING] = -1
      numbers[place(TARGETS[numbers[TARGET]!]!, outcome)]!++
    },
    count: (target, outcome) => numbers[place(target, outcome)]!,
  }
}
