/**
 * A page of the docs that follows a contract.
 * @param page `head`, and `sections`: rows by heading, each what a sentence says, then ids of rules, or `{ because }`
 * @throws Error when a row names a rule that is not in the register, or neither rule nor reason
 */
export function contractPage(register, tests, { head, sections }) {
  const kinds = new Map(register.map((rule) => [rule.id, Object.keys(rule.variants).join(', ')]))
  const texts = Object.entries(sections).map(([at, rows]) => section(at, rows.map(sentence), kinds, tests))
  return head + texts.join('\n')
}

function sentence([says, ...rest]) {
  return {
    says,
    rules: rest.filter((one) => typeof one === 'string'),
    because: rest.find((one) => typeof one === 'object')?.because,
  }
}

function section(at, sentences, kinds, tests) {
  const rows = sentences.map(({ says, rules, because }) => [
    says,
    rules.map((id) => ruleCell(id, kinds)).join('<br>') || reasonCell(says, because),
    rules.flatMap((id) => (tests.get(id) ?? []).map(testCell)).join('<br>'),
  ])
  return `## ${at}\n\n| the sentence | rule | tests |\n| --- | --- | --- |\n${rows.map(row).join('')}`
}

function row(cells) {
  return `| ${cells.map((cell) => cell.replaceAll('|', String.raw`\|`)).join(' | ')} |\n`
}

function ruleCell(id, kinds) {
  if (!kinds.has(id)) throw new Error(`${id} is no rule`)
  return `\`${id}\` (${kinds.get(id)})`
}

function reasonCell(says, because) {
  if (because === undefined) throw new Error(`"${says}" has neither a rule nor a reason`)
  return because
}

function testCell({ file, title }) {
  return `${title} ([${file.split('/').at(-1)}](../${file}))`
}
