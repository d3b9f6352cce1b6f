import { fileTimeOf, type Clock } from '../../src/host/Clock.ts'

const MILLISECOND = 10_000n

/** A clock that starts at a time (milliseconds since 1970) and moves by a millisecond whenever it is read. */
export function logicalClock(start: number): Clock {
  let now = fileTimeOf(start)
  return () => (now += MILLISECOND)
}
