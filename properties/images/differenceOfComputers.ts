import { otherLinesOf, type ComputerState } from './ComputerState.ts'
import { differenceOfStates } from './differenceOfStates.ts'

/** What a computer differs in from what is expected, a line each; empty when they are equal. */
export function differenceOfComputers(expected: ComputerState, actual: ComputerState): string[] {
  const [left, right] = [new Set(otherLinesOf(expected)), new Set(otherLinesOf(actual))]
  return [
    ...differenceOfStates(expected.apps, actual.apps),
    ...[...left].filter((line) => !right.has(line)).map((line) => `missing: ${line}`),
    ...[...right].filter((line) => !left.has(line)).map((line) => `too much: ${line}`),
  ]
}
