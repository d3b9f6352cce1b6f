import { expect } from 'vitest'

/** Counts which cases of a law were met, so that a law that only ever met one is noticed. */
export interface Seen {
  readonly count: (...cases: readonly string[]) => void
  /** Each of the cases must have been met; when FC_RUNS is set, there may be too few runs for that. */
  readonly expectAll: (...cases: readonly string[]) => void
}

/** A new count. */
export function seen(): Seen {
  const met = new Set<string>()
  return {
    count: (...cases) => {
      for (const each of cases) met.add(each)
    },
    expectAll: (...cases) => {
      if (process.env['FC_RUNS'] === undefined) expect([...met]).toEqual(expect.arrayContaining([...cases]))
    },
  }
}
