import type { Parameters } from 'fast-check'

/**
 * Settings of a property: a fixed seed, so that every run of the tests is the same. FC_SEED takes another one, FC_RUNS
 * sets the number of runs. A failure prints the seed and the path of the smallest counterexample.
 */
export function settings<Values>(numRuns: number): Parameters<Values> {
  const { FC_SEED: seed, FC_RUNS: runs } = process.env
  return { seed: Number(seed ?? 20_250_101), numRuns: Number(runs ?? numRuns) }
}

/** Milliseconds that a property may take: enough for any FC_RUNS. */
export const PROPERTY_TIMEOUT = 60_000 * Math.max(1, Math.ceil(Number(process.env['FC_RUNS'] ?? 0) / 100))
