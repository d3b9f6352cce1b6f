import type { Area, PropertySettings } from '../../properties/campaign/CampaignProperty.ts'
import type { RuleCounts } from '../rules/RuleCounts.ts'

/** What a process says of a property when it is ready. */
export interface PropertyFacts {
  readonly name: string
  readonly area: Area
  /** Runs of an ordinary test. */
  readonly runs: number
}

/** What a process of properties says when it has loaded. */
export interface ProcessReady {
  readonly properties: readonly PropertyFacts[]
}

/** Runs of one property, as a process of properties is asked for them. */
export interface PropertyTask {
  readonly property: string
  readonly settings: PropertySettings
}

/** A task with the byte that stands for each of its values: what one says late is not taken for the next. */
export interface MarkedTask extends PropertyTask {
  readonly mark: number
}

/** How the runs of a task went, in words that pass between processes. */
export interface PropertyResult {
  /** `hung`: one value took longer than any may; `died`: the process ended. */
  readonly outcome: 'passed' | 'failed' | 'hung' | 'died'
  readonly runs: number
  /** Of the smallest counterexample; of the value that was running when the process hung or died. */
  readonly path: string | undefined
  /** See `PropertyRun.replayPath`. */
  readonly replayPath: string | undefined
  readonly counterexample: string | undefined
  /** How the scenario that was written is run again; empty when there is none. */
  readonly replay: string
  /** What the law threw, or what the process said last. */
  readonly error: string | undefined
  /** What was decided meanwhile; nothing when the process hung or died. */
  readonly decisions: RuleCounts
  /** Seconds of the processor; of the clock when the process hung or died. */
  readonly seconds: number
}
