import type { Scenario, ScenarioStep } from '../scenario/Scenario.ts'
import { batchText, echoText, WORK } from './batchText.ts'
import { windowsCommand, type WindowsCommand } from './windowsCommand.ts'

/** What begins the lines of a transcript that are not the output of a command. */
export const MARK = '>>> '

/**
 * The steps of a scenario for a real Windows: the content of repro.cmd, with CRLF ends. It writes transcript.txt beside
 * itself, which `readTranscript` reads; `repro.cmd 5` goes on with the fifth step after a restart.
 */
export function formatRepro(scenario: Scenario): string {
  const { steps } = scenario
  const lines = [
    '@echo off',
    'setlocal DisableDelayedExpansion',
    'chcp 65001 >nul',
    ...head(scenario).map((line) => `rem ${echoText(line.replaceAll('%', '%%'))}`),
    'set "work=%SystemDrive%\\dismulator"',
    'set "answers=%work%\\answers.txt"',
    'set "transcript=%~dp0transcript.txt"',
    'if not exist "%work%\\" mkdir "%work%"',
    ...foldersOf(steps).map((folder) => `if not exist "${folder}\\" mkdir "${folder}"`),
    `>"%answers%" echo ${scenario.machine.answer ?? 'N'}`,
    'if not "%~1"=="" goto step%~1',
    'if exist "%transcript%" del "%transcript%"',
    '',
    ...steps.flatMap((step, index) => [...stepLines(step, index, steps[index + 1]), '']),
    `:step${steps.length + 1}`,
    'echo Done: %transcript%',
    'exit /b 0',
    '',
    ':done',
    `>>"%transcript%" echo.`,
    `>>"%transcript%" echo ${echoText(`${MARK}exit`)} %1`,
    'exit /b 0',
    '',
  ]
  return lines.join('\r\n')
}

function head({ title, machine, found }: Scenario): string[] {
  const { preset, elevated = true, ...rest } = machine
  const options = Object.entries(rest).map(([name, value]) => `${name} ${[value].flat().join(', ')}`)
  return [
    title,
    ...(found ? [`found by: ${found.property}, seed ${found.seed}, path ${found.path}`] : []),
    `needs: ${[preset, ...options].join('; ')}`,
    elevated ? 'run it as administrator, on a Windows that nothing was done to' : 'run it without administrator rights',
  ]
}

/** The folders of files that are put there, and of those that commands write, such as a log. */
function foldersOf(steps: readonly ScenarioStep[]): string[] {
  const paths = steps.flatMap((step) => {
    if (step.do === 'write') return [step.path]
    return step.do === 'dism' ? step.words.map((word) => word.replace(/^[/-][^:=]+[:=]/, '')) : []
  })
  const folders = paths.flatMap((one) => {
    const path = batchText(one)
    return path.startsWith(WORK) ? [path.slice(0, path.lastIndexOf('\\'))] : []
  })
  return [...new Set(folders)].toSorted()
}

function stepLines(step: ScenarioStep, index: number, next: ScenarioStep | undefined): string[] {
  const command = windowsCommand(step, next)
  // A restart does what the start behind a shutdown does.
  const goOn = index + (step.do === 'shutdown' && next?.do === 'boot' ? 3 : 2)
  return [`:step${index + 1}`, `rem ${step.do}`, ...commandLines(command, index + 1, goOn)]
}

function commandLines(command: WindowsCommand, number: number, goOn: number): string[] {
  if ('byHand' in command) return [...byHand(number, command.byHand), 'pause']
  if ('leave' in command) return [...byHand(number, command.leave), `echo Then: repro.cmd ${goOn}`, 'exit /b 0']
  const line = 'run' in command ? command.run : command.restart
  const before = [
    `echo Step ${number}: ${echoText(line)}`,
    `>>"%transcript%" echo ${echoText(`${MARK}step ${number}`)}`,
    `>>"%transcript%" echo ${echoText(`${MARK}command ${line}`)}`,
  ]
  const run = [`${line} >>"%transcript%" 2>&1`, 'call :done %ERRORLEVEL%']
  return 'run' in command
    ? [...before, ...run]
    : [...before, `echo When Windows has started again: repro.cmd ${goOn}`, ...run, 'exit /b 0']
}

function byHand(number: number, what: string): string[] {
  const line = `step ${number}, by hand: ${what.replaceAll('%', '%%')}`
  return [`rem ${echoText(line)}`, `echo ${echoText(line)}`]
}
