import type { Command, CommandResult } from '../Command.ts'
import { FAULT_OPTIONS, faultOption, POWER_NOTE } from '../faultOption.ts'
import { faultOrder } from '../faultOrder.ts'
import { DISM, runProgram } from '../runProgram.ts'
import { semanticsEnvironment } from '../semanticsEnvironment.ts'

/** `dismulator fault disk-full --at 3 -- /Image:… …`: runs dism while something goes wrong. */
export const fault: Command = {
  operands: ['name'],
  rest: '[dism] …',
  options: FAULT_OPTIONS,
  notes: [
    'The names are those that `dismulator faults` lists. Output and exit code are those of dism; what the fault has struck',
    'is told on the standard error. When the process ends in it the exit code is 137, as after a SIGKILL.',
    POWER_NOTE,
    'example: dismulator fault disk-full --at 20 -- dism /Image:mount /Add-Package /PackagePath:fr.cab',
  ],
  async run(input): Promise<CommandResult> {
    const [name = ''] = input.operands
    const words = /^dism(\.exe)?$/i.test(input.rest[0] ?? '') ? input.rest.slice(1) : input.rest
    const end = await runProgram([process.execPath, DISM, ...words], {
      environment: { ...semanticsEnvironment(input), ...faultOrder(faultOption(name, input)) },
      captured: input.flag('json'),
    })
    return { text: '', json: end, exitCode: end.exitCode }
  },
}
