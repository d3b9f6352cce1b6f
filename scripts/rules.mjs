// `npm run rules`: writes which tests show which rule, for `dismulator rules` and the docs. `--check` writes nothing and
// fails when that is out of date. `--prove` switches every rule off, one at a time, and fails when its tests stay green.
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { makeReady, root } from './project.mjs'
import { APP_PACKAGE_SERVICING } from './rules/appPackageServicing.mjs'
import { contractPage } from './rules/contractPage.mjs'
import { DISM_REMOVE_PACKAGE } from './rules/dismRemovePackage.mjs'
import { proveRules } from './rules/proveRules.mjs'
import { readRegister } from './rules/readRegister.mjs'
import { ruleTests } from './rules/ruleTests.mjs'

const has = (option) => process.argv.includes(option)

makeReady()
const register = readRegister()
const tests = ruleTests()
const problems = [...strayIds(), ...(has('--prove') ? unproven() : [])]
for (const problem of problems) console.log(problem)

for (const [path, text] of [
  ['emulator/cli/ruleTests.ts', testsModule()],
  ['docs/app-package-servicing.md', contractPage(register, tests, APP_PACKAGE_SERVICING)],
  ['docs/dism-remove-package.md', contractPage(register, tests, DISM_REMOVE_PACKAGE)],
]) {
  if (!has('--check')) writeFileSync(join(root, path), text)
  else if (readFileSync(join(root, path), 'utf8') !== text) problems.push(`${path}: node scripts/rules.mjs mends it`)
}
process.exitCode = problems.length > 0 ? 1 : 0

/** Rules without a test, and tests that name a rule that is not there. */
function strayIds() {
  const known = new Set(register.map(({ id }) => id))
  return [
    ...register.filter(({ id }) => !tests.has(id)).map(({ id }) => `${id}: no test names it`),
    ...[...tests].filter(([id]) => !known.has(id)).map(([id, [{ file }]]) => `${id}: no such rule, named in ${file}`),
  ]
}

/** Rules whose tests stay green when the rule is switched off. Says which are seen only in what they tell. */
function unproven() {
  const seen = proveRules(tests, register)
  const sides = register.flatMap(({ id, verdicts, oneSided }) =>
    (oneSided === undefined ? ['holds', 'fails'] : ['fails']).map((side) => ({
      rule: `${id}, always "${verdicts[side === 'holds' ? 0 : 1]}"`,
      seen: seen.get(id)?.[side],
    })),
  )
  for (const { rule } of sides.filter((side) => side.seen === 'told')) console.log(`seen in its decision only: ${rule}`)
  console.log(
    `${sides.filter((side) => side.seen).length} of ${sides.length} verdicts make a test red when it is stuck`,
  )
  return sides.filter((side) => !side.seen).map(({ rule }) => `its tests stay green: ${rule}`)
}

function testsModule() {
  const lines = register
    .filter(({ id }) => tests.has(id))
    .map(({ id }) => `  ${quoted(id)}: [\n${tests.get(id).map(line).join('')}  ],\n`)
  return `/** The tests that show each rule, by its id. Written by \`npm run rules\`. */
export const RULE_TESTS: { readonly [rule: string]: readonly string[] } = {
${lines.join('')}}
`
}

function line({ file, title }) {
  return `    ${quoted(`${file}: ${title}`)},\n`
}

/** As the formatter quotes. */
function quoted(text) {
  return text.includes("'") && !text.includes('"') ? `"${text}"` : `'${text.replaceAll("'", String.raw`\'`)}'`
}
