import type { Decision } from '../../../src/rules/Decision.ts'

/** How a program of somebody else is started. */
export interface ProgramOptions {
  /** Its working folder on the real disk; that of this process by default. */
  readonly cwd?: string
  /** Variables besides those of this process; undefined takes one away. */
  readonly env?: { readonly [name: string]: string | undefined }
  /** What it reads on its standard input; nothing by default. */
  readonly input?: string
  /** After how many milliseconds it is ended, with all that it started; it has all the time by default. */
  readonly timeout?: number
  /** Ends it in the same way: that of a test's context, which vitest aborts when the test takes too long. */
  readonly signal?: AbortSignal
}

/** A command line of dism that was issued on a computer. */
export interface IssuedCommand {
  /** As it is typed, without the program's name: `/Online /Get-Packages`. */
  readonly line: string
  /** Signed, all 32 bits. */
  readonly exitCode: number
  readonly stdout: string
  readonly decisions: readonly Decision[]
}

/** How a program ended. */
export interface ProgramResult {
  /** Its exit status; 128 and more after a signal, as shells have it. */
  readonly exitCode: number
  readonly stdout: string
  readonly stderr: string
  /** What it made dism do, in the order in which it was asked. */
  readonly commands: readonly IssuedCommand[]
}
