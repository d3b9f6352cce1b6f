#!/usr/bin/env node
import { statSync, truncateSync, writeFileSync } from 'node:fs'
import { exitStatus } from '../../src/dism/output/exitStatus.ts'
import { runDism } from '../../src/dism/runDism.ts'
import { createDiskHost } from './createDiskHost.ts'
import { guardOutput } from './guardOutput.ts'
import { optimiseLate } from './optimiseLate.ts'

/** Commands are bundled as CommonJS, which starts faster and has no await outside of functions. */
async function main(): Promise<void> {
  if (process.argv.some((argument) => /^[/-](add|remove)-/i.test(argument))) optimiseLate()
  guardOutput()
  const file = process.env['DISM_EXIT_CODE_FILE']
  if (file) emptyExitCode(file)
  try {
    const ordered = process.env['DISMULATOR_FAULT']
    const faulty = ordered ? (await import('./faultyDiskHost.ts')).faultyDiskHost(ordered, complain) : undefined
    const code = await runDism({
      arguments: process.argv.slice(2),
      host: faulty?.host ?? createDiskHost(),
      write: (text) => process.stdout.write(text),
      warn: complain,
    })
    faulty?.over()
    process.exitCode = exitStatus(code, process.platform)
    if (file) writeExitCode(file, code)
  } catch (error) {
    complain(messageOf(error))
    process.exitCode = 1
  }
}

/** What an earlier run left is not taken for our code when we are killed. The file stays: somebody may have it open. */
function emptyExitCode(file: string): void {
  try {
    if (statSync(file, { throwIfNoEntry: false })?.isFile()) truncateSync(file)
  } catch {
    // That it cannot be written is told at the end.
  }
}

/** The full signed code, for callers on POSIX. That it cannot be written does not change how dism ended. */
function writeExitCode(file: string, code: number): void {
  try {
    writeFileSync(file, `${code}\n`)
  } catch (error) {
    complain(`DISM_EXIT_CODE_FILE: ${file} cannot be written (${codeOf(error)})`)
  }
}

function complain(line: string): void {
  process.stderr.write(`dismulator: ${line}\n`)
}

/** What the disk calls the error: `ENOENT`. */
function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : messageOf(error)
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}

void main()
