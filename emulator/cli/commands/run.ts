import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { writeLaunchers } from '../../machine/programs/writeLaunchers.ts'
import type { Fault } from '../../machine/faults/Fault.ts'
import type { Command, CommandInput, CommandResult } from '../Command.ts'
import { UsageError } from '../UsageError.ts'
import { FAULT_OPTIONS, faultOption, POWER_NOTE, typedName } from '../faultOption.ts'
import { faultOrder } from '../faultOrder.ts'
import { DISM, runProgram } from '../runProgram.ts'
import { semanticsEnvironment } from '../semanticsEnvironment.ts'

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
    POWER_NOTE,
    'example: dismulator run -- bash deploy.sh',
    'example: dismulator run --fault disk-full@3 -- bash deploy.sh',
  ],
  async run(input): Promise<CommandResult> {
    const { rest } = input
    const wanted = wantedFault(input)
    const folder = mkdtempSync(join(tmpdir(), 'dismulator-run-'))
    const counter = join(folder, 'calls')
    try {
      const order = wanted ? faultOrder({ ...wanted, counter }) : {}
      writeLaunchers(folder, [process.execPath, DISM], process.platform)
      const path = `${folder}${delimiter}${process.env['PATH'] ?? ''}`
      const end = await runProgram(rest, {
        environment: { ...semanticsEnvironment(input), ...order, PATH: path },
        shell: process.platform === 'win32',
        captured: input.flag('json'),
      })
      const calls = statSync(counter, { throwIfNoEntry: false })?.size ?? 0
      if (wanted && calls < wanted.call) process.stderr.write(neverCame(wanted, calls))
      return { text: '', json: end, exitCode: end.exitCode }
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  },
}

type WantedFault = Fault & { readonly call: number }

/** The fault of `--fault <name>[@n]`; undefined without it. @throws UsageError */
function wantedFault(input: CommandInput): WantedFault | undefined {
  const given = input.option('fault')
  if (given === undefined) {
    const alone = Object.keys(FAULT_OPTIONS).find((name) => input.option(name) !== undefined)
    if (alone !== undefined) throw new UsageError(`--${alone} is an option of a fault, and there is no --fault`)
    return undefined
  }
  const [, name = '', call = '1'] = /^([^@]*)(?:@([0-9]+))?$/.exec(given) ?? []
  if (name === '' || !Number.isSafeInteger(Number(call)) || Number(call) < 1)
    throw new UsageError(`--fault is the name of a fault, or <name>@<n> with a number from 1 on, not ${given || "''"}`)
  return { ...faultOption(name, input), call: Number(call) }
}

function neverCame({ fault, call }: WantedFault, calls: number): string {
  const count = calls === 1 ? 'one call' : `${calls} calls`
  return `dismulator: ${typedName(fault)}: nothing met it: there was no call ${call} of dism, of ${count} in all\n`
}
