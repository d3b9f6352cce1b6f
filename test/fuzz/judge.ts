import { getHeapStatistics } from 'node:v8'
import { DismError } from '../../src/errors/DismError.ts'
import { FormatError } from '../../src/formats/FormatError.ts'
import { type FuzzCase, type Outcome, Violation } from './FuzzCase.ts'

/** What one input may take. */
export interface Bounds {
  /** Milliseconds; a second more for each 4 MiB of input. */
  readonly time: number
  /** Bytes of memory that are there after it and were not before; eight times the input more. */
  readonly memory: number
}

export const BOUNDS: Bounds = { time: 2000, memory: 256 * 1024 * 1024 }

/** How an input ended; `reason` says more about the bad ends. */
export interface Verdict {
  readonly outcome: Outcome
  readonly reason: string
}

/** Runs an input and says how it ended. */
export async function judge(fuzzCase: FuzzCase, bounds: Bounds = BOUNDS): Promise<Verdict> {
  const size = sizeOf(fuzzCase)
  const memory = memoryInUse()
  const begin = performance.now()
  const verdict = await run(fuzzCase)
  const time = performance.now() - begin
  if (time > timeBound(size, bounds)) return { outcome: 'time', reason: `${Math.round(time)} ms` }
  const grown = memoryInUse() - memory
  if (grown > bounds.memory + 8 * size) return { outcome: 'memory', reason: `${Math.round(grown / 1048576)} MiB more` }
  return verdict
}

/** Milliseconds that an input of some bytes may take. */
export function timeBound(size: number, bounds: Bounds = BOUNDS): number {
  return bounds.time + (size / (4 * 1024 * 1024)) * 1000
}

/** Bytes of all files of an input. */
export function sizeOf({ files }: FuzzCase): number {
  let size = 0
  for (const file of files.values()) size += file.length
  return size
}

async function run(fuzzCase: FuzzCase): Promise<Verdict> {
  try {
    await fuzzCase.run()
    return { outcome: 'read', reason: '' }
  } catch (error) {
    if (error instanceof FormatError) return { outcome: 'FormatError', reason: error.message }
    if (error instanceof DismError) return { outcome: 'DismError', reason: error.message }
    if (error instanceof Violation) return { outcome: error.outcome, reason: error.message }
    return { outcome: 'exception', reason: error instanceof Error ? (error.stack ?? error.message) : String(error) }
  }
}

function memoryInUse(): number {
  const { used_heap_size: heap, external_memory: external } = getHeapStatistics()
  return heap + external
}
