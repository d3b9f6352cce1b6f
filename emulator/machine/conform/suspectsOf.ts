import type { Decision } from '../../../src/rules/Decision.ts'
import { kindOf } from '../../../src/rules/kindOf.ts'
import type { Rule, Semantics } from '../../../src/rules/Rule.ts'
import { variantOf } from '../../../src/rules/variantOf.ts'
import { ruleRegister } from '../../../src/servicing/ruleRegister.ts'
import type { Suspect } from './Disagreement.ts'

const ORDER = ['inferred', 'in part inferred', 'observed', 'documented']

/** Verdicts of rules, as `verdictOf` names them. */
export type Verdicts = ReadonlySet<string>

/** A rule and its verdict. */
export function verdictOf({ rule, verdict }: Decision): string {
  return `${rule}: ${verdict}`
}

/**
 * The rules that decided a step, the most suspicious first.
 * @param differing lines that only one of the two has
 * @param agreed verdicts of the steps that agree
 */
export function suspectsOf(
  decisions: readonly Decision[],
  { differing, agreed }: { readonly differing: readonly string[]; readonly agreed: Verdicts },
  semantics: Semantics,
): Suspect[] {
  const rules = new Map<string, Rule>(ruleRegister.map((rule) => [rule.id, rule]))
  const nearness = (decision: Decision): number => {
    const named = [decision.subject, ...(decision.because.match(/[\w.~-]{6,}/g) ?? [])]
    return named.filter((name) => differing.some((line) => line.toLowerCase().includes(name.toLowerCase()))).length
  }
  const suspects = [...new Set(decisions.map(({ rule }) => rule))].flatMap((id, index) => {
    const rule = rules.get(id)
    if (!rule) return []
    const own = decisions.filter((decision) => decision.rule === id).toSorted((a, b) => nearness(b) - nearness(a))
    const { text, source } = variantOf(rule, semantics)
    const kind = kindOf(rule, semantics)
    const rank = ORDER.findIndex((word) => kind.includes(word) && (word !== 'inferred' || kind === word))
    const near = own[0] ? nearness(own[0]) : 0
    const agreedElsewhere = own.every((decision) => agreed.has(verdictOf(decision)))
    return [{ suspect: { rule: id, kind, text, source, agreedElsewhere, decisions: own }, rank, near, index }]
  })
  // What was decided last is nearer to how the step ended.
  return suspects
    .toSorted(
      (a, b) =>
        a.rank - b.rank ||
        Number(a.suspect.agreedElsewhere) - Number(b.suspect.agreedElsewhere) ||
        b.near - a.near ||
        b.index - a.index,
    )
    .map(({ suspect }) => suspect)
}
