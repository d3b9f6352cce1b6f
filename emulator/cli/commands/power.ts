import { boot, enterAudit, shutDown } from '../../machine/life/power.ts'
import { onMachine } from '../carryOutEvent.ts'
import type { Command } from '../Command.ts'
import { systemClock } from '../systemClock.ts'

/** `dismulator boot`: starts the machine. */
export const bootCommand: Command = {
  operands: [],
  options: {},
  notes: ['A machine in audit mode signs its administrator in.'],
  run: (input) =>
    onMachine(input, systemClock(), boot, ({ audit }) => `the machine has started${audit ? ' in audit mode' : ''}\n`),
}

/** `dismulator shutdown`: shuts the machine down. */
export const shutdownCommand: Command = {
  operands: [],
  options: {},
  notes: ['Nothing is online then: dism /Image:C:\\ services the drive.'],
  run: (input) => onMachine(input, systemClock(), shutDown, () => 'the machine is shut down\n'),
}

/** `dismulator audit`: restarts the machine in audit mode. */
export const auditCommand: Command = {
  operands: [],
  options: {},
  notes: ['It starts in audit mode from then on, until sysprep is run.'],
  run: (input) => onMachine(input, systemClock(), enterAudit, () => 'the machine has restarted in audit mode\n'),
}
