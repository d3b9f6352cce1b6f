import { writeSync } from 'node:fs'
import fc from 'fast-check'
import { campaignProperties } from '../../properties/campaign/campaignProperties.ts'
import { countDecisions } from '../rules/RuleCounts.ts'
import type { MarkedTask, ProcessReady, PropertyResult } from './PropertyTask.ts'

/** The pipe that gets a byte for each value that a law meets: written at once, even if the law never ends. */
const BEATS = 3

const decisions = countDecisions()
const byName = new Map(campaignProperties.map((property) => [property.name, property]))

process.on('message', (task: MarkedTask) => void run(task).then((result) => process.send?.(result)))
process.on('disconnect', () => process.exit())
const ready: ProcessReady = { properties: campaignProperties.map(({ name, area, runs }) => ({ name, area, runs })) }
process.send?.(ready)

async function run({ property, settings, mark }: MarkedTask): Promise<PropertyResult> {
  const begin = process.cpuUsage()
  decisions.take()
  const { failed, numRuns, path, counterexample, error } = await byName.get(property)!.check(settings, () => beat(mark))
  const { user, system } = process.cpuUsage(begin)
  return {
    outcome: failed ? 'failed' : 'passed',
    runs: numRuns,
    path,
    counterexample: failed ? fc.stringify(counterexample) : undefined,
    error: failed ? String(error) : undefined,
    decisions: decisions.take(),
    seconds: (user + system) / 1e6,
  }
}

function beat(mark: number): void {
  try {
    writeSync(BEATS, Uint8Array.of(mark))
  } catch {
    // Nobody reads, or not fast enough: it is a sign of life, no more.
  }
}
