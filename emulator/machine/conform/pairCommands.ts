import { splitCommandLine } from '../../../src/dism/grammar/splitCommandLine.ts'
import { splitPath } from '../../../src/image/WindowsPath.ts'
import { windowsCommand } from '../repro/windowsCommand.ts'
import type { ScenarioStep } from '../scenario/Scenario.ts'
import { stepText } from '../scenario/stepText.ts'
import { align } from './alignment.ts'
import type { Uncompared } from './Disagreement.ts'
import type { TranscriptCommand } from './readTranscript.ts'

/** A command of a transcript, and the number, from 0, of the step that it carries out. */
export type Pair = readonly [TranscriptCommand, step: number]

/**
 * Which step each command of a transcript carries out: those of repro.cmd say its number, and have to be what it would
 * write for that step, once and in their order; of a console, the commands of dism are found in the order of the steps.
 */
export function pairCommands(commands: readonly TranscriptCommand[], steps: readonly ScenarioStep[]): readonly Pair[] {
  return [...numberedPairs(commands, steps), ...typedPairs(commands, steps)]
}

/** Steps that a transcript could have and has not, has as something else, or whose end repro.cmd could not write. */
export function uncomparedSteps(
  steps: readonly ScenarioStep[],
  commands: readonly TranscriptCommand[],
  pairs: readonly Pair[],
): Uncompared[] {
  const isNumbered = commands.some(({ step }) => step !== undefined)
  const isComparable = (step: ScenarioStep, next: ScenarioStep | undefined): boolean =>
    isNumbered ? lineOf(step, next) !== undefined : wordsOf(step) !== undefined
  return steps.flatMap((step, index): Uncompared[] => {
    const [command] = pairs.find(([, number]) => number === index) ?? []
    if (command ? isNumbered && command.exitCode === undefined : isComparable(step, steps[index + 1])) {
      const has = commands.some((one) => one.step === index)
      const why = command
        ? 'the transcript does not tell how it ended'
        : has
          ? 'the transcript has another command'
          : 'the transcript does not have it'
      return [{ step: index, text: stepText(step), why }]
    }
    return []
  })
}

/** Whether a command line calls dism. */
export function isDism(command: string): boolean {
  return /^\s*("[^"]*\bdism(\.exe)?"|\S*\bdism(\.exe)?)(\s|$)/i.test(command)
}

function numberedPairs(commands: readonly TranscriptCommand[], steps: readonly ScenarioStep[]): Pair[] {
  const pairs: Pair[] = []
  for (const command of commands) {
    const { step: number } = command
    const step = number === undefined ? undefined : steps[number]
    if (number === undefined || !step || number <= (pairs.at(-1)?.[1] ?? -1)) continue
    if (isCommandOf(step, steps[number + 1], command.command)) pairs.push([command, number])
  }
  return pairs
}

/** What repro.cmd runs for a step; undefined for what a person does. */
function lineOf(step: ScenarioStep, next: ScenarioStep | undefined): string | undefined {
  const command = windowsCommand(step, next)
  return 'run' in command ? command.run : 'restart' in command ? command.restart : undefined
}

/** Whether a command is what repro.cmd runs for a step, whatever the folders are where it ran. */
function isCommandOf(step: ScenarioStep, next: ScenarioStep | undefined, command: string): boolean {
  const words = wordsOf(step)
  const [typed = ''] = command.split(/ <"?[^"<]*answers\.txt"?\s*$/i)
  if (words && isDism(typed) && likeness(splitCommandLine(typed), words) === ALL) return true
  const parts = lineOf(step, next)?.split(/%\w+%/) ?? []
  const literal = parts.map((part) => part.replaceAll('%%', '%').replaceAll(/[\\^$.*+?()[\]{}|/-]/g, '\\$&'))
  return parts.length > 0 && new RegExp(`^${literal.join('.*')}$`, 'is').test(command.trim())
}

/** Commands of dism, in the order of the steps. */
function typedPairs(commands: readonly TranscriptCommand[], steps: readonly ScenarioStep[]): Pair[] {
  const typed = commands.filter(({ step, command }) => step === undefined && isDism(command))
  const ours = steps.flatMap((step, index) => {
    const words = wordsOf(step)
    return words ? [{ index, words }] : []
  })
  const pairs = align(typed, ours, ({ command }, { words }) => likeness(splitCommandLine(command), words))
  return pairs.flatMap(([left, right]): Pair[] => {
    const [command, own] = [typed[left], ours[right]]
    return command && own ? [[command, own.index]] : []
  })
}

/** The words behind dism.exe; undefined for what is no command of dism. */
function wordsOf(step: ScenarioStep): readonly string[] | undefined {
  if (step.do === 'dism') return step.words
  return step.do === 'type' ? splitCommandLine(step.commandLine) : undefined
}

/** Options that change nothing of what a command does to an image. */
const OF_THE_RUN = /^\/(english|logpath|loglevel|scratchdir|quiet|norestart)$/

/** Word for word, but for the folders of paths. */
const ALL = 3

/** How much two command lines are the same: wholly, or 1 but for files and for how dism is to run; else 0. */
function likeness(left: readonly string[], right: readonly string[]): number {
  const [a, b] = [left.map(comparableWord), right.map(comparableWord)]
  if (same(a.map(wholly), b.map(wholly))) return ALL
  const does = (words: typeof a) =>
    words
      .filter(({ name }) => !OF_THE_RUN.test(name))
      .map((word) => (word.isPath ? `${word.name}:<path>` : wholly(word)))
  return same(does(a), does(b)) ? 1 : 0
}

function same(left: readonly string[], right: readonly string[]): boolean {
  return left.toSorted().join('\n') === right.toSorted().join('\n')
}

interface ComparableWord {
  readonly name: string
  readonly value: string
  readonly isPath: boolean
}

function wholly({ name, value }: ComparableWord): string {
  return `${name}:${value}`
}

function comparableWord(word: string): ComparableWord {
  const [, name = '', value = ''] = /^([/-][^:=]*)(?:[:=](.*))?$/s.exec(word) ?? ['', '', word]
  const isPath = /^([A-Za-z]:|\.)?[\\/]/.test(value)
  const base = isPath ? (splitPath(value).at(-1) ?? '') : value
  return { name: name.replace(/^-/, '/').toLowerCase(), value: base.toLowerCase(), isPath }
}
