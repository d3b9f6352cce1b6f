import { parentPort, workerData } from 'node:worker_threads'
import { BAD_OUTCOMES, type FuzzCase } from './FuzzCase.ts'
import type { BadInput, WorkerTask } from './FuzzOptions.ts'
import { fuzzTargets, targetOf } from './fuzzTargets.ts'
import { judge, sizeOf, timeBound } from './judge.ts'
import { progressOf } from './Progress.ts'
import { createRandom } from './Random.ts'

/** How much later than its bound an input is taken for an endless loop, in milliseconds. */
const PATIENCE = 8000

const { options, first, stride, died, shared } = workerData as WorkerTask
const { seed, runs, only, largest } = options
const progress = progressOf(shared)
const targets = await fuzzTargets(only, largest)
const bad: readonly string[] = BAD_OUTCOMES

if (died !== undefined)
  report(died, makeCase(died), 'time', 'an endless loop, or all memory taken: the worker was killed')
for (let index = first; index < options.first + runs; index += stride) {
  const target = targetOf(targets, index)
  const fuzzCase = makeCase(index)
  progress.begin(target.name, index, Date.now() + timeBound(sizeOf(fuzzCase)) + PATIENCE)
  const { outcome, reason } = await judge(fuzzCase)
  progress.end(outcome)
  if (bad.includes(outcome)) report(index, fuzzCase, outcome, reason)
}
parentPort?.postMessage('done', [])

function makeCase(index: number): FuzzCase {
  return targetOf(targets, index).make(createRandom(seed, index))
}

function report(index: number, { source, files }: FuzzCase, outcome: string, reason: string): void {
  const input: BadInput = { index, target: targetOf(targets, index).name, source, files, outcome, reason }
  parentPort?.postMessage(input, [])
}
