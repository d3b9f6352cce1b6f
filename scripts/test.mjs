// `npm test`: installs and builds what is missing, then runs vitest. Arguments go to vitest: `npm test -- test/formats`.
import { rmSync } from 'node:fs'
import { makeReady, runTool, testReport } from './project.mjs'

rmSync(testReport, { force: true })
makeReady()
process.exitCode = runTool('vitest', [
  'run',
  '--reporter=default',
  '--reporter=json',
  `--outputFile.json=${testReport}`,
  ...process.argv.slice(2),
])
