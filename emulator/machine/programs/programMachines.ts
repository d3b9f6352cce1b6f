import type { Machine } from '../Machine.ts'
import type { ProgramMachine } from './ProgramMachine.ts'

const machines = new WeakMap<Machine, ProgramMachine>()

/** Notes what programs have of a computer. */
export function offerToPrograms(machine: Machine, offered: ProgramMachine): void {
  machines.set(machine, offered)
}

/** What programs have of a computer. @throws Error for an object that is like a computer and is none */
export function offeredToPrograms(machine: Machine): ProgramMachine {
  const offered = machines.get(machine)
  if (!offered) throw new Error('this computer runs no programs')
  return offered
}
