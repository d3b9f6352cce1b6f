#!/usr/bin/env node
import { guardOutput } from './guardOutput.ts'
import { optimiseLate } from './optimiseLate.ts'
import { runDismulator } from './runDismulator.ts'

/** Commands are bundled as CommonJS, which starts faster and has no await outside of functions. */
async function main(): Promise<void> {
  optimiseLate()
  guardOutput()
  const { stdout, stderr, exitCode } = await runDismulator(process.argv.slice(2))
  process.exitCode = exitCode
  process.stdout.write(stdout)
  process.stderr.write(stderr)
}

void main()
