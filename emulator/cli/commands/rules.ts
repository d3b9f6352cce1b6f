import { ruleRegister } from '../../../src/servicing/ruleRegister.ts'
import type { Rule, RuleKind } from '../../../src/rules/Rule.ts'
import type { Command } from '../Command.ts'

const KINDS: readonly RuleKind[] = ['documented', 'observed', 'inferred']

/** `dismulator rules`: every rule that servicing decides by. */
export const rules: Command = {
  operands: [],
  options: {},
  run: () => ({ text: ruleRegister.map(describeRule).join('\n'), json: ruleRegister }),
}

function describeRule({ id, variants, verdicts, oneSided }: Rule): string {
  const lines = KINDS.flatMap((kind) => {
    const variant = variants[kind]
    return variant ? [`  ${kind}: ${variant.text}`, `    ${variant.source}`] : []
  })
  const side = oneSided === undefined ? [] : [`  always "${verdicts[0]}": ${oneSided}`]
  return `${[`${id} (${verdicts.join(' / ')})`, ...lines, ...side].join('\n')}\n`
}
