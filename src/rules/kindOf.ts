import type { Rule, Semantics } from './Rule.ts'
import { variantOf } from './variantOf.ts'

/**
 * How sure the variant of a rule is that holds, in words. The text of a variant says which part of it is inferred, where
 * not all of it is of its kind: that is told then, so that no verdict passes for surer than it is.
 */
export function kindOf(rule: Rule, semantics: Semantics): string {
  const { kind, text } = variantOf(rule, semantics)
  return kind !== 'inferred' && /\binferred\b/.test(text) ? `${kind}, in part inferred` : kind
}
