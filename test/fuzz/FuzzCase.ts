import type { Random } from './Random.ts'

/** What kinds of input there are. */
export const TARGETS = ['regf', 'zip', 'xml', 'appx', 'cab', 'inf', 'package'] as const
export type TargetName = (typeof TARGETS)[number]

/** Ends of an input that are as they should be. */
export const GOOD_OUTCOMES = ['read', 'FormatError', 'DismError'] as const

/** Ends of an input that are faults of ours. */
export const BAD_OUTCOMES = ['exception', 'time', 'memory', 'output', 'outside', 'changed', 'unsound'] as const

export const OUTCOMES = [...GOOD_OUTCOMES, ...BAD_OUTCOMES] as const
export type Outcome = (typeof OUTCOMES)[number]
type BadOutcome = (typeof BAD_OUTCOMES)[number]

/** One input, made and not run yet. */
export interface FuzzCase {
  /** What was changed: the name of the sound file. */
  readonly source: string
  /** The files of the input by name: what is kept when it ends badly. */
  readonly files: ReadonlyMap<string, Uint8Array>
  /** Reads the input and goes on with what it holds. Throws FormatError, DismError, Violation, and nothing else if all is well. */
  run(): Promise<void> | void
}

/** Makes inputs of one kind. */
export interface FuzzTarget {
  readonly name: TargetName
  /** Names of the sound files that inputs are made of. */
  readonly sources: readonly string[]
  make(random: Random): FuzzCase
}

/** Something that may never happen with any input. */
export class Violation extends Error {
  readonly outcome: BadOutcome

  constructor(outcome: BadOutcome, message: string) {
    super(message)
    this.outcome = outcome
  }
}
