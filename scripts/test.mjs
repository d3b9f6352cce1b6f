// `npm test`: installs and builds what is missing, then runs vitest. Arguments go to vitest: `npm test -- test/formats`.
import { existsSync, readFileSync, rmSync } from 'node:fs'
import { beginCoverage, sumUpCoverage } from './rules/coverage.mjs'
import { makeReady, runTool, testReport } from './project.mjs'

rmSync(testReport, { force: true })
makeReady()
const options = process.argv.slice(2)
process.exitCode = runTool(
  'vitest',
  ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${testReport}`, ...options],
  { env: beginCoverage(options.length === 0) },
)

sayWhatWasSkipped()
await sumUpCoverage(options.length === 0)

/** The skipped tests, each with its reason, which is part of its name; those of one reason in one line. */
function sayWhatWasSkipped() {
  if (!existsSync(testReport)) return
  const counts = new Map()
  for (const { assertionResults } of JSON.parse(readFileSync(testReport, 'utf8')).testResults)
    for (const { status, ancestorTitles, title } of assertionResults) {
      if (status !== 'pending' && status !== 'skipped') continue
      const name = ancestorTitles.find((one) => one.includes('skipped')) ?? [...ancestorTitles, title].join(': ')
      counts.set(name, (counts.get(name) ?? 0) + 1)
    }
  for (const [name, count] of counts) console.log(`skipped, ${count === 1 ? '1 test' : `${count} tests`}: ${name}`)
}
