import type { RuleCounts } from '../rules/RuleCounts.ts'
import type { CampaignPlan, Shard } from './CampaignPlan.ts'

/** A value for which a property does not hold. */
export interface CampaignFailure {
  readonly property: string
  /** `hung`: the value takes too long; `died`: it ends the process. */
  readonly outcome: 'failed' | 'hung' | 'died'
  /** Place of the portion in the whole campaign. */
  readonly place: number
  readonly seed: number
  readonly path: string | undefined
  readonly replayPath: string | undefined
  /** The smallest one. */
  readonly counterexample: string | undefined
  readonly error: string | undefined
  readonly replay: string
}

/** What came of a campaign, or of some of its shards. */
export interface CampaignReport {
  readonly plan: CampaignPlan
  /** Digest of the code that ran. */
  readonly code: string
  readonly shards: readonly Shard[]
  /** Whether all runs of these shards are done. */
  readonly whole: boolean
  /** Of the processor, of all workers. */
  readonly seconds: number
  readonly properties: readonly { readonly name: string; readonly area: string; readonly runs: number }[]
  /** The first failure of each property. */
  readonly failures: readonly CampaignFailure[]
  readonly decisions: RuleCounts
}
