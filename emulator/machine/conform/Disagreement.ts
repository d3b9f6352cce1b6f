import type { Decision } from '../../../src/rules/Decision.ts'
import type { Rule } from '../../../src/rules/Rule.ts'

/** A rule that took part in what differs. */
export interface Suspect {
  readonly rule: Rule['id']
  /** How sure it is: `inferred`, `documented, in part inferred`, `observed`, `documented`. */
  readonly kind: string
  /** What it says, and where that comes from. */
  readonly text: string
  readonly source: string
  /** Whether all of its verdicts of this step are among those of steps that agree: it is less suspicious then. */
  readonly agreedElsewhere: boolean
  /** What it decided in this step, that which is nearest to what differs first. */
  readonly decisions: readonly Decision[]
}

/** A step that went otherwise on a real Windows. */
export interface Disagreement {
  /** Number of the step, from 0. */
  readonly step: number
  /** As it was typed on the real Windows. */
  readonly command: string
  /** When they differ. */
  readonly exitCode?: { readonly windows: number; readonly ours: number }
  /** Lines that only one of the two has, see `comparableLines`. */
  readonly onlyWindows: readonly string[]
  readonly onlyOurs: readonly string[]
  /**
   * The rules that decided the step, the most suspicious first: those whose verdicts no agreeing step shares; among them the
   * one that refused the command, then those of the restart when one of the two asks for it, then those that name what is
   * in the lines that differ, then what is inferred before what was observed before what is documented.
   */
  readonly suspects: readonly Suspect[]
}

/** A step, or how it ended, that could not be compared. */
export interface Uncompared {
  /** Number of the step, from 0. */
  readonly step: number
  /** The step in a line. */
  readonly text: string
  /** What the transcript lacks. */
  readonly why:
    | 'the transcript does not have it'
    | 'the transcript has another command'
    | 'the transcript does not tell how it ended'
}

/** What came of a comparison. */
export interface Conformity {
  /** How many commands of the transcript could be compared. */
  readonly compared: number
  /** Commands of the transcript that were not compared: the scenario does not have them, or not there. */
  readonly unknown: readonly string[]
  /** Steps that were not compared, or not wholly. */
  readonly uncompared: readonly Uncompared[]
  readonly disagreements: readonly Disagreement[]
  /** Whether all steps were compared, those of dism at least, and agree. */
  readonly conforms: boolean
}
