#!/usr/bin/env node
import { runDismulator } from './runDismulator.ts'

const { stdout, stderr, exitCode } = await runDismulator(process.argv.slice(2))
process.stdout.write(stdout)
process.stderr.write(stderr)
process.exitCode = exitCode
