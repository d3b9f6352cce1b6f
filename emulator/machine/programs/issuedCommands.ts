import { formatCommandLine } from '../../../src/dism/log/formatCommandLine.ts'
import type { RecordedStep } from '../scenario/RecordedStep.ts'
import type { IssuedCommand } from './ProgramRun.ts'

/** The command lines of dism among some steps; one that is under way is left out. */
export function issuedCommands(steps: readonly RecordedStep[]): readonly IssuedCommand[] {
  return steps.flatMap(({ step, exitCode, stdout, decisions }) =>
    exitCode !== undefined && (step.do === 'dism' || step.do === 'type')
      ? [
          {
            line: withoutProgram(step.do === 'dism' ? formatCommandLine(step.words) : step.commandLine),
            exitCode,
            stdout,
            decisions,
          },
        ]
      : [],
  )
}

function withoutProgram(commandLine: string): string {
  return commandLine.replace(/^\s*(?:"[^"]*"?|\S*)\s*/, '')
}
