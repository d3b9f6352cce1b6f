import { fileTimeOf, type Clock } from '../../../src/host/Clock.ts'

const MILLISECOND = 10_000n

/** When a computer is made that is not told the time. */
export const START = fileTimeOf(Date.UTC(2025, 0, 1))

/** A clock that tells afterwards when a step began. */
export interface WatchedClock {
  readonly now: Clock
  /**
   * Begins a step. What it gives ends the step, and tells the first time that was read in it, unless that is a
   * millisecond after the last one of the step before. Steps that overlap count as one.
   */
  begin(): () => string | undefined
}

/** Watches a clock. */
export function watchedClock(now: Clock): WatchedClock {
  let last = START
  let before = START
  let first: bigint | undefined
  let expected = START
  let underWay = 0
  return {
    now() {
      last = now()
      first ??= last
      return last
    },
    begin() {
      if (underWay++ === 0) {
        first = undefined
        expected = before + MILLISECOND
      }
      return () => {
        underWay--
        if (first === undefined) return undefined
        before = last
        return first === expected ? undefined : String(first)
      }
    },
  }
}

/** A clock that moves by a millisecond whenever it is read, and can be put forward or back. */
export interface StepClock {
  readonly now: Clock
  /** Sets what is read next: a FILETIME in decimals. */
  set(time: string): void
}

/** A clock for a scenario that is run again. */
export function stepClock(): StepClock {
  let last = START
  return {
    now: () => (last += MILLISECOND),
    set(time) {
      last = BigInt(time) - MILLISECOND
    },
  }
}
