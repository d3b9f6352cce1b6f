import { spawn } from 'node:child_process'
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { constants, tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Command, CommandResult } from '../Command.ts'

/** Every spelling of the command that scripts use. On a disk that ignores case some of them are one file. */
const SPELLINGS = ['dism', 'dism.exe', 'Dism', 'Dism.exe', 'DISM', 'DISM.exe', 'DISM.EXE', 'dism.EXE']

/** `dismulator run -- <command …>`: runs a program of somebody else, which finds our dism when it calls dism. */
export const run: Command = {
  operands: [],
  rest: '<command …>',
  options: {},
  notes: ['The exit code is that of the command.', 'example: dismulator run -- bash deploy.sh'],
  async run({ rest }): Promise<CommandResult> {
    const folder = mkdtempSync(join(tmpdir(), 'dismulator-run-'))
    try {
      for (const name of SPELLINGS) writeLauncher(folder, name)
      const exitCode = await runProgram(rest, folder)
      return { text: '', json: { exitCode }, exitCode }
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  },
}

/** The bundled `dism` beside this bundle. */
const DISM = fileURLToPath(new URL('dism.js', import.meta.url))

function writeLauncher(folder: string, name: string): void {
  if (process.platform === 'win32') {
    writeFileSync(join(folder, `${name}.cmd`), `@"${process.execPath}" "${DISM}" %*\r\n`)
    return
  }
  const launcher = join(folder, name)
  writeFileSync(launcher, `#!/bin/sh\nexec ${shellQuote(process.execPath)} ${shellQuote(DISM)} "$@"\n`)
  chmodSync(launcher, 0o755)
}

function shellQuote(word: string): string {
  return `'${word.replaceAll("'", String.raw`'\''`)}'`
}

/** @returns the exit status, 128 and more after a signal, as shells have it */
async function runProgram([program = '', ...args]: readonly string[], folder: string): Promise<number> {
  const env = { ...process.env, PATH: `${folder}${delimiter}${process.env['PATH'] ?? ''}` }
  const child = spawn(program, args, { env, stdio: 'inherit', shell: process.platform === 'win32' })
  return new Promise((resolve, reject) => {
    child.on('error', (error) => reject(new Error(`${program} cannot be run: ${error.message}`, { cause: error })))
    child.on('exit', (status, signal) => resolve(status ?? 128 + (signal ? constants.signals[signal] : 0)))
  })
}
