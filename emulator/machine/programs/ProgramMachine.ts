import type { Host } from '../../../src/host/Host.ts'
import type { DismRun } from '../Machine.ts'

/** What of a computer a program of somebody else needs. */
export interface ProgramMachine {
  /** Runs dism with these words, on the computer as the program sees it. */
  readonly dism: (words: readonly string[], as: (host: Host) => Host) => Promise<DismRun>
}
