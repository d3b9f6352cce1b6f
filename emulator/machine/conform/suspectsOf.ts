import type { Decision } from '../../../src/rules/Decision.ts'
import { kindOf } from '../../../src/rules/kindOf.ts'
import type { Rule, Semantics } from '../../../src/rules/Rule.ts'
import { variantOf } from '../../../src/rules/variantOf.ts'
import { ruleRegister } from '../../../src/servicing/ruleRegister.ts'
import type { Disagreement, Suspect } from './Disagreement.ts'

const ORDER = ['inferred', 'in part inferred', 'observed', 'documented']

/** Verdicts of rules, as `verdictOf` names them. */
export type Verdicts = ReadonlySet<string>

/** A rule and its verdict. */
export function verdictOf({ rule, verdict }: Decision): string {
  return `${rule}: ${verdict}`
}

/** What is known of a step that went otherwise. */
export interface Symptoms {
  /** Lines that only one of the two has. */
  readonly differing: readonly string[]
  /** Verdicts of the steps that agree. */
  readonly agreed: Verdicts
  /** When they differ. */
  readonly exitCode: Disagreement['exitCode']
}

/** A verdict that ends a command. */
const REFUSING = /refused|missing|unknown|unsupported|not supported|too old|damaged|corrupt|stops/

/** A command of the running Windows that is done, but for a restart. */
const RESTART_REQUIRED = 3010

/**
 * The rules that decided a step, the most suspicious first: those whose verdicts no agreeing step shares, then the one that
 * ended the command, then those of the restart when that differs, then those that name what differs, then by kind.
 */
export function suspectsOf(decisions: readonly Decision[], symptoms: Symptoms, semantics: Semantics): Suspect[] {
  const { agreed, exitCode } = symptoms
  const rules = new Map<string, Rule>(ruleRegister.map((rule) => [rule.id, rule]))
  const lines = symptoms.differing.map((line) => line.toLowerCase())
  const nearness = ({ subject, because }: Decision): number =>
    [subject, ...(because.match(/[\w.~-]{6,}/g) ?? [])].filter((name) =>
      lines.some((line) => line.includes(name.toLowerCase())),
    ).length
  const isRefusal = exitCode !== undefined && exitCode.ours !== 0 && exitCode.ours !== RESTART_REQUIRED
  const end = isRefusal ? endOf(decisions) : undefined
  const isOfRestart = exitCode?.ours === RESTART_REQUIRED || exitCode?.windows === RESTART_REQUIRED
  const suspects = [...new Set(decisions.map(({ rule }) => rule))].flatMap((id) => {
    const rule = rules.get(id)
    if (!rule) return []
    const own = decisions.filter((decision) => decision.rule === id).toSorted((a, b) => nearness(b) - nearness(a))
    const { text, source } = variantOf(rule, semantics)
    const kind = kindOf(rule, semantics)
    const agreedElsewhere = own.every((decision) => agreed.has(verdictOf(decision)))
    const order = [
      Number(agreedElsewhere),
      Number(id !== end?.rule),
      Number(!(isOfRestart && /restart/i.test(`${id} ${text}`))),
      -(own[0] ? nearness(own[0]) : 0),
      ORDER.findIndex((word) => kind.includes(word) && (word !== 'inferred' || kind === word)),
      // What was decided last is nearer to how the step ended.
      -decisions.findLastIndex((decision) => decision.rule === id),
    ]
    return [{ suspect: { rule: id, kind, text, source, agreedElsewhere, decisions: own }, order }]
  })
  return suspects.toSorted((a, b) => compareOrders(a.order, b.order)).map(({ suspect }) => suspect)
}

/** The decision that ended a command that was refused. */
function endOf(decisions: readonly Decision[]): Decision | undefined {
  const last = decisions.filter(({ rule }) => !rule.startsWith('dism.log.'))
  return last.findLast(({ verdict }) => REFUSING.test(verdict)) ?? last.at(-1)
}

function compareOrders(left: readonly number[], right: readonly number[]): number {
  const place = left.findIndex((value, index) => value !== right[index])
  return (left[place] ?? 0) - (right[place] ?? 0)
}
