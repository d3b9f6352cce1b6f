import { readFileSync, statSync } from 'node:fs'
import { conformScenario } from '../../machine/conform/conformScenario.ts'
import type { Conformity, Disagreement, Suspect } from '../../machine/conform/Disagreement.ts'
import { decodeText } from '../../scenarioFolder/decodeText.ts'
import type { Command } from '../Command.ts'
import { readScenarioAs } from '../readScenarioAs.ts'

/** `dismulator conform`: compares what a real Windows did with what happens here, and says which rules decided that. */
export const conform: Command = {
  operands: ['scenario', 'transcript'],
  options: {},
  notes: [
    'The transcript is what repro.cmd of the scenario wrote on a real Windows, or a console with prompts, commands and',
    'their output as it was pasted; a pasted "echo %ERRORLEVEL%" tells an exit code. Versions, dates, folders and progress',
    'are not compared, nor is what a person does by hand, nor, of a pasted console, what is no command of dism. For each',
    'step that differs its three most suspicious rules are told: first those whose verdicts no agreeing step shares, the one',
    'that refused the command before others; --json has all. The exit code is 0 when all steps were compared and agree,',
    'else 1.',
    '',
    'example: dismulator conform dist/scenarios/removal transcript.txt',
  ],
  async run(input) {
    const [, file = ''] = input.operands
    const content = readScenarioAs(input)
    if (!statSync(file, { throwIfNoEntry: false })?.isFile()) throw new Error(`there is no file ${file}`)
    const found = await conformScenario(content, decodeText(readFileSync(file)))
    if (found.compared === 0) throw new Error(`${file} has no command of the scenario: nothing was compared`)
    return { text: describe(found), json: found, exitCode: found.conforms ? 0 : 1 }
  },
}

function describe({ compared, unknown, uncompared, disagreements, conforms }: Conformity): string {
  const left = [
    ...uncompared.map(({ step, text, why }) => `not compared: step ${step + 1}: ${text}: ${why}\n`),
    ...unknown.map((command) => `not compared: ${command}\n`),
  ]
  const end =
    disagreements.length > 0
      ? `${disagreements.length} disagree`
      : conforms
        ? 'all agree'
        : 'these agree, and not all was compared'
  const count = compared === 1 ? '1 command was' : `${compared} commands were`
  return [...disagreements.map(describeOne), ...left, `${count} compared: ${end}\n`].join('')
}

/** Rules that are told of a step. */
const MOST_SUSPECTS = 3

function describeOne({ step, command, exitCode, onlyWindows, onlyOurs, suspects }: Disagreement): string {
  return [
    `step ${step + 1}: ${command}\n`,
    exitCode ? `  exit code: ${exitCode.windows} on Windows, ${exitCode.ours} here\n` : '',
    ...onlyWindows.map((line) => `  only on Windows: ${line}\n`),
    ...onlyOurs.map((line) => `  only here: ${line}\n`),
    suspects.length > 0 ? '  decided here by\n' : '  no rule decided anything here\n',
    ...suspects.slice(0, MOST_SUSPECTS).map(describeSuspect),
    suspects.length > MOST_SUSPECTS ? `    and ${suspects.length - MOST_SUSPECTS} more rules, less suspicious\n` : '',
  ].join('')
}

function describeSuspect({ rule, kind, text, source, agreedElsewhere, decisions }: Suspect): string {
  const [nearest] = decisions
  const more = decisions.length > 1 ? ` (and ${decisions.length - 1} more)` : ''
  const decided = nearest ? `      ${nearest.verdict}: ${nearest.subject}: ${nearest.because}${more}\n` : ''
  const agreed = agreedElsewhere ? '      the same verdict is part of a step that agrees\n' : ''
  return `    ${rule} (${kind}): ${text}\n      ${source}\n${decided}${agreed}`
}
