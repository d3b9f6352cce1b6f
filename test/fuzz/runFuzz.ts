import { Worker } from 'node:worker_threads'
import { OUTCOMES, type Outcome, TARGETS, type TargetName } from './FuzzCase.ts'
import type { BadInput, FuzzOptions, WorkerTask } from './FuzzOptions.ts'
import { keepInput } from './keepInput.ts'
import { type Progress, progressOf } from './Progress.ts'

/** Bytes of memory of the whole process above which the running inputs are taken for too hungry. */
const MOST_MEMORY = 3 * 1024 ** 3

/** What came of a run. */
export interface FuzzResult {
  readonly counts: ReadonlyMap<TargetName, ReadonlyMap<Outcome, number>>
  readonly seconds: number
  readonly bad: readonly BadInput[]
}

/**
 * Runs inputs in worker threads. A worker that does not come to an end with one is killed and replaced; the input is
 * kept, and the others go on.
 * @param worker the bundled `fuzzWorker.ts`
 */
export async function runFuzz(options: FuzzOptions, worker: URL, tell: (line: string) => void): Promise<FuzzResult> {
  const begin = performance.now()
  const all = Array.from({ length: options.workers }, () => progressOf(undefined, true))
  const bad: BadInput[] = []
  const onBad = (input: BadInput): void => {
    bad.push(input)
    tell(
      `${input.outcome}: ${input.target} input ${input.index}, made of ${input.source}: ${input.reason.split('\n')[0]}`,
    )
    tell(
      `  npm run fuzz -- --seed ${options.seed}${options.only ? ` --only ${options.only}` : ''} --input ${input.index}`,
    )
    if (options.keep !== undefined) tell(`  ${keepInput(options.keep, options.seed, input)}`)
  }
  await Promise.all(all.map((progress, index) => superviseWorker({ options, worker, progress, index, onBad })))
  const count = (target: TargetName, outcome: Outcome): number =>
    all.reduce((sum, progress) => sum + progress.count(target, outcome), 0)
  const counts = new Map(
    TARGETS.map((target) => [target, new Map(OUTCOMES.map((outcome) => [outcome, count(target, outcome)]))]),
  )
  return { counts, seconds: (performance.now() - begin) / 1000, bad }
}

interface Supervised {
  readonly options: FuzzOptions
  readonly worker: URL
  readonly progress: Progress
  readonly index: number
  readonly onBad: (input: BadInput) => void
}

/** Sees one worker through, with as many replacements as it takes. */
async function superviseWorker({ options, worker, progress, index, onBad }: Supervised): Promise<void> {
  const end = options.seconds === undefined ? Infinity : Date.now() + options.seconds * 1000
  let first = options.first + index
  let died: number | undefined
  while (first < options.first + options.runs || died !== undefined) {
    const task: WorkerTask = { options, first, stride: options.workers, died, shared: progress.shared }
    died = await oneWorker(worker, task, progress, end, onBad)
    if (died === undefined) return
    progress.end('time')
    first = died + options.workers
  }
}

/** Runs a worker to its end. Gives the index of the input that it had to be killed for. */
function oneWorker(
  url: URL,
  task: WorkerTask,
  progress: Progress,
  end: number,
  onBad: (input: BadInput) => void,
): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const thread = new Worker(url, { workerData: task, resourceLimits: { maxOldGenerationSizeMb: 2048 } })
    const stop = (died: number | undefined): void => {
      clearInterval(watch)
      void thread.terminate().then(() => resolve(died))
    }
    const watch = setInterval(() => {
      const running = progress.running()
      const late = Date.now() > progress.deadline() || process.memoryUsage.rss() > MOST_MEMORY
      if (running >= 0 && late) stop(running)
      else if (Date.now() > end) stop(undefined)
    }, 200)
    thread.on('message', (message: BadInput | 'done') => (message === 'done' ? stop(undefined) : onBad(message)))
    thread.on('error', (error) => {
      clearInterval(watch)
      if (progress.running() >= 0) resolve(progress.running())
      else reject(error instanceof Error ? error : new Error(String(error)))
    })
  })
}
