import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { loadSource, root } from '../project.mjs'

/** What the last run of the tests showed of the rules: a folder with a file for each test file, and what came of it. */
const folder = join(root, 'dist', 'rule-coverage')
const verdict = join(folder, 'verdict.json')

/** A run of some tests leaves what the last run of all of them showed. */
const placeOf = (whole) => (whole ? folder : join(root, 'dist', 'rule-coverage-of-some'))

/** Forgets the last run. @param whole whether all tests will run @returns the environment in which vitest counts decisions */
export function beginCoverage(whole) {
  rmSync(placeOf(whole), { recursive: true, force: true })
  return { ...process.env, RULE_COVERAGE: join(placeOf(whole), 'tests') }
}

/** Sums up a run of the tests, writes the table and says how far it went. @param whole whether all tests ran */
export async function sumUpCoverage(whole) {
  const counts = join(placeOf(whole), 'tests')
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
  mkdirSync(placeOf(whole), { recursive: true })
  writeFileSync(join(placeOf(whole), 'rules.txt'), [table, ...problems, ''].join('\n'))
  if (whole) writeFileSync(verdict, JSON.stringify({ problems, rules: ruleRegister.length, together }))
  const counted = Object.entries(shown).map(([where, count]) => `${count} ${where}`)
  console.log(
    `of ${ruleRegister.length} rules ${together} went every way that they have, ${counted.join(', ')}: ${relative(root, join(placeOf(whole), 'rules.txt'))}`,
  )
}

/** Says which rules the last whole run of the tests did not show. @returns how many; 1 when there was no such run */
export function unshownRules() {
  if (!existsSync(verdict)) {
    console.log('not all tests ran: npm test without arguments counts what the rules decide')
    return 1
  }
  const { problems, rules, together } = JSON.parse(readFileSync(verdict, 'utf8'))
  for (const problem of problems) console.log(problem)
  console.log(`${together} of ${rules} rules went every way that they have`)
  return problems.length
}
