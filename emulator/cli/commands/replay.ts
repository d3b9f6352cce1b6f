import { FormatError } from '../../../src/formats/FormatError.ts'
import { replayScenario, type DriveChanges, type ReplayedStep } from '../../machine/scenario/replayScenario.ts'
import { stepText } from '../../machine/scenario/stepText.ts'
import type { Command, CommandInput } from '../Command.ts'
import { describeDifferences } from '../describeDifferences.ts'
import { formatDecisions } from '../formatDecisions.ts'
import { readScenarioAs } from '../readScenarioAs.ts'
import { UsageError } from '../UsageError.ts'

/** `dismulator replay`: runs a scenario again, in memory, and shows each step: command, output, decisions, what changed. */
export const replay: Command = {
  operands: ['scenario'],
  options: {
    step: { value: '<n>', describes: 'show this step only; those before it are run' },
    until: { value: '<n>', describes: 'stop behind this step' },
  },
  notes: [
    'A scenario is a folder with scenario.json, as a failing property writes it. Nothing but it is read, and nothing is',
    'written. Steps count from 1. + added, - removed, ~ changed. The exit code is 0, whatever those of the steps are.',
    '',
    'example: dismulator replay dist/scenarios/removal --step 3',
  ],
  async run(input) {
    const content = readScenarioAs(input)
    const { scenario } = content
    const count = scenario.steps.length
    const only = stepOption(input, 'step', count)
    const until = stepOption(input, 'until', count) ?? only ?? count
    if (only !== undefined && only > until) throw new UsageError(`--step ${only} comes behind --until ${until}`)
    const { machine, steps } = replayScenario(scenario, content.files)
    const shown: ShownStep[] = []
    for await (const step of steps) {
      const number = step.index + 1
      if (only === undefined || number === only) shown.push(shownStep(step))
      if (number >= until) break
    }
    const { semantics } = machine.host
    const text = shown.map((step) => describeStep(step, count, formatDecisions(step.decisions, semantics)))
    return { text: `${scenario.title}\n\n${text.join('\n')}`, json: { title: scenario.title, steps: shown } }
  },
}

type ShownStep = Omit<ReplayedStep, 'changes' | 'index'> & {
  /** From 1. */
  readonly number: number
  readonly changes: readonly DriveChanges[] | string
}

function shownStep({ index, changes, ...step }: ReplayedStep): ShownStep {
  return { number: index + 1, ...step, changes: changesOf(changes) }
}

/** A hive may be corrupt, as a step may have left it. */
function changesOf(changes: ReplayedStep['changes']): ShownStep['changes'] {
  try {
    return changes()
  } catch (error) {
    if (error instanceof FormatError) return error.message
    throw error
  }
}

function describeStep(
  { number, step, exitCode, stdout, refusal, changes }: ShownStep,
  count: number,
  decisions: string,
) {
  const parts = [
    `== step ${number} of ${count}: ${stepText(step)}\n`,
    stdout.replaceAll('\r\n', '\n').replaceAll('\r', ''),
    refusal === undefined ? '' : `refused: ${refusal}\n`,
    `exit code ${exitCode}\n`,
    decisions === '' ? '' : `-- decisions\n${decisions}`,
    describeChanges(changes),
  ]
  return parts.join('')
}

function describeChanges(changes: ShownStep['changes']): string {
  if (typeof changes === 'string') return `-- cannot be compared: ${changes}\n`
  return changes.map(({ drive, differences }) => `-- changes on ${drive}\n${describeDifferences(differences)}`).join('')
}

/** @throws UsageError */
function stepOption(input: CommandInput, name: string, count: number): number | undefined {
  const given = input.option(name)
  if (given === undefined) return undefined
  const number = /^\d+$/.test(given) ? Number(given) : 0
  if (number < 1 || number > count) throw new UsageError(`--${name}: the scenario has the steps 1 to ${count}`)
  return number
}
