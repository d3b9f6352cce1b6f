import type { Decision } from '../../src/rules/Decision.ts'

/** Decisions as text, two lines each: the verdict upon the subject, then the rule and the reason. */
export function formatDecisions(decisions: readonly Decision[]): string {
  return decisions
    .map(({ rule, subject, verdict, because }) => `${verdict}: ${subject}\n  ${rule}: ${because}\n`)
    .join('')
}
