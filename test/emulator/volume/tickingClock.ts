import type { Clock } from '../../../src/host/Clock.ts'

/** A clock that starts on 2024-01-01 and goes on by a second each time it is asked. */
export function tickingClock(): Clock {
  let now = 133_485_408_000_000_000n
  return () => (now += 10_000_000n)
}
