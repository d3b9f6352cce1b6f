import type { Rule, RuleKind, RuleVariant, Semantics } from './Rule.ts'

const ORDER: { readonly [semantics in Semantics]: readonly RuleKind[] } = {
  documented: ['documented', 'observed', 'inferred'],
  observed: ['observed', 'documented', 'inferred'],
}

/**
 * The variant of a rule that holds under `semantics`, and its kind.
 * @throws Error when the record has no variant at all, which the register's test forbids
 */
export function variantOf<Value>(rule: Rule<Value>, semantics: Semantics): RuleVariant<Value> & { kind: RuleKind } {
  for (const kind of ORDER[semantics]) {
    const variant = rule.variants[kind]
    if (variant) return { ...variant, kind }
  }
  throw new Error(`rule ${rule.id} has no variant`)
}
