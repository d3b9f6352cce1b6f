import type { Fault } from '../machine/faults/Fault.ts'

/** A fault that a process of dism is to meet. */
export interface FaultOrder extends Fault {
  /** The how-manieth process of dism that meets it, and the file in which they count themselves; any one without. */
  readonly call?: number
  readonly counter?: string
}

/** The environment that hands an order to the processes of dism. */
export function faultOrder(order: FaultOrder): { readonly DISMULATOR_FAULT: string } {
  return { DISMULATOR_FAULT: JSON.stringify(order) }
}
