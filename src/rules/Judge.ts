import { decide, type Decision } from './Decision.ts'
import type { Rule, RuleVariant, Semantics } from './Rule.ts'
import { variantOf } from './variantOf.ts'

/** Whoever decides by rules: an operation, or a command before there is one. */
export interface Judge {
  readonly semantics: Semantics
  /** Records a decision and returns its verdict, so that `if (judge.decide(…))` reads as the rule does. */
  decide(rule: Rule, subject: string, holds: boolean, because: string): boolean
  /** The variant of a rule that holds under the semantics of this run. */
  variant<Value>(rule: Rule<Value>): RuleVariant<Value>
}

/** A judge, and what it has decided so far. */
export function createJudge(semantics: Semantics): Judge & { readonly decisions: readonly Decision[] } {
  const decisions: Decision[] = []
  return {
    semantics,
    decisions,
    decide(rule, subject, holds, because) {
      const decision = decide(rule, subject, holds, because)
      decisions.push(decision)
      return decision.holds
    },
    variant: (rule) => variantOf(rule, semantics),
  }
}
