import { observeDecisions } from '../../src/rules/Decision.ts'

/** How often each rule gave its first verdict, and how often its second. */
export interface RuleCounts {
  readonly [rule: string]: readonly [holds: number, fails: number]
}

/** Counts all decisions of this process from now on. `take` gives what was counted since it was last asked. */
export function countDecisions(): { readonly take: () => RuleCounts } {
  let counts: { [rule: string]: [number, number] } = {}
  observeDecisions(({ rule, holds }) => {
    const count = (counts[rule] ??= [0, 0])
    count[holds ? 0 : 1]++
  })
  return {
    take() {
      const taken = counts
      counts = {}
      return taken
    },
  }
}

/** The sum of counts. */
export function sumOfCounts(all: readonly RuleCounts[]): RuleCounts {
  const sum: { [rule: string]: [number, number] } = {}
  for (const counts of all)
    for (const [rule, [holds, fails]] of Object.entries(counts)) {
      const count = (sum[rule] ??= [0, 0])
      count[0] += holds
      count[1] += fails
    }
  return sum
}
