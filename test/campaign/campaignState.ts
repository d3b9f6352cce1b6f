import { appendFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs'
import { isDeepStrictEqual } from 'node:util'
import type { CampaignPlan, Shard } from './CampaignPlan.ts'
import type { PropertyResult } from './PropertyTask.ts'

/** What must be the same for a campaign to go on. */
export interface CampaignHead {
  readonly plan: CampaignPlan
  readonly shard: Shard
  /** Digest of the code that runs. */
  readonly code: string
}

/**
 * The portions of a campaign that are done, in a file: a line for the head, then one for each. A last line that was cut
 * off is as if it had not been written.
 */
export interface CampaignState {
  /** By the place of the portion. */
  readonly results: Map<number, PropertyResult>
  add(place: number, result: PropertyResult): void
}

/** Begins a campaign's file. */
export function newState(file: string, head: CampaignHead): CampaignState {
  writeFileSync(file, `${JSON.stringify(head)}\n`)
  return stateIn(file, new Map())
}

/** Goes on with a campaign's file. @throws Error when there is none, or it is of another campaign or other code */
export function resumedState(file: string, head: CampaignHead): CampaignState {
  if (!existsSync(file)) throw new Error(`there is nothing to resume: ${file} is missing`)
  const text = readFileSync(file, 'utf8')
  const sound = text.slice(0, text.lastIndexOf('\n') + 1)
  const [first, ...lines] = sound.split('\n').filter(Boolean)
  const known = JSON.parse(first ?? '{}') as Partial<CampaignHead>
  const { plan, shard, code } = head
  if (!isDeepStrictEqual([known.plan, known.shard], [plan, shard]))
    throw new Error(`${file} is of another campaign: give the same options, or begin anew without --resume`)
  if (known.code !== code) throw new Error('the code has changed since: begin anew, without --resume')
  if (sound !== text) writeFileSync(file, sound)
  return stateIn(file, new Map(lines.map((line) => JSON.parse(line) as [number, PropertyResult])))
}

function stateIn(file: string, results: Map<number, PropertyResult>): CampaignState {
  return {
    results,
    add(place, result) {
      results.set(place, result)
      appendFileSync(file, `${JSON.stringify([place, result])}\n`)
    },
  }
}
