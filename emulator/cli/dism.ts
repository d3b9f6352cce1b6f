#!/usr/bin/env node
import { writeFileSync } from 'node:fs'
import { runDism } from '../../src/dism/runDism.ts'
import { createDiskHost } from './createDiskHost.ts'
import { exitStatus } from './exitStatus.ts'
import { ignoreClosedPipe } from './ignoreClosedPipe.ts'

/** Commands are bundled as CommonJS, which starts faster and has no await outside of functions. */
async function main(): Promise<void> {
  ignoreClosedPipe()
  try {
    const code = await runDism({
      arguments: process.argv.slice(2),
      host: createDiskHost(),
      write: (text) => process.stdout.write(text),
      warn: (line) => process.stderr.write(`dismulator: ${line}\n`),
    })
    process.exitCode = exitStatus(code, process.platform)
    const file = process.env['DISM_EXIT_CODE_FILE']
    if (file) writeFileSync(file, `${code}\n`)
  } catch (error) {
    process.stderr.write(`dismulator: ${error instanceof Error ? error.message : String(error)}\n`)
    process.exitCode = 1
  }
}

void main()
