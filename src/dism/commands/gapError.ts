import { DismError } from '../../errors/DismError.ts'
import type { CommandSession } from './Command.ts'

/** DISM's own answer to what this one does not do yet, after one line on the standard error that names it. */
export function gapError(what: string, lack: CommandSession['lack']): DismError {
  lack(`${what} is not carried out by Dismulator yet`)
  return new DismError('NOT_SUPPORTED', `${what} is not carried out yet`)
}
