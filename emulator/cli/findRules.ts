import type { Rule } from '../../src/rules/Rule.ts'
import { ruleRegister } from '../../src/servicing/ruleRegister.ts'
import { UsageError } from './UsageError.ts'

/**
 * The rules of an id, or of the beginning of ids: `appx.language`; all of them when it is empty.
 * @throws UsageError when there is none
 */
export function findRules(id: string): readonly Rule[] {
  const found = ruleRegister.filter((rule) => `${rule.id}.`.startsWith(id && `${id}.`))
  if (found.length === 0) throw new UsageError(`there is no rule ${id}; "dismulator rules" lists all`)
  return found
}
