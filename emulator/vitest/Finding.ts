import type { Decision } from '../../src/rules/Decision.ts'
import { kindOf } from '../../src/rules/kindOf.ts'
import { ruleRegister } from '../../src/servicing/ruleRegister.ts'
import type { Subject } from './Examined.ts'
import { remedyFor, type RemedyFacts } from './remedies.ts'

/** Why something is as it is. */
export interface Finding {
  /** What is wrong, and how it came so, in a clause: `fr-FR is missing, the bundle went in before fr.cab`. */
  readonly fault: string
  /** What decided it. */
  readonly decision: Pick<Decision, 'rule' | 'subject' | 'verdict' | 'because'>
  readonly facts: RemedyFacts
  /** The command line that is to be typed. */
  readonly line?: string | undefined
  /** The command line that brought it about, which is not to be typed again as it is. */
  readonly typed?: string | undefined
  /** What is there: a head, and the names below it. */
  readonly there?: { readonly head: string; readonly names: readonly string[] }
}

/**
 * A finding as the text of a failure. The first line says it all: fault, rule, remedy, and how to see it again.
 * @param replay the command that runs the scenario again, when there is one
 */
export function describeFinding(
  finding: Finding,
  { semantics, target, start }: Pick<Subject, 'semantics' | 'target' | 'start'>,
  replay: string | undefined,
): string {
  const { fault, decision, facts, line, typed, there } = finding
  const { rule: id, subject, verdict, because } = decision
  const rule = ruleRegister.find((one) => one.id === id)
  const remedy = remedyFor(id, verdict, { ...facts, target, start }) ?? `ask: dismulator rules ${id}`
  const first = [`${fault} (rule ${id})`, remedy, ...(replay === undefined ? [] : [`replay: ${replay}`])].join('; ')
  const details = [
    ...(there ? [there.head, ...(there.names.length > 0 ? there.names : ['nothing']).map((name) => `  ${name}`)] : []),
    `${verdict}: ${subject}`,
    `  ${id}${rule ? ` (${kindOf(rule, semantics)})` : ''}: ${because}`,
    ...(typed === undefined ? [] : ['was typed', `  ${typed}`]),
    ...(line === undefined ? [] : ['to type', `  ${line}`]),
  ]
  return [first, '', ...details].join('\n')
}
