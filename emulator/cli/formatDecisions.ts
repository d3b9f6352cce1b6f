import type { Decision } from '../../src/rules/Decision.ts'
import type { Semantics } from '../../src/rules/Rule.ts'
import { kindOf } from '../../src/rules/kindOf.ts'
import { ruleRegister } from '../../src/servicing/ruleRegister.ts'

/** Decisions as text, two lines each: the verdict upon the subject, then the rule, how sure it is, and the reason. */
export function formatDecisions(decisions: readonly Decision[], semantics: Semantics): string {
  const rules = new Map(ruleRegister.map((rule) => [rule.id, rule]))
  return decisions
    .map(({ rule: id, subject, verdict, because }) => {
      const rule = rules.get(id)
      const kind = rule ? ` (${kindOf(rule, semantics)})` : ''
      return `${verdict}: ${subject}\n  ${id}${kind}: ${because}\n`
    })
    .join('')
}
