import type { Rule, RuleKind, Semantics } from '../../../src/rules/Rule.ts'
import { variantOf } from '../../../src/rules/variantOf.ts'
import type { Command } from '../Command.ts'
import { findRules } from '../findRules.ts'
import { RULE_TESTS } from '../ruleTests.ts'
import { semanticsOf } from '../semanticsOf.ts'

const KINDS: readonly RuleKind[] = ['documented', 'observed', 'inferred']

/** `dismulator rules`: every rule that servicing decides by, or one with all that is known of it. */
export const rules: Command = {
  operands: [],
  optionalOperands: ['id'],
  options: {},
  notes: ['With an id, or the beginning of one (`appx.language`): the variants, which of them holds, and the tests.'],
  run(input) {
    const [id = ''] = input.operands
    const semantics = semanticsOf(input)
    const chosen = findRules(id)
    const describe = id === '' ? describeRule : (rule: Rule) => describeRule(rule) + describeMore(rule, semantics)
    const known = chosen.map((rule) => ({
      ...rule,
      holds: variantOf(rule, semantics).kind,
      tests: RULE_TESTS[rule.id] ?? [],
    }))
    return { text: chosen.map(describe).join('\n'), json: known }
  },
}

function describeRule({ id, variants, verdicts, oneSided }: Rule): string {
  const lines = KINDS.flatMap((kind) => {
    const variant = variants[kind]
    return variant ? [`  ${kind}: ${variant.text}`, `    ${variant.source}`] : []
  })
  const side = oneSided === undefined ? [] : [`  always "${verdicts[0]}": ${oneSided}`]
  return `${[`${id} (${verdicts.join(' / ')})`, ...lines, ...side].join('\n')}\n`
}

function describeMore(rule: Rule, semantics: Semantics): string {
  const kinds = KINDS.filter((kind) => rule.variants[kind])
  const holds = kinds.length > 1 ? [`  by ${semantics} semantics the ${variantOf(rule, semantics).kind} one holds`] : []
  const tests = (RULE_TESTS[rule.id] ?? []).map((test) => `    ${test}`)
  return `${[...holds, '  tests:', ...tests].join('\n')}\n`
}
