import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import type { Command, CommandResult } from '../Command.ts'
import { FAULT_OPTIONS, faultOption } from '../faultOption.ts'
import { faultOrder } from '../faultOrder.ts'
import { DISM, runProgram } from '../runProgram.ts'

/** Every spelling of the command that scripts use. On a disk that ignores case some of them are one file. */
const SPELLINGS = ['dism', 'dism.exe', 'Dism', 'Dism.exe', 'DISM', 'DISM.exe', 'DISM.EXE', 'dism.EXE']

/** `dismulator run -- <command …>`: runs a program of somebody else, which finds our dism when it calls dism. */
export const run: Command = {
  operands: [],
  rest: '<command …>',
  options: {
    fault: { value: '<name>[@n]', describes: 'what goes wrong in the n-th call of dism, the first by default' },
    ...FAULT_OPTIONS,
  },
  notes: [
    'The exit code is that of the command. `dismulator faults` lists the faults.',
    'example: dismulator run -- bash deploy.sh',
    'example: dismulator run --fault disk-full@3 -- bash deploy.sh',
  ],
  async run(input): Promise<CommandResult> {
    const { rest, option } = input
    const [, name = '', call = '1'] = /^(.*?)(?:@([0-9]+))?$/.exec(option('fault') ?? '') ?? []
    const folder = mkdtempSync(join(tmpdir(), 'dismulator-run-'))
    const calls = { call: Number(call), counter: join(folder, 'calls') }
    try {
      const order: NodeJS.ProcessEnv = name === '' ? {} : faultOrder({ ...faultOption(name, input), ...calls })
      for (const spelling of SPELLINGS) writeLauncher(folder, spelling)
      const path = `${folder}${delimiter}${process.env['PATH'] ?? ''}`
      const exitCode = await runProgram(rest, { ...order, PATH: path }, process.platform === 'win32')
      return { text: '', json: { exitCode }, exitCode }
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  },
}

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
