import type { Rule } from './Rule.ts'

/** What a rule said of a subject. */
export interface Decision {
  /** The rule's id. */
  readonly rule: string
  /** What was decided upon: a package full name, a file, a registry key, an option. */
  readonly subject: string
  /** One of the rule's two verdicts. */
  readonly verdict: string
  /** Whether it was the first of them. */
  readonly holds: boolean
  /** The facts of this case, in one clause. */
  readonly because: string
  /** Whether the rule calls this verdict a warning. */
  readonly warning?: true
}

/** A decision by `rule`. */
export function decide(rule: Rule, subject: string, holds: boolean, because: string): Decision {
  const decision = { rule: rule.id, subject, verdict: rule.verdicts[holds ? 0 : 1], holds, because }
  return rule.warning === (holds ? 'holds' : 'fails') ? { ...decision, warning: true } : decision
}
