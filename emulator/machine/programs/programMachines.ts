import type { Machine } from '../Machine.ts'
import type { MachinePrograms } from './machinePrograms.ts'

const machines = new WeakMap<Machine, MachinePrograms>()

/** Notes what runs the programs of a computer. */
export function offerToPrograms(machine: Machine, programs: MachinePrograms): void {
  machines.set(machine, programs)
}

/** What runs the programs of a computer. @throws Error for an object that is like a computer and is none */
export function programsOf(machine: Machine): MachinePrograms {
  const programs = machines.get(machine)
  if (!programs) throw new Error('this computer runs no programs')
  return programs
}
