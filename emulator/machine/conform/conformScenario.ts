import { exitCodeOf } from '../../../src/dism/output/formatError.ts'
import type { ScenarioPackage } from '../scenario/createRecorder.ts'
import type { RecordedStep } from '../scenario/RecordedStep.ts'
import { replayScenario } from '../scenario/replayScenario.ts'
import { align } from './alignment.ts'
import { isDism, pairCommands, uncomparedSteps } from './pairCommands.ts'
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
  const pairs = pairCommands(commands, scenario.steps)
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
  const unknown = commands.filter((command) => !paired.has(command))
  const uncompared = uncomparedSteps(scenario.steps, commands, pairs)
  const isForeign = unknown.some(({ step, command }) => step !== undefined || isDism(command))
  return {
    compared: pairs.length,
    unknown: unknown.map(({ command }) => command),
    uncompared,
    conforms: pairs.length > 0 && differences.length === 0 && uncompared.length === 0 && !isForeign,
    disagreements: differences.map(({ command, step, ours, ...difference }) => ({
      step,
      command,
      ...difference,
      suspects: suspectsOf(
        ours.decisions,
        { differing: [...difference.onlyWindows, ...difference.onlyOurs], agreed, exitCode: difference.exitCode },
        semantics,
      ),
    })),
  }
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
