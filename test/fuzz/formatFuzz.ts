import { BAD_OUTCOMES, GOOD_OUTCOMES, type Outcome, OUTCOMES, TARGETS } from './FuzzCase.ts'
import type { FuzzResult } from './runFuzz.ts'

/** What the columns of the table say. */
const HEADS: Readonly<Record<Outcome, string>> = {
  read: 'read',
  FormatError: 'FormatError',
  DismError: 'DismError',
  exception: 'other exception',
  time: 'too long',
  memory: 'too much memory',
  output: 'too much output',
  outside: 'outside its folder',
  changed: 'changed by a failure',
  unsound: 'made unsound',
}

/** The counts of a run as a table in Markdown: a row a kind of input, a column an outcome. */
export function formatFuzz({ counts, seconds }: FuzzResult): string {
  const rows = TARGETS.map(
    (target) => [target, OUTCOMES.map((outcome) => counts.get(target)?.get(outcome) ?? 0)] as const,
  )
  const sums = OUTCOMES.map((_, index) => rows.reduce((sum, [, numbers]) => sum + numbers[index]!, 0))
  const cells = [
    ['', 'inputs', ...OUTCOMES.map((outcome) => HEADS[outcome])],
    ...[...rows, ['all', sums] as const].map(([name, numbers]) => [name, total(numbers), ...numbers].map(text)),
  ]
  const widths = cells[0]!.map((_, column) => Math.max(3, ...cells.map((row) => row[column]!.length)))
  const line = (row: readonly string[]): string =>
    `| ${row.map((cell, column) => (column === 0 ? cell.padEnd(widths[column]!) : cell.padStart(widths[column]!))).join(' | ')} |`
  const rule = `| ${widths.map((width, column) => (column === 0 ? '-'.repeat(width) : `${'-'.repeat(width - 1)}:`)).join(' | ')} |`
  const inputs = total(sums)
  const rate = `${text(inputs)} inputs in ${Math.round(seconds)} s, ${text(Math.round(inputs / seconds))} a second`
  return `${[line(cells[0]!), rule, ...cells.slice(1).map(line)].join('\n')}\n\n${rate}; ${text(badInputs({ counts }))} ended badly.`
}

/** How many inputs ended in a fault of ours. */
export function badInputs({ counts }: Pick<FuzzResult, 'counts'>): number {
  return total([...counts.values()].flatMap((each) => BAD_OUTCOMES.map((outcome) => each.get(outcome) ?? 0)))
}

/** How many inputs were run. */
export function allInputs({ counts }: Pick<FuzzResult, 'counts'>): number {
  const good = [...counts.values()].flatMap((each) => GOOD_OUTCOMES.map((outcome) => each.get(outcome) ?? 0))
  return total(good) + badInputs({ counts })
}

function total(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0)
}

function text(value: string | number): string {
  return String(value).replaceAll(/(?<=[0-9])(?=([0-9]{3})+$)/g, ',')
}
