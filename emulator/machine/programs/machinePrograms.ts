import type { DismRun } from '../Machine.ts'
import type { RecordedStep } from '../scenario/RecordedStep.ts'
import { issuedCommands } from './issuedCommands.ts'
import type { ProgramMachine, ProgramView } from './ProgramMachine.ts'
import type { ProgramOptions, ProgramResult } from './ProgramRun.ts'

/** Programs of somebody else on a computer. */
export interface MachinePrograms extends ProgramMachine {
  /** As `machine.run`. */
  readonly run: (command: string | readonly string[], options?: ProgramOptions) => Promise<ProgramResult>
  /** Ends all that run. @param why told by the errors that their promises are rejected with */
  readonly end: (why: string) => void
}

/**
 * Programs on a computer.
 * @param dism runs dism for a program, and tells which step that is
 */
export function machinePrograms(
  dism: (words: readonly string[], view: ProgramView, begun: (step: RecordedStep) => void) => Promise<DismRun>,
): MachinePrograms {
  const underWay = new Set<AbortController>()
  return {
    dism: (words, view) => dism(words, view, () => {}),
    end(why) {
      for (const ending of underWay) ending.abort(why)
    },
    async run(command, options = {}) {
      const steps: RecordedStep[] = []
      const ending = new AbortController()
      const signals = [ending.signal, ...(options.signal ? [options.signal] : [])]
      underWay.add(ending)
      try {
        const { runProgram } = await import('#programs')
        const machine: ProgramMachine = { dism: (words, view) => dism(words, view, (step) => steps.push(step)) }
        const result = await runProgram(machine, command, { ...options, signal: AbortSignal.any(signals) })
        return { ...result, commands: issuedCommands(steps) }
      } finally {
        underWay.delete(ending)
      }
    },
  }
}
