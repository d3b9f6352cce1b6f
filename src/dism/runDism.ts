import { DismError } from '../errors/DismError.ts'
import { createJudge } from '../rules/Judge.ts'
import { elevation } from '../servicing/commandRules.ts'
import { asDismError } from '../servicing/asDismError.ts'
import type { DismRun, RunContext } from './DismRun.ts'
import { outputSettings } from './grammar/outputSettings.ts'
import { parseCommandLine } from './grammar/parseCommandLine.ts'
import { createLog } from '../servicing/log/createLog.ts'
import { logFailure } from './log/logFailure.ts'
import { logSessionEnd, logSessionStart } from './log/logSession.ts'
import { exitCodeOf, formatError, formatErrorHead } from './output/formatError.ts'
import { pathHint } from './pathHint.ts'
import { runParsed } from './runParsed.ts'

/**
 * Runs one command line of dism.exe on a host.
 * @returns the exit code: 0, or the number shown after `Error:` as a signed 32-bit value
 */
export async function runDism(run: DismRun): Promise<number> {
  const { host, warn = () => {} } = run
  const write = (text: string) => run.write(text.replaceAll('\n', '\r\n'))
  const judge = createJudge(host.semantics)
  const isElevated = judge.decide(elevation, 'dism.exe', host.elevated, host.elevated ? 'it is' : 'it is not')
  run.onDecisions?.(judge.decisions)
  if (!isElevated) {
    const error = new DismError('ELEVATION_REQUIRED', 'the process is not elevated')
    write(formatErrorHead(error))
    run.onFailure?.(error)
    return exitCodeOf(error.hresult)
  }

  const { quiet, logPath = host.defaultLogPath, logLevel } = outputSettings(run.arguments)
  const log = createLog({ host, path: logPath, level: logLevel, warn })
  for (const argument of run.arguments) {
    const hint = pathHint(argument)
    if (hint !== undefined) warn(hint)
  }
  logSessionStart(log, host, run.arguments)
  log.flush()
  const print = quiet ? () => {} : write
  print(`\nDeployment Image Servicing and Management tool\nVersion: ${host.dismVersion}\n`)
  try {
    const failure = await attempt(run.arguments, { ...run, warn, log, write: print })
    if (failure) {
      write(formatError(failure, logPath))
      run.onFailure?.(failure)
    }
    logSessionEnd(log)
    return failure ? exitCodeOf(failure.hresult) : 0
  } finally {
    log.flush()
  }
}

async function attempt(commandLine: readonly string[], context: RunContext): Promise<DismError | undefined> {
  try {
    return await runParsed(parseCommandLine(commandLine), context)
  } catch (error) {
    const failure = asDismError(error)
    logFailure(context.log, failure, undefined)
    return failure
  }
}
