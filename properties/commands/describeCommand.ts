import type { MachineCommand } from '../specs/MachineCommand.ts'

/** A command that was not carried out, in words. */
export function describeCommand({ kind, ...rest }: MachineCommand): string {
  const details = Object.entries(rest).map(([name, value]) => `${name}: ${JSON.stringify(value)}`)
  return details.length > 0 ? `${kind} (${details.join(', ')})` : kind
}
