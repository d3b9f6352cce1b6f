import { DismError } from '../errors/DismError.ts'
import { createJudge } from '../rules/Judge.ts'
import { elevation, logGivenUp } from '../servicing/commandRules.ts'
import { asDismError } from '../servicing/asDismError.ts'
import type { DismRun, RunContext, RunEnd } from './DismRun.ts'
import { outputSettings } from './grammar/outputSettings.ts'
import { parseCommandLine } from './grammar/parseCommandLine.ts'
import { createLog } from '../servicing/log/createLog.ts'
import { formatCommandLine } from './log/formatCommandLine.ts'
import { logFailure } from './log/logFailure.ts'
import { logSessionEnd, logSessionStart } from './log/logSession.ts'
import { exitCodeOf, formatError, formatErrorHead } from './output/formatError.ts'
import { pathHint } from './pathHint.ts'
import { runParsed } from './runParsed.ts'

/** A success; not an HRESULT. */
const ERROR_SUCCESS_REBOOT_REQUIRED = 3010

/**
 * Runs one command line of dism.exe on a host.
 * @returns the exit code: 0, 3010 when Windows must restart, or the number shown after `Error:` as a signed 32-bit value
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
  let isWritten = true
  const onLogFault = (line: string) => {
    isWritten = false
    warn(line)
  }
  const log = createLog({ host, path: logPath, level: logLevel, warn: onLogFault })
  for (const argument of run.arguments) {
    const hint = pathHint(argument)
    if (hint !== undefined) warn(hint)
  }
  logSessionStart(log, host, run.commandLine ?? formatCommandLine(run.arguments))
  log.flush()
  const logJudge = createJudge(host.semantics)
  logJudge.decide(logGivenUp, logPath, isWritten, isWritten ? 'its first lines are written' : 'nothing can be written')
  run.onDecisions?.(logJudge.decisions)
  const lack = (gap: string) => {
    warn(gap)
    run.onGap?.(gap)
  }
  const print = quiet ? () => {} : write
  print(`\nDeployment Image Servicing and Management tool\nVersion: ${host.dismVersion}\n`)
  try {
    const end = await attempt(run.arguments, { ...run, warn, lack, log, write: print })
    if (end instanceof DismError) {
      write(formatError(end, logPath))
      run.onFailure?.(end)
    }
    logSessionEnd(log)
    if (end instanceof DismError) return exitCodeOf(end.hresult)
    return end === 'restart' ? ERROR_SUCCESS_REBOOT_REQUIRED : 0
  } finally {
    log.flush()
  }
}

async function attempt(commandLine: readonly string[], context: RunContext): Promise<RunEnd> {
  try {
    return await runParsed(parseCommandLine(commandLine), context)
  } catch (error) {
    const failure = asDismError(error)
    logFailure(context.log, failure, undefined)
    return failure
  }
}
