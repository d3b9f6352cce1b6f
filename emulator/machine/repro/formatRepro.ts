import { splitCommandLine } from '../../../src/dism/grammar/splitCommandLine.ts'
import type { Scenario, ScenarioStep } from '../scenario/Scenario.ts'
import { batchRemark, batchText, echoText, WORK } from './batchText.ts'
import { windowsCommand, windowsPath, type WindowsCommand } from './windowsCommand.ts'

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
    ...head(scenario).map(batchRemark),
    // Windows PE has a system drive of its own, in memory; the drive of the script is the same everywhere.
    String.raw`set "work=%~d0\dismulator"`,
    String.raw`if "%~d0"=="\\" set "work=%SystemDrive%\dismulator"`,
    String.raw`set "answers=%work%\answers.txt"`,
    // Behind cd, %~dp0 may be something else.
    'set "here=%~dp0"',
    'set "transcript=%here%transcript.txt"',
    ...new Set([String.raw`${WORK}\C`, ...logFolders(steps)].map(makeFolder)),
    `>"%answers%" echo ${scenario.machine.answer ?? 'N'}`,
    String.raw`cd /d "%work%\C"`,
    'if not "%~1"=="" goto step%~1',
    'if exist "%transcript%" goto begun',
    '',
    ...steps.flatMap((step, index) => [...stepLines(scenario, step, index), '']),
    `:step${steps.length + 1}`,
    'echo Done: "%transcript%"',
    'exit /b 0',
    '',
    ':begun',
    'echo "%transcript%" is there: go on with repro.cmd and the number of a step, or delete it to begin again.',
    'exit /b 1',
    '',
    ':done',
    `>>"%transcript%" echo.`,
    `>>"%transcript%" echo ${echoText(`${MARK}exit`)} %1`,
    'exit /b 0',
    '',
  ]
  return lines.join('\r\n')
}

function head({ title, machine, found, steps }: Scenario): string[] {
  const { preset, elevated = true, users, ...rest } = machine
  const options = Object.entries(rest).map(([name, value]) => `${name} ${[value].flat().join(', ')}`)
  const isForUsers = steps.some(({ do: what }) => /^(start|remove|add) app$/.test(what))
  return [
    title,
    ...(found ? [`found by: ${found.property}, seed ${found.seed}, path ${found.path}`] : []),
    `needs: ${[preset, ...options].join('; ')}`,
    ...(users && users.length > 0 ? [`accounts to make: ${users.join(', ')}`] : []),
    ...(preset.startsWith('winpe')
      ? []
      : ['OOBE is still due: go into audit mode, with Ctrl+Shift+F3 at the first question of Windows']),
    elevated ? 'run it as administrator, on a Windows that nothing was done to' : 'run it without administrator rights',
    ...(isForUsers
      ? ['apps are those of whoever runs it: that has to be the user of the step, and an administrator']
      : []),
    ...(steps.some(({ do: what }) => what === 'shutdown')
      ? ['in Windows PE the drive of the Windows that is serviced has to be C:, and this folder has to be on it']
      : []),
  ]
}

/** The folders of logs: dism makes them on the machine. */
function logFolders(steps: readonly ScenarioStep[]): string[] {
  const words = steps.flatMap((step) => (step.do === 'dism' ? step.words : []))
  const folders = words.flatMap((word) => folderOf(word.match(/^[/-]logpath[:=](.*)$/is)?.[1] ?? ''))
  return [...new Set(folders)].toSorted()
}

/** The folder of a file, when it is one of the scenario. */
function folderOf(file: string): string[] {
  const path = batchText(windowsPath(file))
  return path.startsWith(WORK) ? [path.slice(0, path.lastIndexOf('\\'))] : []
}

function makeFolder(folder: string): string {
  return `if not exist "${folder}\\" mkdir "${folder}"`
}

function stepLines({ steps, machine }: Scenario, step: ScenarioStep, index: number): string[] {
  const next = steps[index + 1]
  const command = windowsCommand(step, next)
  // A restart does what the start behind a shutdown does.
  const goOn = index + (step.do === 'shutdown' && next?.do === 'boot' ? 3 : 2)
  const folders = step.do === 'write' ? folderOf(step.path) : []
  return [
    `:step${index + 1}`,
    `rem ${step.do}`,
    ...folders.map(makeFolder),
    ...(mayRestart(step, machine.answer) ? mayRestartLines : commandLines)(command, index + 1, goOn),
  ]
}

/** Whether dism restarts Windows when it has to be restarted. */
function mayRestart(step: ScenarioStep, answer: 'Y' | 'N' | undefined): boolean {
  const words = step.do === 'dism' ? step.words : step.do === 'type' ? splitCommandLine(step.commandLine) : []
  const has = (option: string) => words.some((word) => word.toLowerCase().replace(/^-/, '/') === option)
  return has('/online') && !has('/norestart') && (has('/quiet') || answer === 'Y')
}

/** Windows restarts itself behind 3010: the script must not go on while it shuts down. */
function mayRestartLines(command: WindowsCommand, number: number, goOn: number): string[] {
  if (!('run' in command)) return commandLines(command, number, goOn)
  return [
    `echo When this ends with 3010, Windows restarts. Go on then with: repro.cmd ${goOn}`,
    ...announced(command.run, number),
    `${command.run} >>"%transcript%" 2>&1`,
    'set "code=%ERRORLEVEL%"',
    'call :done %code%',
    'if "%code%"=="3010" exit /b 0',
  ]
}

function commandLines(command: WindowsCommand, number: number, goOn: number): string[] {
  if ('byHand' in command) return [...byHand(number, command.byHand), 'pause']
  if ('leave' in command) return [...byHand(number, command.leave), `echo Then: repro.cmd ${goOn}`, 'exit /b 0']
  const line = 'run' in command ? command.run : command.restart
  const run = [`${line} >>"%transcript%" 2>&1`, 'call :done %ERRORLEVEL%']
  return 'run' in command
    ? [...announced(line, number), ...run]
    : [...announced(line, number), `echo When Windows has started again: repro.cmd ${goOn}`, ...run, 'exit /b 0']
}

/** Says on the screen and in the transcript what is run. `echo(` prints even what asks for help. */
function announced(line: string, number: number): string[] {
  return [
    `echo(Step ${number}: ${echoText(line)}`,
    `>>"%transcript%" echo ${echoText(`${MARK}step ${number}`)}`,
    `>>"%transcript%" echo(${echoText(`${MARK}command ${line}`)}`,
  ]
}

function byHand(number: number, what: string): string[] {
  const line = `step ${number}, by hand: ${what}`
  return [batchRemark(line), `echo(${echoText(line.replaceAll('%', '%%'))}`]
}
