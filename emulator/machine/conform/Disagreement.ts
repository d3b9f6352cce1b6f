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
   * The rules that decided the step, the most suspicious first: what is inferred, what was observed, what is documented. Among
   * those of a kind come first whose verdicts no agreeing step shares, then those whose subjects are in the lines that differ.
   */
  readonly suspects: readonly Suspect[]
}

/** What came of a comparison. */
export interface Conformity {
  /** How many commands of the transcript could be compared. */
  readonly compared: number
  /** Commands of the transcript that the scenario does not have. */
  readonly unknown: readonly string[]
  readonly disagreements: readonly Disagreement[]
}
