import type { Decision } from '../../../src/rules/Decision.ts'
import type { ScenarioStep } from './Scenario.ts'

/** Something that was done to a machine, and how it went. */
export interface RecordedStep {
  readonly step: ScenarioStep
  /**
   * Of dism its exit code, of a function of the DISM API its HRESULT; else 0 when it was done and a number as dism shows it
   * when it was refused (1 for what has no number). Undefined while the step is under way.
   */
  readonly exitCode: number | undefined
  /** What dism printed; empty for anything else. */
  readonly stdout: string
  readonly decisions: readonly Decision[]
  /** Why it was refused, in our words. */
  readonly refusal?: string
}
