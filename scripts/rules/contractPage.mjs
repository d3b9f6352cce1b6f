import { SENTENCES } from './appPackageServicing.mjs'

const HEAD = `# App package servicing, sentence by sentence

\`npm run rules\` writes this page. Each row is a sentence of the app package servicing page of DISM's documentation that
says how something behaves: where it stands, what it says (in our words), the rules that carry it out, and the tests
that show them. \`npm run rules -- --prove\` switches every rule off, once to each side, and fails when its tests
stay green. \`npx dismulator rules <id>\` shows a rule whole.

`

/**
 * The page of the docs that follows the contract.
 * @throws Error when a row names a rule that is not in the register, or neither rule nor reason
 */
export function contractPage(register, tests) {
  const kinds = new Map(register.map((rule) => [rule.id, Object.keys(rule.variants).join(', ')]))
  const sections = [...new Set(SENTENCES.map(({ at }) => at))]
  return HEAD + sections.map((at) => section(at, kinds, tests)).join('\n')
}

function section(at, kinds, tests) {
  const rows = SENTENCES.filter((one) => one.at === at).map(({ says, rules, because }) => [
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
