#!/usr/bin/env node
import { runDismulator } from './runDismulator.ts'

/** Commands are bundled as CommonJS, which starts faster and has no await outside of functions. */
async function main(): Promise<void> {
  const { stdout, stderr, exitCode } = await runDismulator(process.argv.slice(2))
  process.stdout.write(stdout)
  process.stderr.write(stderr)
  process.exitCode = exitCode
}

void main()
