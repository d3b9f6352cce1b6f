import { type ChildProcess, fork } from 'node:child_process'
import type { Readable } from 'node:stream'
import { BEATS, HUNG } from './beats.ts'
import type { MarkedTask, ProcessReady, PropertyFacts, PropertyResult, PropertyTask } from './PropertyTask.ts'

/** Seconds that one value of a property may take by the clock: what does nothing and never ends, the watchdog misses. */
const LONGEST_WAIT = 120

/** Nothing is left behind, whatever it is that this process ends of. */
const alive = new Set<ChildProcess>()
process.on('exit', () => {
  for (const child of alive) child.kill('SIGKILL')
})

/** A process that runs properties, one task at a time. */
export interface PropertyProcess {
  readonly properties: readonly PropertyFacts[]
  /**
   * Runs a task. One value that takes too long ends the process, as does a law that makes it die: see `ended` then.
   * @param beat told of each value that the law meets
   */
  run(task: PropertyTask, beat?: () => void): Promise<PropertyResult>
  readonly ended: () => boolean
  end(): void
}

/**
 * Starts a process of properties.
 * @param program the bundled `propertyWorker.ts`
 * @param longest seconds that one value may take
 * @throws Error with what the process said when it does not load
 */
export async function startProperties(program: string, longest = LONGEST_WAIT): Promise<PropertyProcess> {
  const child = fork(program, [], {
    stdio: ['ignore', 'ignore', 'pipe', 'pipe', 'ipc'],
    execArgv: ['--enable-source-maps', '--max-old-space-size=2048'],
  })
  alive.add(child)
  child.once('exit', () => alive.delete(child))
  const said = lastWords(child)
  let tasks = 0
  const ready = await new Promise<ProcessReady>((resolve, reject) => {
    child.once('message', (message) => resolve(message as ProcessReady))
    child.once('error', reject)
    child.once('close', (status) => reject(new Error(errorIn(said()) ?? `it ended with ${status}`)))
  })
  return {
    properties: ready.properties,
    run: (task, beat) => runTask({ child, said, longest }, { ...task, mark: tasks++ % HUNG }, beat),
    ended: () => child.exitCode !== null || child.signalCode !== null,
    end: () => void child.kill('SIGKILL'),
  }
}

interface Running {
  readonly child: ChildProcess
  readonly said: () => string
  readonly longest: number
}

function runTask(
  { child, said, longest }: Running,
  task: MarkedTask,
  beat: (() => void) | undefined,
): Promise<PropertyResult> {
  return new Promise((resolve) => {
    const beats = child.stdio[BEATS] as Readable
    const begin = performance.now()
    let runs = 0
    let last = begin
    let hung = false
    const onBeat = (bytes: Uint8Array): void => {
      last = performance.now()
      hung ||= bytes.includes(HUNG)
      for (const _ of bytes.filter((byte) => byte === task.mark)) {
        runs++
        beat?.()
      }
    }
    const watch = setInterval(() => {
      if (performance.now() - last < longest * 1000) return
      hung = true
      child.kill('SIGKILL')
    }, 200)
    const settle = (result: PropertyResult): void => {
      clearInterval(watch)
      beats.off('data', onBeat)
      child.off('message', settle as (message: unknown) => void)
      child.off('close', giveUp)
      resolve(result)
    }
    const giveUp = (): void =>
      settle({
        outcome: hung ? 'hung' : 'died',
        runs,
        path: pathOf(task, runs),
        replayPath: undefined,
        counterexample: undefined,
        replay: '',
        error: hung ? 'a value takes too long' : (errorIn(said()) ?? 'the process died'),
        decisions: {},
        seconds: (performance.now() - begin) / 1000,
      })
    beats.on('data', onBeat)
    child.once('message', settle as (message: unknown) => void)
    child.once('close', giveUp)
    child.send(task)
  })
}

/** Where the value is that was running; undefined when it was one of shrinking, which is nowhere yet. */
function pathOf({ settings: { path, numRuns } }: PropertyTask, runs: number): string | undefined {
  if (runs === 0 || (numRuns !== undefined && runs > numRuns)) return undefined
  return path?.includes(':') ? undefined : String(Number(path ?? 0) + runs - 1)
}

/** The line in which Node names the error that nothing caught, or V8 why it gave up. */
function errorIn(said: string): string | undefined {
  return said.split('\n').find((line) => /^([A-Za-z]*Error|FATAL ERROR)/.test(line)) ?? said.split('\n').find(Boolean)
}

/** The end of what a process says on stderr. */
function lastWords(child: ChildProcess): () => string {
  let words = ''
  child.stderr?.on('data', (bytes: Uint8Array) => {
    words = (words + new TextDecoder().decode(bytes)).slice(-4000)
  })
  return () => words.trim()
}
