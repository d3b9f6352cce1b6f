/** What a campaign runs. */
export interface CampaignPlan {
  readonly seed: number
  /** Runs in all, of all properties and shards together. */
  readonly runs: number
  /** Only the properties of that area. */
  readonly area: string | null
  /** Only the properties whose names have that in them. */
  readonly property: string | null
}

/** One of the parts that a campaign is cut into, from 1. */
export interface Shard {
  readonly index: number
  readonly count: number
}

/** A shard from words such as `1/4`. @throws Error for anything else */
export function shardOf(words: string): Shard {
  const [, index, count] = /^([0-9]+)\/([0-9]+)$/.exec(words)?.map(Number) ?? []
  if (index === undefined || count === undefined || index < 1 || index > count)
    throw new Error(`--shard wants two numbers such as 1/4, not ${words}`)
  return { index, count }
}
