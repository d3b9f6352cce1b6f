import { formatCommandLine } from '../../../src/dism/log/formatCommandLine.ts'
import type { ScenarioStep } from './Scenario.ts'

/** A step in a line: a command of dism as it is typed, anything else in words. */
export function stepText(step: ScenarioStep): string {
  switch (step.do) {
    case 'dism':
      return formatCommandLine(step.words)
    case 'type':
      return step.commandLine
    case 'call':
      return `${step.function}(${step.arguments.map((argument) => JSON.stringify(argument)).join(', ')})`
    case 'change':
      return `${step.changes.length} changes behind the back of DISM in ${step.path}`
    case 'append':
      return `append to ${step.path}`
    case 'restore':
      return `restore step ${step.snapshot + 1}`
    case 'fault':
      return `fault ${JSON.stringify(step.fault)}`
    default: {
      const { do: what, at: _, during: __, moment: ___, ...rest } = step
      return [
        what,
        ...Object.values(rest).map((value) => (typeof value === 'string' ? value : JSON.stringify(value))),
      ].join(' ')
    }
  }
}
