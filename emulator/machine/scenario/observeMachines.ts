import type { Machine } from '../Machine.ts'

/** Who is told of machines. */
export type MachineListener = (machine: Machine) => void

const listeners = new Set<MachineListener>()

/** Tells a listener of every machine that is made in this process from now on. Gives what ends that. */
export function observeMachines(listener: MachineListener): () => void {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}

/** Tells of a machine. */
export function tellOfMachine(machine: Machine): void {
  for (const listener of listeners) listener(machine)
}
