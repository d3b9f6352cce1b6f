import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { loadSource, root } from '../project.mjs'

/** What the last run of the tests showed of the rules: a folder with a file for each test file, and what came of it. */
const folder = join(root, 'dist', 'rule-coverage')
const counts = join(folder, 'tests')
const verdict = join(folder, 'verdict.json')

/** Forgets the last run. @returns the environment in which vitest counts decisions */
export function beginCoverage() {
  rmSync(folder, { recursive: true, force: true })
  return { ...process.env, RULE_COVERAGE: counts }
}

/** Sums up a run of the tests, writes the table and says how far it went. @param whole whether all tests ran */
export async function sumUpCoverage(whole) {
  if (!existsSync(counts)) return
  const { ruleCoverage, sumOfCounts } = await loadSource('test/rules/ruleCoverage.ts')
  const { ruleRegister } = await loadSource('src/servicing/ruleRegister.ts')
  const files = readdirSync(counts).map((name) => JSON.parse(readFileSync(join(counts, name), 'utf8')))
  const sum = (some) => sumOfCounts(some.map((one) => one.counts))
  const isProperty = ({ file }) => file.startsWith('test/properties/')
  const { shown, together, problems, table } = ruleCoverage(ruleRegister, {
    'in examples': sum(files.filter((one) => !isProperty(one))),
    'in properties': sum(files.filter(isProperty)),
  })
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'rules.txt'), [table, ...problems, ''].join('\n'))
  writeFileSync(verdict, JSON.stringify({ whole, problems, rules: ruleRegister.length, together }))
  const counted = Object.entries(shown).map(([where, count]) => `${count} ${where}`)
  console.log(
    `of ${ruleRegister.length} rules ${together} went every way that they have, ${counted.join(', ')}: dist/rule-coverage/rules.txt`,
  )
}

/** Says which rules the last whole run of the tests did not show. @returns how many, 0 when only some tests ran */
export function unshownRules() {
  if (!existsSync(verdict)) throw new Error('no tests ran: npm test counts what the rules decide')
  const { whole, problems, rules, together } = JSON.parse(readFileSync(verdict, 'utf8'))
  if (!whole) {
    console.log('not all tests ran last: rule coverage is not judged')
    return 0
  }
  for (const problem of problems) console.log(problem)
  console.log(`${together} of ${rules} rules went every way that they have`)
  return problems.length
}
