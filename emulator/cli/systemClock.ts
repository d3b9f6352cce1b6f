import { fileTimeOf, type Clock } from '../../src/host/Clock.ts'

/** The time of day, or DISMULATOR_NOW (ISO 8601) standing still: the same commands then give the same bytes. */
export function systemClock(): Clock {
  const fixed = Date.parse(process.env['DISMULATOR_NOW'] ?? '')
  return () => fileTimeOf(Number.isNaN(fixed) ? Date.now() : fixed)
}
