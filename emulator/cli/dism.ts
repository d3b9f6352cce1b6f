#!/usr/bin/env node
import { writeFileSync } from 'node:fs'
import { runDism } from '../../src/dism/runDism.ts'
import { createDiskHost } from './createDiskHost.ts'
import { exitStatus } from './exitStatus.ts'
import { guardOutput } from './guardOutput.ts'

const complain = (line: string) => process.stderr.write(`dismulator: ${line}\n`)

guardOutput()
try {
  const code = await runDism({
    arguments: process.argv.slice(2),
    host: createDiskHost(),
    write: (text) => process.stdout.write(text),
    warn: complain,
  })
  process.exitCode = exitStatus(code, process.platform)
  const file = process.env['DISM_EXIT_CODE_FILE']
  if (file) writeExitCode(file, code)
} catch (error) {
  complain(messageOf(error))
  process.exitCode = 1
}

/** The full signed code, for callers on POSIX. That it cannot be written does not change how dism ended. */
function writeExitCode(file: string, code: number): void {
  try {
    writeFileSync(file, `${code}\n`)
  } catch (error) {
    complain(`DISM_EXIT_CODE_FILE: ${messageOf(error)}`)
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
