import { fileTimeOf, type Clock } from '../../../src/host/Clock.ts'

const MILLISECOND = 10_000n

/** When a computer is made that is not told the time. */
export const START = fileTimeOf(Date.UTC(2025, 0, 1))

/** The times that were read in a step, FILETIMEs. */
export interface StepTimes {
  readonly first: bigint
  readonly last: bigint
  /** The first one, as in a step; undefined where that is a millisecond after the last one of the step before. */
  readonly at: string | undefined
}

/** A clock that tells afterwards when a step began. */
export interface WatchedClock {
  readonly now: Clock
  /**
   * Begins a step. What it gives ends the step, and tells the times that were read in it, if any was. Steps that overlap
   * count as one.
   */
  begin(): () => StepTimes | undefined
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
        return { first, last, at: timeAfter(expected - MILLISECOND, first) }
      }
    },
  }
}

/** A time as in a step; undefined when it is a millisecond after the one before. */
export function timeAfter(before: bigint, time: bigint): string | undefined {
  return time === before + MILLISECOND ? undefined : String(time)
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
