import type { Rule } from '../../src/rules/Rule.ts'
import { type RuleCounts, sumOfCounts } from './RuleCounts.ts'

export { sumOfCounts }

/** Where decisions were counted, by the head of the column. */
export interface CountedDecisions {
  readonly [where: string]: RuleCounts
}

/** How far decisions show the register. */
export interface RuleCoverage {
  /** How many rules went both ways, or the one way that they have: in each place, and in all together. */
  readonly shown: { readonly [where: string]: number }
  readonly together: number
  /** Sentences on rules that are not shown, and on one-sided ones that went the other way. */
  readonly problems: readonly string[]
  /** Every rule with how often it went each way, for people. */
  readonly table: string
}

type Ruled = Pick<Rule, 'id' | 'verdicts' | 'oneSided'>

/** Compares decisions with the register of rules. */
export function ruleCoverage(register: readonly Ruled[], counted: CountedDecisions): RuleCoverage {
  const together = sumOfCounts(Object.values(counted))
  const shownIn = (counts: RuleCounts): number => register.filter((rule) => missing(rule, counts) === undefined).length
  return {
    shown: Object.fromEntries(Object.entries(counted).map(([where, counts]) => [where, shownIn(counts)])),
    together: shownIn(together),
    problems: register.flatMap((rule) => missing(rule, together) ?? []),
    table: tableOf(register, counted),
  }
}

/** What a rule has not shown. */
function missing({ id, verdicts, oneSided }: Ruled, counts: RuleCounts): string | undefined {
  const [holds, fails] = counts[id] ?? [0, 0]
  if (holds === 0 && fails === 0) return `${id}: never decided`
  if (oneSided !== undefined)
    return fails === 0 ? undefined : `${id}: went the other way, "${verdicts[1]}", ${fails} times, and is one-sided`
  if (holds === 0) return `${id}: never "${verdicts[0]}", ${fails} times "${verdicts[1]}"`
  return fails === 0 ? `${id}: never "${verdicts[1]}", ${holds} times "${verdicts[0]}"` : undefined
}

function tableOf(register: readonly Ruled[], counted: CountedDecisions): string {
  const places = Object.entries(counted)
  const rows = register.map(({ id, verdicts, oneSided }) => [
    id,
    oneSided === undefined ? verdicts.join(' / ') : `${verdicts[0]}, one-sided`,
    ...places.map(([, counts]) => (counts[id] ?? [0, 0]).map((count) => count.toLocaleString('en-US')).join(' / ')),
  ])
  const all = [['rule', 'verdicts', ...places.map(([where]) => where)], ...rows]
  const widths = all[0]!.map((_, column) => Math.max(...all.map((row) => row[column]!.length)))
  const line = (row: readonly string[]): string =>
    row.map((cell, column) => (column < 2 ? cell.padEnd(widths[column]!) : cell.padStart(widths[column]!))).join('  ')
  return `${all.map((row) => line(row).trimEnd()).join('\n')}\n`
}
