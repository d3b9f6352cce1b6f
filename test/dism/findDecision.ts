import type { Decision } from '../../src/rules/Decision.ts'

/** The last decision that a rule took. */
export function findDecision(
  { decisions }: { readonly decisions: readonly Decision[] },
  rule: string,
): Decision | undefined {
  return decisions.findLast((one) => one.rule === rule)
}
