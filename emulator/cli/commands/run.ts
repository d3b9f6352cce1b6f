import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { writeLaunchers } from '../../machine/programs/writeLaunchers.ts'
import type { Command, CommandResult } from '../Command.ts'
import { FAULT_OPTIONS, faultOption } from '../faultOption.ts'
import { faultOrder } from '../faultOrder.ts'
import { DISM, runProgram } from '../runProgram.ts'

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
      writeLaunchers(folder, [process.execPath, DISM], process.platform)
      const path = `${folder}${delimiter}${process.env['PATH'] ?? ''}`
      const exitCode = await runProgram(rest, { ...order, PATH: path }, process.platform === 'win32')
      return { text: '', json: { exitCode }, exitCode }
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  },
}
