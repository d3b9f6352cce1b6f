import type { Decision } from '../../src/rules/Decision.ts'
import { splitCommandLine } from '../../src/dism/grammar/splitCommandLine.ts'
import type { RecordedStep } from '../machine/scenario/RecordedStep.ts'
import { hasRemedy } from './remedies.ts'

/** A decision and the step in which it was taken. */
export interface Taken {
  readonly decision: Decision
  readonly step: RecordedStep
  /** Number of the step. */
  readonly index: number
}

/** The last decision of a record that is wanted, and its step. */
export function lastDecision(
  steps: readonly RecordedStep[],
  wanted: (decision: Decision, step: RecordedStep) => boolean,
): Taken | undefined {
  for (let index = steps.length - 1; index >= 0; index--) {
    const step = steps[index]!
    const decision = step.decisions.findLast((one) => wanted(one, step))
    if (decision) return { decision, step, index }
  }
  return undefined
}

/** Whether a step did what it was to do; 3010 asks for a restart besides. */
export function succeeded({ exitCode, refusal }: RecordedStep): boolean {
  return refusal === undefined && (exitCode === 0 || exitCode === 3010)
}

/** Of a step that failed, the decision that ended it: its last one, when that is a refusal or has a remedy. */
export function decidedAgainst({ decisions }: RecordedStep): Decision | undefined {
  const last = decisions.at(-1)
  if (!last) return undefined
  return last.verdict === 'refused' || hasRemedy(last.rule, last.verdict) ? last : undefined
}

/** The words of dism's command line; undefined for any other step. */
export function wordsOf({ step }: RecordedStep): readonly string[] | undefined {
  if (step.do === 'dism') return step.words
  return step.do === 'type' ? splitCommandLine(step.commandLine) : undefined
}

/** A step as somebody would type it. */
export function lineOf(recorded: RecordedStep): string {
  const words = wordsOf(recorded)
  if (words) return formatLine(words)
  const { step } = recorded
  return step.do === 'call' ? step.function : step.do
}

/**
 * The command line of a step as it is to be typed again; undefined for what is no command line.
 * @param target how it names the image now: `/Online`, `/Image:D:\\mnt`
 * @param region what /Region is to be, when it is to be another
 */
export function lineAgain(recorded: RecordedStep, target: string, region?: string): string | undefined {
  const words = wordsOf(recorded)
  if (!words) return undefined
  const kept = region === undefined ? words : words.filter((word) => !/^[/-]Region[:=]/i.test(word))
  const again = kept.map((word) => (/^[/-](?:Online$|Image[:=])/i.test(word) ? target : word))
  return formatLine(region === undefined ? again : [...again, `/Region:${region}`])
}

function formatLine(words: readonly string[]): string {
  return ['dism', ...words.map((word) => (/[\s;]/.test(word) ? `"${word}"` : word))].join(' ')
}

/** The name of the file or folder that a step added, as in `reader.msixbundle`. */
export function fileOf(recorded: RecordedStep): string | undefined {
  return pathOf(recorded)
    ?.split(/[\\/]/)
    .findLast((part) => part !== '')
}

/** The path of the file or folder that a step added. */
export function pathOf(recorded: RecordedStep): string | undefined {
  const { step } = recorded
  const paths =
    step.do === 'call'
      ? step.arguments.filter((value): value is string => typeof value === 'string')
      : step.do === 'add app'
        ? [step.path]
        : (wordsOf(recorded) ?? []).flatMap((word) => /^[/-](?:PackagePath|FolderPath)[:=](.*)$/i.exec(word)?.[1] ?? [])
  return paths[0]
}

/** What dism printed as its error, on one line: `Error: 2 The system cannot find the file specified.` */
export function printedError({ stdout }: RecordedStep): string | undefined {
  return /\n(Error: [^]*?)(?:\r?\n\r?\n(?:The DISM log|$)|$)/.exec(stdout)?.[1]?.replaceAll(/\s+/g, ' ').trim()
}
