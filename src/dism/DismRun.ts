import type { DismError } from '../errors/DismError.ts'
import type { Host } from '../host/Host.ts'
import type { Decision } from '../rules/Decision.ts'
import type { DismLog } from '../servicing/log/createLog.ts'

/** A run of dism.exe. */
export interface DismRun {
  /** The command line after the program's name, one element an argument. */
  readonly arguments: readonly string[]
  /** The same with the program's name, as it was typed, for dism.log. Absent: built from the arguments. */
  readonly commandLine?: string
  readonly host: Host
  /** Takes the standard output, errors included, in pieces with CRLF ends. */
  readonly write: (text: string) => void
  /** Takes lines that real DISM does not say, for the standard error: what is lacking, what a shell may have mangled. */
  readonly warn?: (line: string) => void
  /** Told of each thing that DISM has and this one does not, in the words of the standard error, which `warn` takes too. */
  readonly onGap?: (gap: string) => void
  /** False: the changes of an operation are dropped. */
  readonly apply?: boolean
  /** Told what was decided, by the command and by each operation, before anything is applied. */
  readonly onDecisions?: (decisions: readonly Decision[]) => void
  /** Told the error that the run ends with; its `detail` says in our words what exactly went wrong. */
  readonly onFailure?: (error: DismError) => void
}

/** How a run ends: with an error, well but for a restart that is due, or well. */
export type RunEnd = DismError | 'restart' | undefined

/** A run whose log is open. `write` takes LF ends and says nothing with /Quiet. */
export interface RunContext extends Omit<DismRun, 'arguments' | 'commandLine' | 'warn'> {
  readonly warn: (line: string) => void
  /** Says what is lacking, to `warn` and `onGap`. */
  readonly lack: (gap: string) => void
  readonly log: DismLog
}
