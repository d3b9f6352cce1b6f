import { writeSync } from 'node:fs'
import { Worker } from 'node:worker_threads'
import fc from 'fast-check'
import { campaignProperties } from '../../properties/campaign/campaignProperties.ts'
import { countDecisions } from '../rules/RuleCounts.ts'
import { writeFailure } from '../properties/writeFailure.ts'
import { BEATS } from './beats.ts'
import type { MarkedTask, ProcessReady, PropertyResult } from './PropertyTask.ts'

const decisions = countDecisions()
const byName = new Map(campaignProperties.map((property) => [property.name, property]))

const beats = new Int32Array(new SharedArrayBuffer(4))
new Worker(new URL('watchdog.js', import.meta.url), { workerData: beats.buffer }).unref()

process.on('message', (task: MarkedTask) => void run(task).then((result) => process.send?.(result)))
process.on('disconnect', () => process.exit())
const ready: ProcessReady = { properties: campaignProperties.map(({ name, area, runs }) => ({ name, area, runs })) }
process.send?.(ready)

async function run({ property, settings, mark }: MarkedTask): Promise<PropertyResult> {
  Atomics.add(beats, 0, 1)
  const begin = process.cpuUsage()
  decisions.take()
  const ran = await byName.get(property)!.check(settings, () => beat(mark))
  const { numRuns, path, replayPath, counterexample, error } = ran
  // For fast-check a run that is interrupted before its first value has failed.
  const failed = ran.failed && (path !== undefined || settings.interruptAfterTimeLimit === undefined)
  const { user, system } = process.cpuUsage(begin)
  return {
    outcome: failed ? 'failed' : 'passed',
    runs: numRuns,
    path,
    replayPath,
    counterexample: failed ? fc.stringify(counterexample) : undefined,
    error: failed ? String(error) : undefined,
    // A search for defects shrinks nothing and keeps nothing.
    replay: settings.endOnFailure === true ? '' : await writeFailure(property, ran),
    decisions: decisions.take(),
    seconds: (user + system) / 1e6,
  }
}

function beat(mark: number): void {
  Atomics.add(beats, 0, 1)
  try {
    writeSync(BEATS, Uint8Array.of(mark))
  } catch {
    // Nobody reads, or not fast enough: it is a sign of life, no more.
  }
}
