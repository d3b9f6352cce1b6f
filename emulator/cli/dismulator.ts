#!/usr/bin/env node
import { guardOutput } from './guardOutput.ts'
import { runDismulator } from './runDismulator.ts'

guardOutput()
const { stdout, stderr, exitCode } = await runDismulator(process.argv.slice(2))
process.exitCode = exitCode
process.stdout.write(stdout)
process.stderr.write(stderr)
