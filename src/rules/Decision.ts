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

/** Who is told of decisions. */
export type DecisionListener = (decision: Decision) => void

const listeners = new Set<DecisionListener>()

/**
 * Tells a listener of every decision that is taken in this process from now on, whoever takes it: for counting how often
 * each rule has gone which way. Gives what ends that.
 */
export function observeDecisions(listener: DecisionListener): () => void {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}

/** A decision by `rule`. */
export function decide(rule: Rule, subject: string, holds: boolean, because: string): Decision {
  const plain: Decision = { rule: rule.id, subject, verdict: rule.verdicts[holds ? 0 : 1], holds, because }
  const decision: Decision = rule.warning === (holds ? 'holds' : 'fails') ? { ...plain, warning: true } : plain
  for (const listener of listeners) listener(decision)
  return decision
}
