// Prints the last line of `.ci/run` from vitest's JSON report. Exit status 1 when a test failed or none ran.
import { existsSync, readFileSync } from 'node:fs'
import { testReport } from './project.mjs'

const report = existsSync(testReport) ? JSON.parse(readFileSync(testReport, 'utf8')) : undefined
const files = report?.testResults ?? []
/** A file that does not load has no tests of its own: it counts as one failure. */
const broken = files.filter((file) => file.status === 'failed' && !file.assertionResults.some(isFailed)).length
const passed = report?.numPassedTests ?? 0
const failed = (report?.numFailedTests ?? 0) + broken
const skipped = (report?.numPendingTests ?? 0) + (report?.numTodoTests ?? 0)
console.log(`tests: ${passed} passed, ${failed} failed, ${skipped} skipped`)
process.exitCode = failed === 0 && passed > 0 ? 0 : 1

function isFailed(test) {
  return test.status === 'failed'
}
