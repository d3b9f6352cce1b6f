import { mkdirSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { afterAll, expect } from 'vitest'
import { countDecisions } from './RuleCounts.ts'

/**
 * Set-up of all tests: where RULE_COVERAGE names a folder, each test file leaves there how often its tests saw each rule
 * go each way. What programs of their own decide is not seen.
 */
const folder = process.env['RULE_COVERAGE']

if (folder !== undefined) {
  const decisions = countDecisions()
  afterAll(() => {
    const counts = decisions.take()
    const file = relative(process.cwd(), expect.getState().testPath ?? '').replaceAll('\\', '/')
    if (Object.keys(counts).length === 0) return
    mkdirSync(folder, { recursive: true })
    writeFileSync(join(folder, `${file.replaceAll('/', '-')}.json`), JSON.stringify({ file, counts }))
  })
}
