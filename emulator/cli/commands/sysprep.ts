import { sysprep } from '../../machine/life/sysprep.ts'
import { formatHresult } from '../../../src/errors/hresult.ts'
import { happenToMachine } from '../carryOutEvent.ts'
import type { Command } from '../Command.ts'
import { createDiskHost } from '../createDiskHost.ts'
import { formatDecisions } from '../formatDecisions.ts'
import { semanticsOf } from '../semanticsOf.ts'
import { systemClock } from '../systemClock.ts'

/** `dismulator sysprep`: generalizes the machine's Windows and shuts it down. */
export const sysprepCommand: Command = {
  operands: [],
  options: {},
  notes: [
    'As sysprep /generalize /oobe /shutdown: OOBE is due at the next start. Its log is',
    'C:\\Windows\\System32\\Sysprep\\Panther\\setupact.log.',
  ],
  run(input) {
    const { timeZoneOffset } = createDiskHost()
    const { outcome, decisions } = happenToMachine(input, systemClock(), sysprep(timeZoneOffset))
    const because = formatDecisions(decisions, semanticsOf(input))
    if (outcome.ok) return { text: `the machine is generalized and shut down\n${because}`, json: { decisions } }
    const { hresult, detail } = outcome.error
    return {
      text: `A fatal error occurred while trying to sysprep the machine: ${formatHresult(hresult)}, ${detail}\n${because}`,
      json: { error: formatHresult(hresult), reason: detail, decisions },
      exitCode: 1,
    }
  },
}
