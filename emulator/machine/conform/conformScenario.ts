import { splitCommandLine } from '../../../src/dism/grammar/splitCommandLine.ts'
import { exitCodeOf } from '../../../src/dism/output/formatError.ts'
import { splitPath } from '../../../src/image/WindowsPath.ts'
import type { ScenarioPackage } from '../scenario/createRecorder.ts'
import type { RecordedStep } from '../scenario/RecordedStep.ts'
import { replayScenario } from '../scenario/replayScenario.ts'
import type { ScenarioStep } from '../scenario/Scenario.ts'
import { align } from './alignment.ts'
import { comparableLines } from './comparableLines.ts'
import type { Conformity, Disagreement } from './Disagreement.ts'
import { readTranscript, type TranscriptCommand } from './readTranscript.ts'
import { suspectsOf, verdictOf } from './suspectsOf.ts'

/**
 * Runs a scenario and compares what comes of it with a transcript of the same steps on a real Windows: exit codes, where
 * the transcript has them, and what dism printed, but for versions, dates, folders and progress.
 * @throws PresetError for a Windows that never existed
 */
export async function conformScenario({ scenario, files }: ScenarioPackage, transcript: string): Promise<Conformity> {
  const replay = replayScenario(scenario, files)
  const steps: RecordedStep[] = []
  for await (const step of replay.steps) steps.push(step)
  const commands = readTranscript(transcript)
  const pairs = [...numberedPairs(commands, steps), ...typedPairs(commands, steps)]
  const paired = new Set(pairs.map(([command]) => command))
  const { semantics } = replay.machine.host
  const compared = pairs.flatMap(([command, step]) => {
    const ours = steps[step]
    return ours ? [{ ours, step, command: command.command, difference: differenceOf(command, ours) }] : []
  })
  const differences = compared.flatMap(({ difference, ...one }) => (difference ? [{ ...one, ...difference }] : []))
  const agreed = new Set(
    compared.filter(({ difference }) => !difference).flatMap(({ ours }) => ours.decisions.map(verdictOf)),
  )
  return {
    compared: pairs.length,
    unknown: commands.filter((command) => !paired.has(command)).map(({ command }) => command),
    disagreements: differences.map(({ command, step, ours, ...difference }) => ({
      step,
      command,
      ...difference,
      suspects: suspectsOf(
        ours.decisions,
        { differing: [...difference.onlyWindows, ...difference.onlyOurs], agreed },
        semantics,
      ),
    })),
  }
}

type Pair = readonly [TranscriptCommand, step: number]

/** Commands that say which step they are. */
function numberedPairs(commands: readonly TranscriptCommand[], steps: readonly RecordedStep[]): Pair[] {
  return commands.flatMap((command): Pair[] =>
    command.step !== undefined && steps[command.step] ? [[command, command.step]] : [],
  )
}

/** Commands of dism, in the order of the steps. */
function typedPairs(commands: readonly TranscriptCommand[], steps: readonly RecordedStep[]): Pair[] {
  const typed = commands.filter(({ step, command }) => step === undefined && isDism(command))
  const ours = steps.flatMap(({ step }, index) => {
    const words = wordsOf(step)
    return words ? [{ index, words }] : []
  })
  const pairs = align(typed, ours, ({ command }, { words }) => likeness(splitCommandLine(command), words))
  return pairs.flatMap(([left, right]): Pair[] => {
    const [command, own] = [typed[left], ours[right]]
    return command && own ? [[command, own.index]] : []
  })
}

function isDism(command: string): boolean {
  return /^\s*("[^"]*\bdism(\.exe)?"|\S*\bdism(\.exe)?)(\s|$)/i.test(command)
}

function wordsOf(step: ScenarioStep): readonly string[] | undefined {
  if (step.do === 'dism') return step.words
  return step.do === 'type' ? splitCommandLine(step.commandLine) : undefined
}

/** What a command does is an option without a value, or one of those that have a value and need no other. */
const OF_THE_RUN = /^\/(image|online|english|logpath|loglevel|scratchdir|quiet|norestart|windir|sysdrivedir)$/

/** How much two command lines are the same: 3 word for word, but for the folders of paths, 1 by what they do. */
function likeness(left: readonly string[], right: readonly string[]): number {
  const [a, b] = [left.map(comparableWord), right.map(comparableWord)]
  const same = (one: readonly string[], other: readonly string[]) =>
    one.length === other.length && one.every((word) => other.includes(word))
  const wholly = ({ name, value }: ReturnType<typeof comparableWord>) => `${name}:${value}`
  if (same(a.map(wholly), b.map(wholly))) return 3
  const does = (words: typeof a) => words.map(({ name }) => name).filter((name) => !OF_THE_RUN.test(name))
  return same(does(a), does(b)) ? 1 : 0
}

function comparableWord(word: string): { readonly name: string; readonly value: string } {
  const [, name = '', value = ''] = /^([/-][^:=]*)(?:[:=](.*))?$/s.exec(word) ?? ['', '', word]
  const base = /^([A-Za-z]:)?[\\/]/.test(value) ? (splitPath(value).at(-1) ?? '') : value
  return { name: name.replace(/^-/, '/').toLowerCase(), value: base.toLowerCase() }
}

type Difference = Pick<Disagreement, 'exitCode' | 'onlyWindows' | 'onlyOurs'>

/** What differs between what Windows did and what happened here; undefined when nothing does. */
function differenceOf({ exitCode, lines }: TranscriptCommand, ours: RecordedStep): Difference | undefined {
  const differs = exitCode !== undefined && exitCodeOf(exitCode >>> 0) !== exitCodeOf((ours.exitCode ?? 0) >>> 0)
  const printed = ours.step.do === 'dism' || ours.step.do === 'type'
  const { onlyWindows, onlyOurs } = printed ? compareLines(lines, ours.stdout.split('\n')) : NO_LINES
  if (!differs && onlyWindows.length === 0 && onlyOurs.length === 0) return undefined
  return {
    ...(differs && { exitCode: { windows: exitCode, ours: ours.exitCode ?? 0 } }),
    onlyWindows,
    onlyOurs,
  }
}

const NO_LINES: Pick<Disagreement, 'onlyWindows' | 'onlyOurs'> = { onlyWindows: [], onlyOurs: [] }

/** Most pairs of lines that are compared in their order; above, only what one has and the other has not is told. */
const MOST_PAIRS = 4_000_000

function compareLines(windows: readonly string[], ours: readonly string[]): typeof NO_LINES {
  const [left, right] = [comparableLines(windows), comparableLines(ours)]
  if (left.length * right.length > MOST_PAIRS) {
    const [known, printed] = [new Set(left), new Set(right)]
    return {
      onlyWindows: left.filter((line) => !printed.has(line)),
      onlyOurs: right.filter((line) => !known.has(line)),
    }
  }
  const pairs = align(left, right, (one, other) => (one === other ? 1 : 0))
  const [both, same] = [new Set(pairs.map(([line]) => line)), new Set(pairs.map(([, line]) => line))]
  return {
    onlyWindows: left.filter((_, index) => !both.has(index)),
    onlyOurs: right.filter((_, index) => !same.has(index)),
  }
}
