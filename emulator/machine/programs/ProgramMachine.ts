import type { Host } from '../../../src/host/Host.ts'
import type { DismRun } from '../Machine.ts'

/** How a program of somebody else that calls dism differs from the computer. */
export interface ProgramView {
  /** The computer as the program sees it. */
  readonly as: (host: Host) => Host
  /** A line of what dism may read, asked for when dism asks; undefined when there is none. */
  readonly answer?: () => Promise<string | undefined>
}

/** What of a computer a program of somebody else needs. */
export interface ProgramMachine {
  /** Runs dism with these words, for a program. */
  readonly dism: (words: readonly string[], view: ProgramView) => Promise<DismRun>
}
